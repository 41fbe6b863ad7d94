import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The `cohorts` block: one row per cohort; what is not observed yet is empty, never zero.
struct CohortFigure {
  private let metric: String
  private let windows: [(stat: String, window: MetricWindow)]
  private let block: ReportBlock
  private let scope: BlockScope
  private let heading: String

  init?(_ metric: String, columns: [String], periods: Int, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block)
    let stats = columns.isEmpty ? scope.glossary.metric(metric)?.stats ?? ["value"] : columns
    windows = stats.compactMap { stat in
      MetricWindow(MetricChoice(metric: metric, stat: stat, narrowed: .all), through: anchor, count: periods, in: scope)
        .map { (stat, $0) }
    }
    guard !windows.isEmpty else { return nil }
    self.metric = metric
    self.block = block
    self.scope = scope
    heading = block.title ?? scope.name(of: metric)
  }

  private var longest: MetricWindow? { windows.map(\.window).max { $0.entries.count < $1.entries.count } }
  private var names: [String] { windows.map { $0.stat == "value" ? "in the end" : statWords($0.stat) } }

  private func observations(at period: Period) -> [Observation?] { windows.map { $0.window.series[period]?.observation } }

  private func size(_ found: [Observation?]) -> String {
    let any = found.lazy.compactMap(\.self).first
    return (any?.denominator ?? any?.count.map { ExactDecimal($0) }).map { NumberText.grouped($0) } ?? ""
  }

  var figure: Figure? {
    guard let longest else { return nil }
    let rows = longest.entries.map { entry in (period: entry.period, found: observations(at: entry.period)) }
    let chart = CohortHeatMap(
      key: "\(scope.key)-c", title: "\(heading), cohorts \(rows[0].period.long) to \(longest.anchor.long)", rowHead: "cohort",
      noteHead: "n",
      columns: names,
      rows: rows.map { row in
        .init(
          name: row.period.short, note: size(row.found),
          cells: zip(row.found, windows).map { observation, entry in
            observation?.isProvisional == true ? nil : entry.window.quantity(observation)
          })
      })
    return Figure(
      key: scope.key, heading: heading, unit: longest.text.unitHeading, drawing: chart.svg(palette: scope.edition.palette),
      caption: [caption(rows), block.note ?? ""].joinedSentences,
      stamps: scope.context.stamps(windows.reversed().flatMap(\.window.observations)), table: table(rows, longest),
      csv: scope.context.href(.data(metric)))
  }

  private func caption(_ rows: [(period: Period, found: [Observation?])]) -> String {
    guard let (_, window) = windows.last else { return "" }
    let open = rows.filter { $0.found.contains { $0?.isProvisional == true } }
    var sentences: [String] = []
    if let shown = window.shown, let said = window.text.shown(shown.observation) {
      sentences.append(
        "\(shown.period.spoken(besides: window.anchor).capitalizedFirst) is the newest complete cohort: \(said).")
    }
    if !open.isEmpty {
      sentences.append(
        "\(spelled(open.count).capitalizedFirst) \(open.count == 1 ? "cohort is" : "cohorts are") still filling up.")
    }
    return sentences.joinedSentences
  }

  private func table(_ rows: [(period: Period, found: [Observation?])], _ window: MetricWindow) -> DataTable {
    DataTable(
      caption: "\(heading), cohorts to \(window.anchor.long)",
      columns: [.init("Cohort", isNumber: false), .init("n")] + names.map { .init($0.capitalizedFirst) } + [.init("So far")],
      rows: rows.map { row in
        let open = row.found.lazy.compactMap { $0?.isProvisional == true ? $0 : nil }.first
        let cells = zip(row.found, windows).map { observation, entry in observation.map(entry.window.text.cell) ?? "" }
        return DataTable.Row(
          [row.period.short, size(row.found)] + cells + [open.flatMap(window.text.counts) ?? ""],
          followsBreak: window.breaks.contains { $0.period == row.period })
      })
  }
}
