import Calendars
import Charts
import Definitions
import HyperText
import Measures
import Numbers
import Snapshots

/// The `breakdown` block over time: a metric's members, stacked, side by side or as shares.
struct BreakdownFigure {
  private let breakdown: Breakdown
  private let block: ReportBlock
  private let scope: BlockScope
  private let anchor: Period
  private let text: ValueText
  private let total: MetricWindow
  private let parts: [Part]
  private let heading: String

  /// One member, or what is left over.
  private struct Part {
    var name: String
    var values: [Period: ExactDecimal]
  }

  /// Nil where the metric has no total in the window, or no member has a value.
  init?(_ breakdown: Breakdown, _ block: ReportBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(block, grain: breakdown.choice.grain)
    guard let total = MetricWindow(breakdown.choice, through: anchor, count: breakdown.periods, in: scope) else { return nil }
    let periods = total.entries.map(\.period)
    let members = scope.split(
      breakdown.choice.metric, .init(by: breakdown.by, narrowed: breakdown.choice.narrowed), stat: total.stat, through: anchor,
      count: periods.count)
    let known = Set(periods)
    var all = members.map { entry in
      let values = entry.series.points.compactMap { point in
        known.contains(point.period) ? point.observation.value.map { (point.period, $0) } : nil
      }
      return (
        isLast: entry.member == Dimensions.blank
          || entry.member == scope.otherCode(of: breakdown.by, of: breakdown.choice.metric),
        part: Part(
          name: scope.label(of: entry.member, in: breakdown.by, of: breakdown.choice.metric),
          values: Dictionary(values, uniquingKeysWith: { first, _ in first }))
      )
    }
    all.removeAll { $0.part.values.isEmpty }
    guard !all.isEmpty else { return nil }
    // The greatest at the base, what has no name at the top.
    let sums = all.map { $0.part.values.values.reduce(.zero, +) }
    let order = all.indices.sorted {
      (all[$0].isLast ? 1 : 0, sums[$1], all[$0].part.name) < (all[$1].isLast ? 1 : 0, sums[$0], all[$1].part.name)
    }
    var parts = order.map { all[$0].part }
    if parts.count > breakdown.limit {
      let rest = parts[(breakdown.limit - 1)...]
      var sum: [Period: ExactDecimal] = [:]
      for part in rest { sum.merge(part.values, uniquingKeysWith: +) }
      parts.replaceSubrange((breakdown.limit - 1)..., with: [Part(name: "\(rest.count) others", values: sum)])
    }
    self.parts = parts
    self.breakdown = breakdown
    self.block = block
    self.scope = scope
    self.anchor = anchor
    self.total = total
    text = total.text
    heading = block.title ?? "\(scope.name(of: breakdown.choice.metric)) by \(breakdown.by.replacingUnderscores)"
  }

  var figure: Figure {
    Figure(
      key: scope.key, heading: heading,
      unit: isShare ? "share of \(total.anchor.grain.rawValue)" : text.heading(stat: total.stat, per: anchor.grain),
      drawing: chart.svg(palette: scope.edition.palette),
      caption: [caption, total.sources.sentence, block.note ?? ""].joinedSentences,
      footnotes: total.sources.footnotes,
      stamps: scope.context.stamps(total.observations), table: table, csv: scope.context.href(.data(breakdown.choice.metric)))
  }

  private var isShare: Bool { breakdown.form == .share }

  /// What the parts of a period add up to: shares are of these, not of a total that may count more.
  private func sum(_ period: Period) -> ExactDecimal { parts.compactMap { $0.values[period] }.reduce(.zero, +) }

  private func share(_ value: ExactDecimal, _ period: Period) -> ExactDecimal? { value.divided(by: sum(period), scale: 6) }

  // MARK: Chart

  private var chart: BarChart {
    let mode: BarChart.Mode =
      switch breakdown.form {
      case .share: .share
      case .grouped: .grouped
      case .stacked, .rows: .stacked
      }
    let bars = total.entries.map { entry -> BarChart.Bar? in
      guard parts.contains(where: { $0.values[entry.period] != nil }) else { return nil }
      let values = parts.map { part in part.values[entry.period].flatMap { quantity($0, entry.period) } }
      return BarChart.Bar(values: values, total: mode == .stacked ? text.headline(sum(entry.period)) : "")
    }
    let last = total.entries.last?.point?.observation
    return BarChart(
      key: "\(scope.key)-c", title: "\(heading), \(total.entries[0].period.long) to \(anchor.long)\(total.sources.titleEnd)",
      periods: total.labels,
      mode: mode,
      parts: parts.map(\.name), bars: bars, ticks: isShare ? .percent : text.ticks, breaks: total.chartBreaks,
      rulers: total.rulers,
      provisional: last?.isProvisional == true && last?.value != nil ? "to date" : nil)
  }

  private func quantity(_ value: ExactDecimal, _ period: Period) -> Quantity? {
    guard isShare else { return Quantity(text.scaled(value).approximate, text.headline(value)) }
    return share(value, period).map { Quantity($0.approximate, NumberText.percent($0, decimals: 0)) }
  }

  // MARK: Words

  private var caption: String {
    let period = anchor.spoken()
    guard parts.contains(where: { $0.values[anchor] != nil }) else { return "No value for \(anchor.long)." }
    let all = sum(anchor)
    guard let top = parts.max(by: { ($0.values[anchor] ?? .zero) < ($1.values[anchor] ?? .zero) }),
      let value = top.values[anchor]
    else { return "" }
    let percent = share(value, anchor).map { NumberText.percent($0, decimals: 0) }
    var first = "\(text.headline(all)) in \(period)"
    let sums = total.entries.map { sum($0.period) }
    if total.breaks.isEmpty, sums.count > 2, sums.dropLast().allSatisfy({ $0 < all }) {
      first += ", the highest of \(spelled(sums.count)) \(anchor.grain.plural)"
    }
    return "\(first), of which \(top.name) \(text.headline(value))\(percent.map { ", \($0)" } ?? "")."
  }

  private var table: DataTable {
    var columns = [DataTable.Column(anchor.grain.rawValue.capitalizedFirst, isNumber: false)]
    columns += parts.map { .init($0.name) }
    columns.append(.init("All"))
    columns += [.init("Greatest share")]
    if let column = total.sources.column { columns.append(column) }
    let rows = total.entries.map { entry -> DataTable.Row in
      let values = parts.map { $0.values[entry.period] }
      let all = sum(entry.period)
      let greatest = values.compactMap(\.self).max().flatMap { share($0, entry.period) }
      var cells = [entry.period.short] + values.map { $0.map(text.headline) ?? "" }
      cells.append(values.contains { $0 != nil } ? text.headline(all) : "missing")
      cells.append(greatest.map { NumberText.percent($0, decimals: 0) } ?? "")
      if !total.sources.isEmpty { cells.append(total.sources.cell(entry.point?.observation)) }
      return DataTable.Row(cells, followsBreak: total.breaks.contains { $0.period == entry.period })
    }
    return DataTable(caption: "\(heading), \(anchor.grain.plural) to \(anchor.long)", columns: columns, rows: rows)
  }
}
