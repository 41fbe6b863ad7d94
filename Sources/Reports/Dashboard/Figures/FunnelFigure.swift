import Calendars
import Charts
import Definitions
import HyperText
import Numbers
import Snapshots

/// The `funnel` block: what passed each stage in the period, and the conversion at each handoff by its newest complete cohort.
struct FunnelFigure {
  private let rows: [Row]
  private let anchor: Period
  private let block: ReportBlock
  private let scope: BlockScope
  private let heading: String

  private struct Row {
    var name: String
    var metric: String
    var count: Observation
    var said: String
    var step: Step?
  }

  /// The way to a stage from the one before.
  private struct Step {
    var rate: ExactDecimal
    var said: String
    var counts: String
    var basis: String
    /// Nil where the rate is only the quotient of the two bars.
    var source: (metric: String, observation: Observation)?
  }

  /// Nil where a stage has no count in the period.
  init?(_ stages: [FunnelStage], _ block: ReportBlock, _ scope: BlockScope) {
    anchor = scope.anchor(block)
    self.block = block
    self.scope = scope
    heading = block.title ?? "Funnel"
    var rows: [Row] = []
    for stage in stages {
      guard let count = scope.series(stage.metric, through: anchor, count: 1)?[anchor]?.observation, let value = count.value
      else {
        return nil
      }
      let text = scope.context.valueText(stage.metric, unit: count.unit)
      var row = Row(
        name: stage.label ?? scope.glossary[stage.metric]?.shortName ?? stage.metric, metric: stage.metric, count: count,
        said: text.headline(value))
      if let conversion = stage.conversion {
        row.step = Self.step(conversion, anchor, scope)
      } else if let before = rows.last {
        row.step = Self.quotient(of: count, by: before.count)
      }
      rows.append(row)
    }
    self.rows = rows
  }

  private static func step(_ metric: String, _ anchor: Period, _ scope: BlockScope) -> Step? {
    let choice = MetricChoice(metric: metric, narrowed: .all)
    guard let window = MetricWindow(choice, through: anchor, count: anchor.grain == .week ? 26 : 13, in: scope),
      let shown = window.shown?.observation, let rate = shown.value
    else { return nil }
    var basis = "\(shown.period.year == anchor.year ? shown.period.tick : shown.period.short) cohort"
    switch scope.glossary.metric(metric)?.calculation {
    case .conversion(_, _, _, .flow): basis = "same \(anchor.grain.rawValue)"
    case .conversion(_, _, let window?, .cohort): basis += ", \(window)"
    default: break
    }
    return Step(
      rate: rate, said: window.text.few(shown) ?? window.text.headline(rate),
      counts: window.text.few(shown) == nil ? window.text.counts(shown) ?? "" : "", basis: basis, source: (metric, shown))
  }

  /// Without a metric of its own a rate is what the two bars say, and says so.
  private static func quotient(of count: Observation, by before: Observation) -> Step? {
    guard let part = count.value, let whole = before.value, let rate = part.divided(by: whole, scale: 6), part <= whole else {
      return nil
    }
    let counts = "\(NumberText.grouped(part)) of \(NumberText.grouped(whole))"
    let isFew = whole < ExactDecimal(10)
    return Step(
      rate: rate, said: isFew ? counts : NumberText.percent(rate), counts: isFew ? "" : counts,
      basis: "same \(count.period.grain.rawValue), no window", source: nil)
  }

  /// The lowest of the followed conversions, where there are two to compare.
  private var lowest: Int? {
    let followed = rows.indices.filter { rows[$0].step?.source != nil }
    guard followed.count > 1 else { return nil }
    return followed.min { (rows[$0].step?.rate ?? .zero) < (rows[$1].step?.rate ?? .zero) }
  }

  var figure: Figure {
    Figure(
      key: scope.key, heading: heading, unit: "what passed each stage in \(anchor.spoken())",
      drawing: chart.svg(palette: scope.edition.palette), caption: [caption, block.note ?? ""].joinedSentences,
      stamps: scope.context.stamps(observations), table: table, csv: scope.context.href(.data(rows[0].metric)))
  }

  private var observations: [(metric: String, observation: Observation)] {
    rows.flatMap { row in [(row.metric, row.count)] + (row.step?.source.map { [($0.metric, $0.observation)] } ?? []) }
      .reversed()
  }

  private var chart: Funnel {
    let lowest = lowest
    let steps = rows.indices.dropFirst().map { index in
      rows[index].step.map { step in
        Funnel.Step(rate: step.said, counts: step.counts, basis: step.basis, mark: index == lowest ? "lowest step" : nil)
      }
    }
    let said = rows.map { "\($0.said) \($0.name)" }.joined(separator: ", ")
    return Funnel(
      key: "\(scope.key)-c", title: "\(heading), \(anchor.long): \(said), with the conversion at each handoff",
      stages: rows.map { .init(name: $0.name, count: Quantity($0.count.value?.approximate ?? 0, $0.said)) }, steps: steps)
  }

  private var caption: String {
    var sentences = ["Bars count what passed in \(anchor.spoken())."]
    if rows.contains(where: { $0.step?.source != nil }) {
      sentences.append(
        "Each rate follows its newest complete cohort, so rates are not quotients of the bars and do not multiply.")
    }
    if let lowest, let step = rows[lowest].step {
      sentences.append("Lowest step: \(rows[lowest - 1].name) to \(rows[lowest].name), \(step.said).")
    }
    return sentences.joinedSentences
  }

  private var table: DataTable {
    DataTable(
      caption: "\(heading), \(anchor.long)",
      columns: [
        .init("Stage", isNumber: false), .init("Passed"), .init("Rate"), .init("Of", isNumber: false),
        .init("Cohort and window", isNumber: false),
      ],
      rows: rows.map { row in
        DataTable.Row([
          scope.context.link(definition: row.metric, row.name), .text(row.said), .text(row.step?.said ?? ""),
          .text(row.step?.counts ?? ""), .text(row.step?.basis ?? ""),
        ])
      })
  }
}
