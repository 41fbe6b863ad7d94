import Calendars
import Charts
import Definitions
import Documents
import Editions
import Numbers
import ShownNumbers
import Snapshots

/// The `distribution` block: percentiles against the limit; a row per metric, or the last periods of one metric.
struct DistributionFigure {
  private let rows: [Row]
  private let stats: [String]
  private let text: ValueText
  private let limit: ShownNumber?
  private let isOneMetric: Bool
  private let anchor: Period
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
    _ picks: [MetricPick], stats: [String], narrowed: Dimensions, isOneMetric: Bool, _ scope: BlockScope
  ) {
    let anchor = scope.anchor()
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
            within: observation(NamedStat.within.rawValue)))
      }
    }
    guard !rows.isEmpty, !known.isEmpty else { return nil }
    self.rows = rows
    self.stats = known
    self.isOneMetric = isOneMetric
    self.anchor = anchor
    self.scope = scope
    text = scope.edition.valueText(first, stat: known[0], unit: rows[0].any?.unit)
    heading = scope.frame.title ?? scope.name(of: first)
    limit = isOneMetric ? MetricNumbers(first, text, in: scope.edition).limit : nil
  }

  /// "MQL → SAL" for a duration between stages.
  private static func name(of metric: String, _ scope: BlockScope) -> String {
    guard case .duration(let from, let to, _, _) = scope.glossary.metric(metric)?.calculation else {
      return scope.name(of: metric)
    }
    return "\(scope.glossary[from]?.shortName ?? from) \u{2192} \(scope.glossary[to]?.shortName ?? to)"
  }

  private func numbers(_ row: Row) -> MetricNumbers { MetricNumbers(row.metric, text, in: scope.edition) }

  /// Its number, or the bound that it lies above.
  private func table(_ observation: Observation?, _ row: Row) -> ShownNumber? {
    observation.flatMap { $0.value == nil && !$0.isNotReached ? nil : numbers(row).table($0) }
  }

  private func quantity(_ stat: String, _ row: Row) -> Quantity? {
    table(row.observations[stat], row).flatMap(Quantity.init(orBound:))
  }

  private func cases(_ row: Row) -> (count: ShownNumber?, open: ShownNumber?) {
    (row.any.flatMap(numbers(row).cases), row.any.flatMap(numbers(row).open))
  }

  private func note(_ row: Row) -> Lettering {
    let (count, open) = cases(row)
    return [count, open].compactMap { $0.map { Lettering($0) } }.joined(by: " / ")
  }

  private func within(_ row: Row) -> ShownNumber? {
    row.within.flatMap {
      $0.value == nil ? nil : scope.edition.values(of: row.metric, stat: NamedStat.within.rawValue).headline($0)
    }
  }

  private var limitWords: Lettering { limit.map { Lettering($0) } ?? "the limit" }

  var figure: Documents.Figure {
    let stamps = scope.edition.stamps(rows.reversed().flatMap { row in row.any.map { [(row.metric, $0)] } ?? [] })
    return Documents.Figure(
      key: scope.key, heading: Phrase(heading), unit: "\(text.unitWords), \(listed(stats.map(statWords)))",
      chart: !isOneMetric && stats.count <= 2 ? ranges : distributions,
      caption: [caption, Phrase(scope.frame.note)].joinedSentences, stamps: stamps, table: table,
      file: .site(.data(rows[0].metric)))
  }

  // MARK: Chart

  private var ticks: TickFormat {
    // The heading names the clock; a bare "h" beneath would be read as the clock on the wall.
    TickFormat(.plain, suffix: [.days, .hours].contains(text.format) && text.isWallClock ? " \(text.shortUnit)" : "")
  }

  private var ranges: any Chart {
    RangeChart(
      key: "\(scope.key)-c", title: "\(heading), \(anchor.long)",
      rows: rows.map { row in
        let (count, open) = cases(row)
        return .init(
          name: row.name, median: quantity(stats[0], row), upper: stats.count > 1 ? quantity(stats[1], row) : nil,
          note: note(row), longNote: [count.map { "n \($0)" }, open.map { "open \($0)" }].compactMap(\.self).joined(by: ", "))
      }, ticks: ticks, upperName: stats.count > 1 ? statWords(stats[1]) : "", noteHead: "n / still open")
  }

  /// Over a mark of the drawing, whose heading says the rest: `median`, `90th`.
  private static func mark(_ stat: String) -> String { statWords(stat).replacing(" percentile", with: "") }

  private var distributions: any Chart {
    DistributionChart(
      key: "\(scope.key)-c", title: "\(heading), \(anchor.long)",
      rows: rows.map { row in
        .init(
          name: row.name, percentiles: stats.compactMap { stat in quantity(stat, row).map { .init(Self.mark(stat), $0) } },
          note: note(row), within: within(row).map { "\($0) within \(limitWords)" } ?? "")
      }, limit: limit.flatMap { limit in limit.position.map { .init(value: $0, label: "limit \(limit)") } },
      ticks: ticks, noteHead: "n / still open")
  }

  // MARK: Words

  /// "Opportunity → Won takes longest, a median of 61 days. 90th percentile 118."
  private var caption: Phrase {
    guard let stat = stats.first else { return "" }
    let place = isOneMetric ? rows.indices.last : rows.map { $0.observations[stat] }.placeOfGreatest
    guard let row = place.map({ rows[$0] }), let value = table(row.observations[stat], row) else { return "" }
    let lead = !isOneMetric && rows.count > 1 ? "\(row.name) takes longest" : row.name
    var words: Phrase = "\(lead): \(statWords(stat)) \(value) \(text.unitWords)"
    if let upper = stats.dropFirst().last, let value = table(row.observations[upper], row) {
      words += ", \(statWords(upper)) \(value)"
    }
    words += "."
    if rows.contains(where: { ($0.any?.censored ?? 0) > 0 }) {
      words += " Cases that are still open count for the time they have been open."
    }
    if rows.contains(where: { row in stats.contains { row.observations[$0]?.isNotReached ?? false } }) {
      words += " An open triangle is a lower bound: too many cases are still open for the value to be known."
    }
    return words
  }

  private var table: Table {
    var columns = [
      Table.Column(isOneMetric ? Phrase(anchor.grain.noun.capitalizedFirst) : "From and to", isNumber: false)
    ]
    columns += stats.map { .init(Phrase("\(statWords($0).capitalizedFirst), \(text.unitWords)")) }
    columns += [.init("n"), .init("Still open")]
    let hasWithin = rows.contains { $0.within?.value != nil }
    if hasWithin { columns.append(.init("Within \(limit.map { Phrase($0) } ?? "the limit")")) }
    return Table(
      caption: "\(heading), \(anchor.long)", columns: columns,
      rows: rows.map { row in
        let (count, open) = cases(row)
        var cells = [isOneMetric ? Phrase(row.name) : Phrase(scope.edition.link(to: row.metric, row.name))]
        cells += stats.map { row.observations[$0].map { Phrase(numbers(row).cell($0)) } ?? "no value" }
        cells += [count, open].map { $0.map { Phrase($0) } ?? "" }
        if hasWithin { cells.append(within(row).map { Phrase($0) } ?? "") }
        return Table.Row(cells)
      })
  }
}
