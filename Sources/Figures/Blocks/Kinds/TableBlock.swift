import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

/// `table`: metrics down, periods across, each row with its stamp.
struct TableBlock: ReportBlock {
  static let name = "table"

  let picks: [MetricPick]
  let grain: Grain?
  let periods: Int

  init?(_ reader: inout BlockReader) {
    picks = reader.picks("metrics")
    grain = reader.grain()
    periods = reader.count("periods", default: 6, upTo: 120)
    if picks.isEmpty { return nil }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) { for pick in picks { needs.add(pick.metric) } }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let anchor = scope.anchor(grain: grain)
    let periods = anchor == .all ? 1 : periods
    let shown = (0..<periods).map { anchor.advanced(by: $0 - periods + 1) }
    let windows = picks.map { pick in
      MetricWindow(MetricChoice(metric: pick.metric, stat: pick.stat), through: anchor, count: periods, in: scope)
    }
    // Periods before anything was measured are no rows of gaps.
    let first = windows.compactMap { $0?.entries.first?.period }.min() ?? anchor
    let columns = shown.filter { $0 >= first }
    let rows = zip(picks, windows).map { pick, window in
      Table.Row([name(of: pick, window, scope.edition)] + columns.map { window?.rowCell(at: $0) ?? "" })
    }
    let title = scope.frame.title ?? "Numbers"
    let table = Table(
      caption: anchor == .all ? "\(title), \(anchor.long)" : "\(title), \(columns[0].short) to \(anchor.short)",
      columns: [.init("Metric", isNumber: false)] + columns.map { .init(Phrase($0.short)) }, rows: rows,
      endsWithTheNewest: true)
    let stamps = scope.stamps(windows.reversed().compactMap(\.self).flatMap(\.observations))
    return .full(scope.panel(Phrase(title), [.table(table), stamps]))
  }

  /// A metric's name, with the statistic and the unit of its numbers where they have to be said.
  private func name(of pick: MetricPick, _ window: MetricWindow?, _ edition: Edition) -> Phrase {
    let name = Phrase(edition.link(to: pick.metric, pick.title))
    guard let unit = window?.heading, !unit.isEmpty else { return name }
    return "\(name) \(.span(.unit, Phrase(unit)))"
  }
}

extension MetricWindow {
  /// One period in a row of numbers. The boundary of two meanings stands before the first number of the new one.
  fileprivate func rowCell(at period: Period) -> Phrase {
    guard let found = series[period]?.observation else { return "" }
    var cell = Phrase()
    if breaks.contains(where: { $0.period == period }) { cell.append(.meaningChange) }
    cell +=
      numbers.headline(found).map { Phrase($0) }
      ?? (found.isWithheld ? "withheld" : found.isProvisional ? "not mature" : "")
    if found.isProvisional, found.value != nil { cell.append(.span(.soFar, " so far")) }
    return cell
  }
}
