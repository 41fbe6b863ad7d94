import Calendars
import FrontMatter

/// What every block may say, whatever it shows.
struct BlockFrame: Sendable {
  /// Its heading; else one is made from what it shows.
  var title: String?
  /// A line of plain text below it.
  var note: String?
  /// The period that it shows; the page's own where nil.
  var period: Period?

  init() {}

  init(_ reader: inout BlockReader) {
    title = reader.keys.string("title")
    note = reader.keys.string("note")
    period = reader.period()
  }
}
