package import Calendars
package import Definitions
package import Measures
package import Snapshots

/// The periods of one series of a metric that end at a period: values, breaks, what was computed again, what was promised.
///
/// A class that never changes: tiles, sentences and tables of one window pass it on.
package final class MetricWindow: Sendable {
  package let metric: String
  package let stat: String
  package let series: Series
  /// Oldest first; begins where the series does; a missing period has no point.
  package let entries: [(period: Period, point: Point?)]
  /// Between periods of the window.
  package let breaks: [SeriesBreak]
  package let sources: SourceNotes
  /// The period that it ends at, and is about.
  package let anchor: Period
  /// The end of this day is the vintage.
  package let asOf: CivilDate
  package let numbers: MetricNumbers
  private let index: EditionIndex

  /// `count` periods up to one of a series that has a row there.
  init?(_ series: Series, through anchor: Period, count: Int, asOf: CivilDate, in index: EditionIndex) {
    let entries = series.windowFromStart(endingAt: anchor, count: count)
    guard !entries.isEmpty else { return nil }
    let edition = index.edition
    metric = series.metric
    stat = series.stat
    self.series = series
    self.entries = entries
    self.anchor = anchor
    self.asOf = asOf
    self.index = index
    let unit = entries.lazy.compactMap { $0.point?.observation.unit }.first
    numbers = edition.values(of: metric, stat: stat, unit: unit)
    let shown = Set(entries.dropFirst().map(\.period))
    breaks = series.breaks(edition.ledger).filter { shown.contains($0.period) }
    sources = SourceNotes(series, metric: metric, periods: entries.map(\.period), in: edition)
  }

  /// What a block of a report page chose, as known at the end of a day; nil where the series has no row in the window.
  package convenience init?(_ choice: MetricChoice, through anchor: Period, count: Int, asOf: CivilDate, in index: EditionIndex)
  {
    // A year and a month more, so that the period before and that of the year before are there to compare with.
    let reach = max(count, anchor.grain.periodsPerYear + 2)
    let series = index.series.series(
      choice.metric, choice.narrowed, stat: choice.stat ?? index.edition.mainStat(of: choice.metric),
      periods: anchor.advanced(by: 1 - reach)...anchor, asOf: asOf)
    guard let series else { return nil }
    self.init(series, through: anchor, count: count, asOf: asOf, in: index)
  }

  package var edition: Edition { index.edition }
  package var text: ValueText { numbers.text }

  /// The member whose numbers these are, where they are not of the whole.
  package var member: (dimension: String, name: String)? { series.dimensions.parts.first.map { ($0.name, $0.member) } }

  // MARK: Points

  /// The anchor's value; where that is a cohort still filling up, the newest complete one before it; nil for a gap.
  package var shown: Point? {
    guard let own = series[anchor] else { return nil }
    // There is none before it: what is known of it is shown, final or not.
    if anchor == .all { return own }
    if own.observation.value != nil, !own.observation.isProvisional { return own }
    guard own.observation.isProvisional else { return nil }
    return newestFinal
  }

  /// The newest value that is final, whatever lies between it and the anchor.
  package var newestFinal: Point? {
    series.points.last { $0.period <= anchor && $0.observation.value != nil && !$0.observation.isProvisional }
  }

  /// The anchor's own point where it is not final yet.
  package var provisional: Point? {
    guard let own = series[anchor], own.observation.isProvisional else { return nil }
    return own
  }

  /// Whether the last point that is drawn may still move.
  package var endsProvisionally: Bool {
    guard let last = entries.last?.point?.observation else { return false }
    return last.isProvisional && last.value != nil
  }

  package func comparison(with period: Period?) -> Comparison {
    guard let shown else { return .missing }
    return comparison(of: shown, with: period)
  }

  package func comparison(of point: Point, with period: Period?) -> Comparison {
    Comparison.of(point, with: period, in: series, edition.ledger)
  }

  /// A period's value as known today, where it is not the one that the window shows.
  package func moved(at period: Period) -> Observation? {
    guard asOf < edition.asOf, let before = series[period]?.observation else { return nil }
    let today = index.series.series(metric, series.dimensions, stat: stat, periods: period...period, asOf: edition.asOf)
    guard let after = today?[period]?.observation(under: before.stamp?.meaning), !before.isUnmoved(in: after) else {
      return nil
    }
    return after
  }

  // MARK: Meanings

  /// The meaning of the last number, 12 digits: what earlier periods may be computed again under.
  package var meaning: String? { entries.last { $0.point != nil }?.point?.observation.stamp?.meaning }

  /// The runs of one meaning, or of the same in other words, in the order of their first periods.
  package var meanings: [String?] {
    entries.reduce(into: []) { order, entry in
      guard let point = entry.point else { return }
      let meaning = point.observation.stamp?.meaning
      if !order.contains(where: { edition.ledger.isSame($0, meaning) }) { order.append(meaning) }
    }
  }

  /// What is known of a period under the meaning of the last number, where it was first published under another.
  package func recomputed(at point: Point?) -> Observation? {
    guard let point, let meaning, !edition.ledger.isSame(point.observation.stamp?.meaning, meaning) else { return nil }
    return point.others.first { edition.ledger.isSame($0.stamp?.meaning, meaning) }
  }

  /// The same where it is a final value: what is drawn and compared with.
  package func backcast(at point: Point?) -> Observation? {
    recomputed(at: point).flatMap { $0.value != nil && !$0.isProvisional ? $0 : nil }
  }

  package var hasBackcast: Bool { entries.contains { backcast(at: $0.point) != nil } }

  /// What stands in the window, each period with its backcast.
  package var observations: [(metric: String, observation: Observation)] {
    entries.flatMap { entry in
      [backcast(at: entry.point), entry.point?.observation].compactMap(\.self).map { (metric, $0) }
    }
  }

  // MARK: Promises

  /// What is promised for a period: by the commitment that this stat measures, else by the metric itself. A promise is about
  /// the whole: no part is held against it.
  package func target(for period: Period) -> Target? {
    member == nil ? text.promises?.target(for: period) : nil
  }

  /// What is promised for the longer periods in which one ends.
  package func longerTargets(beside period: Period) -> [(period: Period, target: Target)] {
    member == nil ? text.promises?.longerTargets(beside: period) ?? [] : []
  }
}
