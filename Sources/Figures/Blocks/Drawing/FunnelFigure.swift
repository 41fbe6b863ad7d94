import Calendars
import Charts
import Definitions
import Documents
import Editions
import ShownNumbers
import Snapshots

/// The `funnel` block: what passed each stage in the period, and the conversion at each handoff by its newest complete cohort.
struct FunnelFigure {
  private let rows: [Row]
  private let anchor: Period
  private let scope: BlockScope
  private let heading: String

  private struct Row {
    var name: String
    var metric: String
    var count: Observation
    var said: ShownNumber
    var step: Step?
  }

  /// The way to a stage from the one before.
  private struct Step {
    var said: ShownNumber
    /// Nil where they are said already, there being too few cases for a percentage.
    var counts: ShownNumber?
    var basis: String
    /// Nil where the rate is only the quotient of the two bars.
    var source: (metric: String, observation: Observation)?
  }

  /// Nil where a stage has no count in the period.
  init?(_ stages: [FunnelBlock.Stage], _ scope: BlockScope) {
    anchor = scope.anchor()
    self.scope = scope
    heading = scope.frame.title ?? "Funnel"
    var rows: [Row] = []
    for stage in stages {
      guard let count = scope.series(stage.metric, through: anchor, count: 1)?[anchor]?.observation,
        let said = scope.edition.values(of: stage.metric, unit: count.unit).headline(count)
      else { return nil }
      var row = Row(
        name: stage.label ?? scope.glossary[stage.metric]?.shortName ?? stage.metric, metric: stage.metric, count: count,
        said: said)
      if let conversion = stage.conversion {
        row.step = Self.step(conversion, anchor, scope)
      } else if let before = rows.last {
        row.step = Self.quotient(of: row, by: before, scope)
      }
      rows.append(row)
    }
    self.rows = rows
  }

  private static func step(_ metric: String, _ anchor: Period, _ scope: BlockScope) -> Step? {
    let choice = MetricChoice(metric: metric, narrowed: .all)
    guard let window = MetricWindow(choice, through: anchor, count: anchor.grain.usualPeriods, in: scope),
      let shown = window.shown?.observation, let said = window.numbers.headline(shown)
    else { return nil }
    var basis =
      anchor == .all
      ? anchor.long : "\(shown.period.year == anchor.year ? shown.period.tick : shown.period.short) cohort"
    switch scope.glossary.metric(metric)?.calculation {
    case .conversion(_, _, _, .flow): basis = "same \(anchor.grain.noun)"
    case .conversion(_, _, let window?, .cohort): basis += ", \(window)"
    default: break
    }
    return Step(
      said: said, counts: window.numbers.isFew(shown) ? nil : window.numbers.counts(shown), basis: basis,
      source: (metric, shown))
  }

  /// Without a metric of its own a rate is what the two bars say, and says so.
  private static func quotient(of row: Row, by before: Row, _ scope: BlockScope) -> Step? {
    let numbers = scope.edition.values(of: row.metric, unit: row.count.unit)
    guard let (said, counts) = numbers.quotient(of: row.count, by: before.count, counting: before.metric) else { return nil }
    return Step(
      said: said, counts: counts, basis: "same \(row.count.period.grain.noun), no window", source: nil)
  }

  /// The lowest of the followed conversions, where there are two to compare.
  private var lowest: Int? {
    let followed = rows.indices.filter { rows[$0].step?.source != nil }
    guard followed.count > 1 else { return nil }
    return followed.map { rows[$0].step?.source?.observation }.placeOfLeast.map { followed[$0] }
  }

  var figure: Documents.Figure {
    Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: "what passed each stage in \(anchor.spoken())",
      chart: chart, caption: [caption, Phrase(scope.frame.note)].joinedSentences, stamps: scope.edition.stamps(observations),
      table: table, file: .site(.data(rows[0].metric)))
  }

  private var observations: [(metric: String, observation: Observation)] {
    rows.flatMap { row in [(row.metric, row.count)] + (row.step?.source.map { [($0.metric, $0.observation)] } ?? []) }
      .reversed()
  }

  private var chart: Funnel {
    let lowest = lowest
    let steps = rows.indices.dropFirst().map { index in
      rows[index].step.map { step in
        Funnel.Step(
          rate: Lettering(step.said), counts: step.counts.map { Lettering($0) } ?? "", basis: step.basis,
          mark: index == lowest ? "lowest step" : nil)
      }
    }
    let said = rows.map { row -> Lettering in "\(row.said) \(row.name)" }.joined(by: ", ")
    return Funnel(
      key: "\(scope.key)-c", title: "\(heading), \(anchor.long): \(said), with the conversion at each handoff",
      stages: rows.compactMap { row in Quantity(row.said).map { .init(name: row.name, count: $0) } }, steps: steps)
  }

  private var caption: Phrase {
    var sentences: [Phrase] = ["Bars count what passed in \(anchor.spoken())."]
    if rows.contains(where: { $0.step?.source != nil }) {
      let followed = anchor == .all ? "those whose window is over" : "its newest complete cohort"
      sentences.append("Each rate follows \(followed), so it is not one bar divided by another.")
    }
    if let lowest, let step = rows[lowest].step {
      sentences.append("Lowest step: \(rows[lowest - 1].name) to \(rows[lowest].name), \(step.said).")
    }
    return sentences.joinedSentences
  }

  private var table: Table {
    Table(
      caption: "\(heading), \(anchor.long)",
      columns: [
        .init("Stage", isNumber: false), .init("Passed"), .init("Rate"), .init("Of", isNumber: false),
        .init("Cohort and window", isNumber: false),
      ],
      rows: rows.map { row in
        Table.Row([
          Phrase(scope.edition.link(to: row.metric, row.name)), Phrase(row.said), row.step.map { Phrase($0.said) } ?? "",
          row.step?.counts.map { Phrase($0) } ?? "", Phrase(row.step?.basis),
        ])
      })
  }
}
