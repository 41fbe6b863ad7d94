import Calendars
import Charts
import Definitions
import HyperText
import Numbers
import Snapshots

/// The `breakdown` block of one period: a bar per member with other metrics beside it, such as cost per opportunity by channel.
struct RankedFigure {
  private let breakdown: Breakdown
  private let block: ReportBlock
  private let scope: BlockScope
  private let anchor: Period
  private let text: ValueText
  private let rows: [Row]
  private let all: Row?
  private let columnTexts: [ValueText]
  private let observations: [(metric: String, observation: Observation)]
  private let heading: String

  private struct Row {
    var name: String
    var value: ExactDecimal?
    var cells: [ExactDecimal?]
    /// What could not be attributed stands last and is no channel.
    var isBlank: Bool
  }

  /// Nil where neither a member nor the whole has a value in the period.
  init?(_ breakdown: Breakdown, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block, grain: breakdown.choice.grain)
    let split = SeriesArchive.Split(by: breakdown.by, narrowed: breakdown.choice.narrowed)
    func members(_ metric: String, stat: String?) -> [String: Observation] {
      let found = scope.split(metric, split, stat: stat, through: anchor, count: 1)
        .compactMap { entry in entry.series[anchor].map { (entry.member, $0.observation) } }
      return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }
    func whole(_ metric: String, stat: String?) -> Observation? {
      scope.series(metric, breakdown.choice.narrowed, stat: stat, through: anchor, count: 1)?[anchor]?.observation
    }
    let own = members(breakdown.choice.metric, stat: breakdown.choice.stat)
    let others = breakdown.columns.map { members($0, stat: nil) }
    let names = Set(own.keys).union(others.flatMap(\.keys))
    let total = whole(breakdown.choice.metric, stat: breakdown.choice.stat)
    guard !names.isEmpty || total != nil else { return nil }
    rows = names.map { member in
      Row(
        name: scope.label(of: member, in: breakdown.by, of: breakdown.choice.metric), value: own[member]?.value,
        cells: others.map { $0[member]?.value }, isBlank: member == Dimensions.blank)
    }
    .sorted { left, right in
      if left.isBlank != right.isBlank { return right.isBlank }
      if (left.value == nil) != (right.value == nil) { return right.value == nil }
      if let one = left.value, let other = right.value, one != other {
        return scope.glossary[breakdown.choice.metric]?.display.better == .down ? one < other : one > other
      }
      return left.name < right.name
    }
    let totals = breakdown.columns.map { whole($0, stat: nil) }
    all = total.map { Row(name: "All", value: $0.value, cells: totals.map { $0?.value }, isBlank: false) }
    text = scope.context.valueText(breakdown.choice.metric, stat: breakdown.choice.stat, unit: total?.unit)
    columnTexts = breakdown.columns.map { scope.context.valueText($0) }
    observations = zip([breakdown.choice.metric] + breakdown.columns, [total] + totals)
      .compactMap { metric, observation in observation.map { (metric, $0) } }.reversed()
    self.breakdown = breakdown
    self.block = block
    self.scope = scope
    self.anchor = anchor
    heading = block.title ?? "\(scope.name(of: breakdown.choice.metric)) by \(breakdown.by.replacingUnderscores)"
  }

  private var columnNames: [String] {
    breakdown.columns.map { id in
      scope.glossary[id]?.display.noun ?? ScorecardOpening.inSentence(scope.glossary[id]?.shortName ?? id)
    }
  }

  private var target: Target? {
    scope.glossary[breakdown.choice.metric]?.targets.inForce(for: anchor)
  }

  var figure: Figure {
    Figure(
      key: scope.key, heading: heading,
      unit: [text.unitHeading, anchor.spoken()].filter { !$0.isEmpty }.joined(separator: ", "),
      drawing: chart.svg(palette: scope.edition.palette), caption: [caption, block.note ?? ""].joinedSentences,
      stamps: scope.context.stamps(observations), table: table, csv: scope.context.href(.data(breakdown.choice.metric)))
  }

  private var chart: RankedBars {
    let target = target
    func drawn(_ row: Row) -> RankedBars.Row {
      let misses = row.value.flatMap { value in target.map { !$0.comparison.isMet(by: value, against: $0.value) } } ?? false
      return RankedBars.Row(
        name: row.name, value: row.value.map { Quantity(text.scaled($0).approximate, text.headline($0)) },
        cells: zip(row.cells, columnTexts).map { $0.map($1.headline) ?? "none" },
        isCalledOut: target == nil || misses || row.name == "All")
    }
    return RankedBars(
      key: "\(scope.key)-c", title: "\(heading), \(anchor.long)", head: text.unitHeading, columns: columnNames,
      rows: rows.filter { !$0.isBlank }.map(drawn), rest: rows.filter(\.isBlank).map(drawn), summary: all.map(drawn),
      target: target.map { .init(value: text.scaled($0.value).approximate, label: "target \(text.promise($0))") })
  }

  private var caption: String {
    var sentences: [String] = []
    if let all, let value = all.value {
      var first = "\(text.headline(value)) over all"
      let parts = zip(columnTexts.indices, zip(columnTexts, all.cells)).compactMap { index, pair in
        pair.1.map { "\(pair.0.headline($0)) \(columnNames[index])" }
      }
      if !parts.isEmpty { first += ": \(listed(parts)), not the mean of the rows" }
      sentences.append(first + ".")
    }
    if let blank = rows.first(where: \.isBlank) {
      let parts = zip(columnTexts.indices, zip(columnTexts, blank.cells)).compactMap { index, pair in
        pair.1.map { "\(pair.0.headline($0)) \(columnNames[index])" }
      }
      if !parts.isEmpty { sentences.append("\(listed(parts)) have no \(breakdown.by.replacingUnderscores).".capitalizedFirst) }
    }
    return sentences.joinedSentences
  }

  private var table: DataTable {
    func row(_ row: Row) -> DataTable.Row {
      let cells = zip(row.cells, columnTexts).map { $0.map($1.headline) ?? "none" }
      return DataTable.Row([row.name] + cells + [row.value.map(text.headline) ?? "no ratio"])
    }
    return DataTable(
      caption: "\(heading), \(anchor.long)",
      columns: [.init(breakdown.by.replacingUnderscores.capitalizedFirst, isNumber: false)]
        + columnNames.map { .init($0.capitalizedFirst) } + [.init(scope.name(of: breakdown.choice.metric))],
      rows: rows.map(row), footer: all.map { [row($0)] } ?? [])
  }
}
