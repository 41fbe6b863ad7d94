package import Calendars
package import Definitions
package import Markup

/// What changed, what was decided: `content/notes/2026-10.md`.
package struct Note: Sendable {
  package var period: Period
  /// Which meaning it gives to words that have several.
  package var vocabulary: [WordSense]
  package var document: MarkupDocument {
    DependencyLog.current?.note(.note(path))
    return text
  }
  private let text: MarkupDocument
  package var path: String
  /// What meetings decided, and when they were held.
  package var record: NoteRecord

  package init(
    period: Period, vocabulary: [WordSense] = [], document: MarkupDocument, path: String, record: NoteRecord = NoteRecord()
  ) {
    self.period = period
    self.vocabulary = vocabulary
    text = document
    self.path = path
    self.record = record
  }
}
