import Calendars
import Charts
import Definitions
import HyperText
import Numbers
import Snapshots

/// The `distribution` block: percentiles against the limit; a row per metric, or the last periods of one metric.
struct DistributionFigure {
  private let rows: [Row]
  private let stats: [String]
  private let text: ValueText
  private let limit: ExactDecimal?
  private let limitWords: String?
  private let isOneMetric: Bool
  private let anchor: Period
  private let block: ReportBlock
  private let scope: BlockScope
  private let heading: String

  private struct Row {
    var name: String
    var metric: String
    /// By stat; a percentile that is not known yet has none.
    var observations: [String: Observation]
    var within: Observation?
    var any: Observation? { observations.sorted { $0.key < $1.key }.first?.value }
  }

  init?(
    _ picks: [MetricPick], stats: [String], narrowed: Dimensions, isOneMetric: Bool, _ block: ReportBlock, _ scope: BlockScope
  ) {
    let anchor = scope.anchor(block)
    let first = picks[0].metric
    let known = stats.isEmpty ? (scope.glossary.metric(first)?.stats ?? []).filter { $0.hasPrefix("p") } : stats
    let periods = isOneMetric ? (0..<6).map { anchor.advanced(by: $0 - 5) } : [anchor]
    var rows: [Row] = []
    for pick in picks {
      for period in periods {
        func observation(_ stat: String) -> Observation? {
          scope.series(pick.metric, narrowed, stat: stat, through: period, count: 1)?[period]?.observation
        }
        let found = known.compactMap { stat in observation(stat).map { (stat, $0) } }
        guard !found.isEmpty else { continue }
        let name = isOneMetric ? period.short : pick.title ?? Self.name(of: pick.metric, scope)
        rows.append(
          Row(
            name: name, metric: pick.metric, observations: Dictionary(found, uniquingKeysWith: { first, _ in first }),
            within: observation("within")))
      }
    }
    guard !rows.isEmpty, !known.isEmpty else { return nil }
    self.rows = rows
    self.stats = known
    self.isOneMetric = isOneMetric
    self.anchor = anchor
    self.block = block
    self.scope = scope
    text = scope.context.valueText(first, stat: known[0], unit: rows[0].any?.unit)
    heading = block.title ?? scope.name(of: first)
    (limit, limitWords) = isOneMetric ? Self.limit(of: first, scope) : (nil, nil)
  }

  /// "MQL → SAL" for a duration between stages.
  private static func name(of metric: String, _ scope: BlockScope) -> String {
    guard case .duration(let from, let to, _, _) = scope.glossary.metric(metric)?.calculation else {
      return scope.name(of: metric)
    }
    return "\(scope.glossary[from]?.shortName ?? from) \u{2192} \(scope.glossary[to]?.shortName ?? to)"
  }

  /// In the stored unit of the metric.
  private static func limit(of metric: String, _ scope: BlockScope) -> (ExactDecimal?, String?) {
    guard let semantics = scope.glossary.metric(metric), case .duration(_, _, _, let limit?) = semantics.calculation,
      let span = TimeSpan(limit)
    else { return (nil, nil) }
    let seconds: Int? =
      switch span.unit {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day where !span.isBusiness: 86_400
      case .week where !span.isBusiness: 604_800
      case .day, .week, .month: nil
      }
    let unit = semantics.unit.description
    let divisor = unit.hasPrefix("s") ? 1 : unit.hasPrefix("h") ? 3600 : 86_400
    let value = seconds.flatMap { ExactDecimal($0 * span.count).divided(by: ExactDecimal(divisor), scale: 6) }
    return (value, limit)
  }

  private func quantity(_ observation: Observation?) -> Quantity? {
    guard let value = observation?.value else { return nil }
    return Quantity(text.scaled(value).approximate, text.table(value))
  }

  private func cases(_ row: Row) -> (count: String, open: String) {
    let any = row.any
    return (
      any?.count.map { NumberText.grouped(ExactDecimal($0)) } ?? "",
      any?.censored.map { NumberText.grouped(ExactDecimal($0)) } ?? ""
    )
  }

  private func note(_ row: Row) -> String {
    let (count, open) = cases(row)
    return open.isEmpty ? count : "\(count), \(open)"
  }

  var figure: Figure {
    let stamps = scope.context.stamps(rows.reversed().flatMap { row in row.any.map { [(row.metric, $0)] } ?? [] })
    return Figure(
      key: scope.key, heading: heading, unit: "\(text.unitWords), \(listed(stats.map(statWords)))",
      drawing: drawing, caption: [caption, block.note ?? ""].joinedSentences, stamps: stamps, table: table,
      csv: scope.context.href(.data(rows[0].metric)))
  }

  private var drawing: HTML {
    let suffix = text.format == .days ? " d" : text.format == .hours ? " h" : ""
    let ticks = TickFormat(.plain, suffix: suffix)
    let title = "\(heading), \(anchor.long)"
    if !isOneMetric, stats.count <= 2 {
      return RangeChart(
        key: "\(scope.key)-c", title: title,
        rows: rows.map { row in
          let (count, open) = cases(row)
          return .init(
            name: row.name, median: quantity(row.observations[stats[0]]),
            upper: stats.count > 1 ? quantity(row.observations[stats[1]]) : nil, note: note(row),
            longNote: open.isEmpty ? "n \(count)" : "n \(count), open \(open)")
        }, ticks: ticks, upperName: stats.count > 1 ? stats[1] : "", noteHead: "n, still open"
      ).svg(palette: scope.edition.palette)
    }
    return DistributionChart(
      key: "\(scope.key)-c", title: title,
      rows: rows.map { row in
        .init(
          name: row.name, percentiles: stats.compactMap { stat in quantity(row.observations[stat]).map { .init(stat, $0) } },
          note: note(row),
          within: row.within?.value.map { "\(NumberText.percent($0, decimals: 0)) within \(limitWords ?? "the limit")" } ?? "")
      }, limit: limit.map { .init(value: text.scaled($0).approximate, label: "limit \(limitWords ?? "")") }, ticks: ticks,
      noteHead: "n, still open"
    ).svg(palette: scope.edition.palette)
  }

  /// "Opportunity → Won takes longest, a median of 61 days, p90 118."
  private var caption: String {
    guard let stat = stats.first else { return "" }
    let row: Row?
    let lead: String
    if isOneMetric {
      row = rows.last
      lead = "\(row?.name ?? ""): "
    } else {
      row = rows.max { ($0.observations[stat]?.value ?? .zero) < ($1.observations[stat]?.value ?? .zero) }
      lead = rows.count > 1 ? "\(row?.name ?? "") takes longest: " : "\(row?.name ?? ""): "
    }
    guard let row, let value = row.observations[stat]?.value else { return "" }
    var words = "\(lead)\(statWords(stat)) \(text.table(value)) \(text.unitWords)"
    if let upper = stats.dropFirst().last, let value = row.observations[upper]?.value {
      words += ", \(upper) \(text.table(value))"
    }
    words += "."
    if rows.contains(where: { ($0.any?.censored ?? 0) > 0 }) {
      words += " Items still open count as longer than any that are finished."
    }
    return words
  }

  private var table: DataTable {
    var columns = [DataTable.Column(isOneMetric ? anchor.grain.rawValue.capitalizedFirst : "From and to", isNumber: false)]
    columns += stats.map { .init(statWords($0).capitalizedFirst) }
    columns += [.init("n"), .init("Still open")]
    let hasWithin = rows.contains { $0.within?.value != nil }
    if hasWithin { columns.append(.init("Within \(limitWords ?? "the limit")")) }
    return DataTable(
      caption: "\(heading), \(anchor.long)", columns: columns,
      rows: rows.map { row in
        let (count, open) = cases(row)
        var cells = [isOneMetric ? HTML.text(row.name) : scope.context.link(definition: row.metric, row.name)]
        cells += stats.map { .text(row.observations[$0].map(text.cell) ?? "no value") }
        cells += [.text(count), .text(open)]
        if hasWithin { cells.append(.text(row.within?.value.map { NumberText.percent($0, decimals: 0) } ?? "")) }
        return DataTable.Row(cells)
      })
  }
}
