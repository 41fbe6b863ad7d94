package import Calendars
package import Definitions
package import Markup

/// A Markdown page of `content/pages`.
package struct ReportPage: Sendable {
  /// File name without `.md`; `index` is the dashboard.
  package var name: String
  package var title: String?
  /// The grain of its periods, where it is not the site's: a weekly page of a monthly site.
  package var grain: Grain?
  /// Which meaning it gives to words that have several.
  package var vocabulary: [WordSense]
  package var document: MarkupDocument
  /// Where ``document`` begins in the bytes of its file.
  package var textStart = 0
  /// What the navigation calls it: its title, or what its front matter says; nil where it says that it has no place there.
  package var navigationLabel: String?
  /// Empty for a page that Concord made itself.
  package var path: String
  /// Of a meeting's agenda, the meeting.
  package var meeting: Meeting?
  /// Of a note, what meetings decided.
  package var record: NoteRecord

  package init(
    name: String, title: String?, grain: Grain? = nil, vocabulary: [WordSense] = [], navigation: Navigation = .byTitle,
    document: MarkupDocument, path: String, meeting: Meeting? = nil, record: NoteRecord = NoteRecord()
  ) {
    self.name = name
    self.title = title
    self.grain = grain
    self.vocabulary = vocabulary
    self.document = document
    navigationLabel =
      switch navigation {
      case .byTitle: title ?? name
      case .named(let label): label
      case .none: nil
      }
    self.path = path
    self.meeting = meeting
    self.record = record
  }

  /// How the name of a page begins that is a meeting's agenda.
  package static let agendaPrefix = "agenda-"
}

extension ReportPage {
  /// What a page says of its place in the navigation.
  package enum Navigation: Hashable, Sendable { case byTitle, named(String), none }

  /// The file that a person edits to change the page; nil for one that Concord made itself.
  package var source: String? { path.isEmpty ? nil : path }
}
