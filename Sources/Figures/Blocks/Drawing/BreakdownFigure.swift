import Calendars
import Charts
import Documents
import Editions
import Measures
import Numbers
import ShownNumbers
import Snapshots

/// The `breakdown` block over time: a metric's members, stacked, side by side or as shares.
struct BreakdownFigure {
  private let breakdown: BreakdownBlock
  private let scope: BlockScope
  private let total: MetricWindow
  private let series: SplitSeries
  /// Of each split, of the parts and then of those that have no value in any period.
  private let values: [[Split.Value]]
  /// Of each split, of what those parts add up to that have a value, not of a total that may count more.
  private let shares: [SplitShares?]
  private let heading: String

  /// Nil where the metric has no total in the window, or no member has a value.
  init?(_ breakdown: BreakdownBlock, _ scope: BlockScope) {
    let anchor = scope.anchor(grain: breakdown.choice.grain)
    guard let total = MetricWindow(breakdown.choice, through: anchor, count: breakdown.periods, in: scope),
      let series = SplitSeries(
        total, by: breakdown.by, atMost: min(breakdown.limit ?? 4, BarChart.mostParts), scope.site.index)
    else { return nil }
    self.total = total
    self.series = series
    let all = series.parts + series.absent
    let values = series.splits.map { split in all.map(split.value) }
    self.values = values
    shares = zip(series.splits, values).map { split, values in
      SplitShares(in: zip(series.parts, values).filter { $0.1.number != nil }.map(\.0), of: split)
    }
    self.breakdown = breakdown
    self.scope = scope
    heading = scope.frame.title ?? "\(scope.name(of: breakdown.choice.metric)) by \(breakdown.by.replacingUnderscores)"
  }

  private var anchor: Period { total.anchor }
  private var stat: String { breakdown.choice.stat ?? scope.mainStat(of: breakdown.choice.metric) }
  private var parts: [SplitPart] { series.parts }
  private var isShare: Bool { breakdown.form == .share }
  private var isAdditive: Bool { series.splits.last?.isAdditive ?? false }

  /// Whether every member has its place in the drawing; where they may not be added, some may have none.
  var hasRoom: Bool { parts.count <= max(2, min(breakdown.limit ?? BarChart.mostParts, BarChart.mostParts)) }

  /// Why parts of a whole cannot be drawn as shares of it; nil where they can.
  var refusal: Phrase? {
    guard isShare, series.splits.contains(where: \.hasMixedSigns) else { return nil }
    return """
      Some members of \(breakdown.by.replacingUnderscores) are above zero and some below: they have no shares of a whole. \
      The forms stacked and rows show them.
      """
  }

  var figure: Documents.Figure {
    Documents.Figure(
      key: scope.key, heading: Phrase(heading),
      unit: isShare ? "share of \(anchor.grain.rawValue)" : total.statisticAndUnit,
      chart: chart,
      caption: [caption, missing, gap, Phrase(total.sources.sentence), Phrase(scope.frame.note)].joinedSentences,
      footnotes: total.sources.footnotes.map { Phrase($0) }, stamps: total.stamps,
      table: table, file: .site(.data(breakdown.choice.metric)))
  }

  // MARK: Chart

  private var chart: BarChart {
    let mode: BarChart.Mode =
      switch breakdown.form {
      case .share: .share
      case .grouped: .grouped
      case .stacked, .rows: .stacked
      }
    let bars = zip(series.splits, zip(values, shares)).map { split, row -> BarChart.Bar? in
      let (values, shares) = row
      let quantities = zip(parts, values).map { part, value in
        isShare ? shares?.share(of: [part]).flatMap(Quantity.partOfOne) : value.number.flatMap { Quantity($0) }
      }
      guard quantities.contains(where: { $0 != nil }) else { return nil }
      return BarChart.Bar(values: quantities, total: mode == .stacked ? whole(split).map { Lettering($0) } ?? "" : "")
    }
    return BarChart(
      key: "\(scope.key)-c", title: "\(heading), \(total.entries[0].period.long) to \(anchor.long)\(total.sources.titleEnd)",
      periods: total.labels, mode: mode, parts: parts.map { Lettering($0.label) }, bars: bars,
      ticks: isShare ? .percent : total.text.ticks, breaks: total.chartBreaks, rulers: total.rulers,
      provisional: total.endsProvisionally ? "to date" : nil)
  }

  /// As published, else the members that are shown added up.
  private func whole(_ split: Split) -> ShownNumber? { split.total?.number ?? split.sumShown }

  // MARK: Words

  private var caption: Phrase {
    guard let last = series.splits.last, let top = last.greatest(of: parts), let value = last.value(of: top).number else {
      return "No value for \(anchor.long)."
    }
    guard isAdditive else {
      let over: Phrase = last.total?.number.map { "\($0) overall in \(anchor.spoken()); " } ?? ""
      return "\(over)\(top.label) has the highest, \(value)."
    }
    guard let sum = whole(last) else { return "\(top.label) has the most, \(value)." }
    var sentence: Phrase = "\(sum) in \(anchor.spoken())"
    if last.total?.number == nil { sentence += " (sum of the members shown)" }
    if total.breaks.isEmpty, series.splits.count > 2, series.endsHighest {
      sentence += ", the highest of \(.spelled(series.splits.count)) \(anchor.grain.plural)"
    }
    sentence += ", of which \(top.label) \(value)"
    if let share = shares.last??.share(of: [top]) { sentence += " (\(share))" }
    return sentence + "."
  }

  /// "South is withheld."
  private var missing: Phrase { series.splits.last?.absenceWords ?? "" }

  private var gap: Phrase { series.splits.last?.gapWords ?? "" }

  private var table: Table {
    let differs = series.splits.contains { $0.gap != nil }
    let hasTotal = series.splits.contains { $0.total?.number != nil }
    let all: Phrase = hasTotal ? "All" : "Sum of the members shown"
    var columns = [Table.Column(Phrase(anchor.grain.rawValue.capitalizedFirst), isNumber: false)]
    let statistic = total.text.columnStatistic(stat)
    columns += (parts + series.absent).map { .init("\($0.label)\(statistic)") }
    if isAdditive || hasTotal { columns.append(.init("\(all)\(statistic)")) }
    if differs { columns.append(.init("Members against all")) }
    if isAdditive { columns.append(.init("Greatest share")) }
    columns += total.sources.columns
    let rows = total.entries.indices.map { place in
      let (entry, split, values) = (total.entries[place], series.splits[place], values[place])
      var cells = [Phrase(entry.period.short)]
      cells += values.map(\.words)
      if isAdditive || hasTotal {
        cells.append(hasTotal ? split.total?.words ?? "no value" : split.sumShown.map { Phrase($0) } ?? "no value")
      }
      if differs { cells.append(split.gap.map { "\($0.difference) \($0.isShort ? "less" : "more")" } ?? "") }
      if isAdditive {
        cells.append(split.greatest(of: parts).flatMap { shares[place]?.share(of: [$0]) }.map { Phrase($0) } ?? "")
      }
      if !total.sources.isEmpty { cells.append(Phrase(total.sources.cell(entry.point?.observation))) }
      return Table.Row(cells, followsBreak: total.breaks.contains { $0.period == entry.period })
    }
    return Table(caption: "\(heading), \(anchor.grain.plural) to \(anchor.long)", columns: columns, rows: rows)
  }
}
