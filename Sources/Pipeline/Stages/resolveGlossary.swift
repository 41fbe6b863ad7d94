import Calendars
import Definitions
import Diagnostics
import Editions
import Snapshots

/// Holds the definitions against each other and the site's settings.
func resolveGlossary(_ content: Content, asOf: CivilDate?) -> (glossary: Glossary, diagnostics: [Diagnostic]) {
  resolve(
    content.definitions, unread: content.unreadDefinitions, settings: content.settings, agreements: content.agreements,
    asOf: asOf)
}

extension EditionSource {
  /// What was read of a content folder, with the numbers of its snapshots and the glossary that they were read by.
  init(_ content: Content, glossary: Glossary, snapshots: SnapshotStore, asOf: CivilDate?) {
    self.init(
      settings: content.settings, glossary: glossary, agreements: content.agreements, snapshots: snapshots,
      journeys: content.journeys, keptMeanings: content.keptMeanings, pages: content.pages, notes: content.notes, asOf: asOf)
    feedback = content.feedback
  }
}

/// "Today" where nobody names a day: the newest date among snapshots and signatures, never the clock.
func newestDate(_ content: Content) -> CivilDate? {
  let snapshots = content.snapshotFiles.compactMap { CivilDate($0.split(separator: "/")[2]) }
  let runs = content.runs.map(\.vintage.date)
  let book = content.agreements
  let signatures = book.ids.flatMap { book.records(of: $0).flatMap { $0.signatures.map(\.date) } }
  return (snapshots + runs + signatures).max()
}
