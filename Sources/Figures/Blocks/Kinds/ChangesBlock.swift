import Calendars
import Definitions
import Documents
import Editions
import Measures

/// `changes`: what changed in the last months up to the period's end, in words, the newest first, with who has signed it.
struct ChangesBlock: ReportBlock {
  static let name = "changes"

  let months: Int
  var insteadOfSeries: String? { "leave the period out, and say how far back: months: 120" }
  /// More would be no list but a page, which is linked.
  private static let most = 12

  init?(_ reader: inout BlockReader) { months = reader.count("months", default: 1, upTo: 120) }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {}

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let title = Phrase(scope.frame.title ?? "What changed")
    let end = scope.edition.days.periods.end(of: scope.anchor())
    let items = end.map { Self.changes(from: $0.adding(months: -months), upTo: $0, in: scope) } ?? []
    let all: [Block] =
      scope.edition.agreements.ids.isEmpty ? [] : [.paragraph(Phrase(.link(Link("All changes", to: .site(.changes)))), .note)]
    guard !items.isEmpty else {
      let none: Phrase = "No definition changed up to \(scope.anchor().long)."
      return .full(scope.panel(title, [.paragraph(none, .absent)] + all))
    }
    let shown = items.prefix(Self.most).map { day, words in
      List.Item([.line(Phrase(.date(day, .short))), .group(Group(.group, [.paragraph(words)]))])
    }
    return .full(scope.panel(title, [.list(List(.log, shown))] + all))
  }

  /// What began to hold in `[start, end)`, the newest first.
  static func changes(
    from start: CivilDate, upTo end: CivilDate, in scope: BlockScope
  ) -> [(day: CivilDate, words: Phrase)] {
    let edition = scope.edition
    let log = ChangeLog(site: scope.site)
    func isShown(_ day: CivilDate) -> Bool { day >= start && day < end }
    let told = log.history.entries.filter { isShown($0.day) }
      .map { ($0.day, $0.id, ChangeItem(entry: $0, log: log).brief(asOf: scope.asOf)) }
    // What nobody put on record yet began to hold all the same.
    let recorded = Set(edition.agreements.ids)
    let unrecorded = edition.glossary.definitions.compactMap { definition -> (CivilDate, String, Phrase)? in
      guard !recorded.contains(definition.id), let day = definition.effective, isShown(day) else { return nil }
      let why = definition.why.map { ": \($0)" } ?? ""
      let words: Phrase = "\(edition.link(to: definition.id)), \(version: definition.version, .long)\(why)"
      return (day, definition.id, words.withFullStop)
    }
    return (told + unrecorded).sorted { ($1.0, $0.1) < ($0.0, $1.1) }
      .map { (day: $0.0, words: $0.2) }
  }
}
