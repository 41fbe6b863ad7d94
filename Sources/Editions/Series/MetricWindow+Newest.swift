package import Calendars
import Definitions
import Measures
import Snapshots

extension Grain {
  /// As many periods as one looks back over: a year and the same period of the year before; half a year of weeks.
  package var usualPeriods: Int {
    switch self {
    case .week: 26
    case .all: 1
    default: 13
    }
  }
}

/// A window on a metric that no page chose for it: whatever numbers there are, as known today.
extension MetricWindow {
  /// Nil where there are no numbers; of the main stat where none is named.
  package convenience init?(newestOf metric: String, stat: String? = nil, in index: EditionIndex) {
    let edition = index.edition
    guard edition.glossary[metric] != nil,
      let series = Self.series(of: metric, stat: stat ?? edition.mainStat(of: metric), edition),
      let last = Self.last(of: series, edition)
    else { return nil }
    self.init(series, through: last, count: series.grain.usualPeriods, asOf: edition.asOf, in: index)
    guard entries.contains(where: { $0.point != nil }) else { return nil }
  }

  /// The total in the site's grain, else in another; where there is no total, the first member of the first dimension.
  private static func series(of metric: String, stat: String, _ edition: Edition) -> Series? {
    if let series = edition.series(metric, stat: stat, grain: edition.settings.grain) { return series }
    let keys = edition.snapshots.keys(of: metric).filter { $0.stat == stat }
    // The site's grain first, then from fine to coarse.
    let others: [Grain] = [.week, .month, .quarter, .year, .day, .all]
    let grains = [edition.settings.grain] + others.filter { $0 != edition.settings.grain }
    let totals = grains.filter { grain in keys.contains { $0.dimensions.isAll && $0.grain == grain } }
    let members = grains.compactMap { grain in keys.first { $0.grain == grain && $0.dimensions.parts.count == 1 } }
    return totals.lazy.compactMap { edition.series(metric, stat: stat, grain: $0) }.first
      ?? members.lazy.compactMap { edition.series(metric, $0.dimensions, stat: stat, grain: $0.grain) }.first
  }

  /// The latest closed period that the series reaches; the last it has where none is closed.
  private static func last(of series: Series, _ edition: Edition) -> Period? {
    let closed = series.points.last { edition.days.periods.isOver($0.period, asOf: edition.asOf) }
    if series.grain == edition.settings.grain, let latest = edition.latest, closed != nil { return latest }
    return (closed ?? series.points.last)?.period
  }

  /// Every meaning that the whole series carries, 12 digits each, sorted.
  package var everyMeaning: [String] {
    let all = series.points.flatMap { [$0.observation] + $0.others }
    return Set(all.compactMap { $0.stamp?.meaning }).sorted()
  }
}
