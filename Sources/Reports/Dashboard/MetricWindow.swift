import Calendars
import Charts
import Definitions
import Measures
import Numbers
import Snapshots

/// Some periods of one series as a block shows them: values, breaks, what was computed again, what was promised.
struct MetricWindow: Sendable {
  let scope: BlockScope
  let metric: String
  let stat: String
  let text: ValueText
  let series: Series
  /// Oldest first; begins where the series does; a missing period has no point.
  let entries: [(period: Period, point: Snapshots.Point?)]
  /// Between periods of the window.
  let breaks: [SeriesBreak]
  let sources: SourceNotes
  /// The period that the block is about.
  let anchor: Period

  /// Nil where the series has no row in the window.
  init?(_ choice: MetricChoice, through anchor: Period, count: Int, in scope: BlockScope) {
    let stat = choice.stat ?? scope.mainStat(of: choice.metric)
    // A year and a month more, so that the period before and that of the year before are there to compare with.
    let reach = max(count, anchor.grain.periodsPerYear + 2)
    guard let series = scope.series(choice.metric, choice.narrowed, stat: stat, through: anchor, count: reach) else {
      return nil
    }
    let entries = series.windowFromStart(endingAt: anchor, count: count)
    guard !entries.isEmpty else { return nil }
    self.scope = scope
    metric = choice.metric
    self.stat = stat
    self.series = series
    self.entries = entries
    self.anchor = anchor
    let unit = entries.lazy.compactMap { $0.point?.observation.unit }.first
    text = scope.context.valueText(choice.metric, stat: stat, unit: unit)
    let shown = Set(entries.dropFirst().map(\.period))
    breaks = series.breaks(scope.ledger).filter { shown.contains($0.period) }
    sources = SourceNotes(series, metric: choice.metric, periods: entries.map(\.period), in: scope.edition)
  }

  /// The anchor's value; where that is a cohort still filling up, the newest complete one before it; nil for a gap.
  var shown: Snapshots.Point? {
    guard let own = series[anchor] else { return nil }
    if own.observation.value != nil, !own.observation.isProvisional { return own }
    guard own.observation.isProvisional else { return nil }
    return series.points.last { $0.period <= anchor && $0.observation.value != nil && !$0.observation.isProvisional }
  }

  /// The anchor's own point where it is not final yet.
  var provisional: Snapshots.Point? {
    guard let own = series[anchor], own.observation.isProvisional else { return nil }
    return own
  }

  /// The meaning of the last number: what earlier periods may be computed again under.
  var meaning: String? { entries.last { $0.point != nil }?.point?.observation.stamp?.meaning }

  /// The period's value under the meaning of the last number, where it was first published under another.
  func backcast(at point: Snapshots.Point?) -> Observation? {
    guard let point, let meaning, !scope.ledger.isSame(point.observation.stamp?.meaning, meaning) else { return nil }
    return point.others.first { scope.ledger.isSame($0.stamp?.meaning, meaning) && $0.value != nil && !$0.isProvisional }
  }

  var hasBackcast: Bool { entries.contains { backcast(at: $0.point) != nil } }

  func comparison(with period: Period?) -> Comparison {
    guard let shown else { return .missing }
    return Comparison.of(shown, with: period, in: series, scope.ledger)
  }

  /// What stands in the window with the stamps of each.
  var observations: [(metric: String, observation: Observation)] {
    entries.flatMap { entry in
      ([backcast(at: entry.point), entry.point?.observation].compactMap(\.self)).map { (metric, $0) }
    }
  }

  // MARK: Promises

  /// What is promised for a period: by the commitment that this stat measures, else by the metric itself.
  func target(for period: Period) -> Target? {
    for definition in scope.site.commitments(measuredBy: metric) {
      guard case .commitment(let promise) = definition.semantics, promise.stat == stat else { continue }
      if let target = definition.targets.inForce(for: period) { return target }
    }
    return stat == scope.mainStat(of: metric) ? scope.glossary[metric]?.targets.inForce(for: period) : nil
  }

  // MARK: Names of meanings

  /// "v2", or what moved beneath the metric, "MQL v2".
  func name(of meaning: String?, at found: SeriesBreak?, isEarlier: Bool) -> String {
    let own = found?.causes.first { $0.id == metric }
    guard let cause = own ?? found?.causes.first, let version = isEarlier ? cause.from : cause.to else {
      guard let meaning else { return "unstamped" }
      return scope.ledger[meaning].map { "v\($0.version)" } ?? String(meaning.prefix(8))
    }
    let short = scope.glossary[cause.id]?.shortName ?? cause.id
    return own == nil ? "\(short) v\(version)" : "v\(version)"
  }

  func definitionName(of observation: Observation) -> String {
    let meaning = observation.stamp?.meaning
    if let began = breaks.last(where: { $0.to?.meaning == meaning }) { return name(of: meaning, at: began, isEarlier: false) }
    if let ended = breaks.first(where: { $0.from?.meaning == meaning }) { return name(of: meaning, at: ended, isEarlier: true) }
    return name(of: meaning, at: nil, isEarlier: false)
  }
}

// MARK: - As a chart needs it

extension MetricWindow {
  var labels: [PeriodLabel] { PeriodLabel.row(entries.map(\.period)) }

  func quantity(_ observation: Observation?) -> Quantity? {
    guard let observation, let value = observation.value, let shown = text.shown(observation) else { return nil }
    return Quantity(text.scaled(value).approximate, shown)
  }

  /// The runs of one meaning, or of the same in other words, in the order of their first periods.
  var meanings: [String?] {
    entries.reduce(into: []) { order, entry in
      guard let point = entry.point else { return }
      let meaning = point.observation.stamp?.meaning
      if !order.contains(where: { scope.ledger.isSame($0, meaning) }) { order.append(meaning) }
    }
  }

  func values(of meaning: String?) -> [Quantity?] {
    entries.map { entry in
      guard let observation = entry.point?.observation else { return nil }
      return scope.ledger.isSame(observation.stamp?.meaning, meaning) ? quantity(observation) : nil
    }
  }

  var chartBreaks: [Charts.Break] {
    breaks.compactMap { found in
      guard let place = entries.firstIndex(where: { $0.period == found.period }) else { return nil }
      let day = found.start(of: metric, scope.glossary).map { "from \($0.day) \(CivilDate.shortMonth($0.month))" } ?? ""
      return Charts.Break(
        before: place, earlier: name(of: found.from?.meaning, at: found, isEarlier: true),
        later: name(of: found.to?.meaning, at: found, isEarlier: false), since: day)
    }
  }

  var rulers: [Ruler] { sources.rulers(entries.map(\.period)) }

  /// Runs of periods with one promised level.
  var chartTargets: [LineChart.Target] {
    var targets: [LineChart.Target] = []
    for (place, entry) in entries.enumerated() {
      guard let target = target(for: entry.period) else { continue }
      let value = text.scaled(target.value).approximate
      if let last = targets.last, last.through == place - 1, last.value == value {
        targets[targets.count - 1] = last.reaching(place)
      } else {
        let level = text.level(target.value)
        targets.append(
          LineChart.Target(from: place, through: place, value: value, label: "target \(level)", shortLabel: level))
      }
    }
    return targets
  }
}

extension PeriodLabel {
  /// Names under an axis, the year where it changes.
  static func row(_ periods: [Period]) -> [PeriodLabel] {
    var year: Int?
    return periods.map { period in
      defer { year = period.year }
      return PeriodLabel(period.tick, year: period.year == year ? "" : String(period.year))
    }
  }
}

extension ValueText {
  var ticks: TickFormat {
    switch format {
    case .percent: TickFormat(.plain, suffix: "%")
    case .money: TickFormat(.compact, prefix: unitHeading)
    case .integer: TickFormat(.compact)
    case .hours, .days, .decimal: .plain
    }
  }

  /// After a chart's heading: `leads per month`, `median business hours by month`.
  func heading(stat: String, per grain: Grain) -> String {
    let adds = format == .integer || format == .money
    let words = ["value", "within"].contains(stat) ? "" : statWords(stat)
    return [words, unitHeading, adds ? "per \(grain.rawValue)" : "by \(grain.rawValue)"].filter { !$0.isEmpty }.joined(
      separator: " ")
  }
}
