import Calendars
import Definitions
import Documents
import Editions
import Snapshots

/// `restatements`: totals of closed periods that moved, or were withdrawn, since the page of the period before was frozen.
struct RestatementsBlock: ReportBlock {
  static let name = "restatements"

  /// More would be no list but a page, which is linked.
  private static let most = 20

  init?(_ reader: inout BlockReader) {}

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {}

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let (edition, period) = (scope.edition, scope.anchor())
    let title = scope.frame.title ?? "Numbers that were restated"
    let moved = edition.restatedTotals(period.grain, after: edition.vintage(of: period.previous), upTo: scope.asOf)
    let all: [Block] = [.paragraph(Phrase(.link(Link("All restatements", to: .site(.restatements)))), .note)]
    guard !moved.isEmpty else {
      let none: Phrase = "No total of a closed \(period.grain.rawValue) moved since the page of \(period.previous.long)."
      return .full(scope.panel(Phrase(title), [.paragraph(none, .absent)] + all))
    }
    let shown = moved.prefix(Self.most)
    let more: [Block] =
      moved.count > shown.count ? [.paragraph("And \(count: moved.count - shown.count) of older periods.", .absent)] : []
    let table = Table(
      caption: "\(title), as known on \(day: scope.asOf)",
      columns: [
        .init("Metric and period", isNumber: false), .init("Now"), .init("First published"), .init("Difference"),
        .init("Reason", isNumber: false), .init("Moved", isNumber: false),
      ],
      rows: shown.map { row($0, edition) })
    let stamps = scope.stamps(shown.map { ($0.metric, $0.current) })
    return .full(scope.panel(Phrase(title), [.table(table)] + more + [stamps] + all))
  }

  private func row(_ restatement: Restatement, _ edition: Edition) -> Table.Row {
    let (first, current) = (restatement.first, restatement.current)
    let numbers = edition.numbers(of: restatement)
    return Table.Row([
      "\(edition.name(of: restatement)), \(current.period.short)", Phrase(numbers.table(current)), Phrase(numbers.table(first)),
      numbers.difference(current, from: first).map { Phrase($0) } ?? "",
      current.value == nil ? "withdrawn" : Phrase(restatement.cause.rawValue),
      Phrase(.date(current.vintage.date, .short)),
    ])
  }
}
