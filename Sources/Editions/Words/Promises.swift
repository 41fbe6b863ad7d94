package import Calendars
package import Definitions
import Measures

/// Who promised what of one number: the one that goes before the others first, each by the levels that judge a period.
package struct Promises: Sendable {
  private let ids: [String]
  private let edition: Edition

  /// Ids of definitions that have levels.
  init(_ ids: [String], in edition: Edition) {
    self.ids = ids
    self.edition = edition
  }

  /// The level in force for a period.
  package func target(for period: Period) -> Target? {
    ids.lazy.compactMap { id in
      edition.judging(id, period)?.targets.inForce(for: period, in: edition.days.periods)
    }
    .first
  }

  /// The levels in force for the longer periods in which a period ends, the shortest first: no target is divided.
  package func longerTargets(beside period: Period) -> [(period: Period, target: Target)] {
    let periods = edition.days.periods
    guard let end = periods.end(of: period) else { return [] }
    return Grain.allCases.filter { $0 > period.grain && $0 != .all }.sorted().compactMap { grain in
      guard let longer = periods.period(grain, containing: end.adding(days: -1)), let target = target(for: longer) else {
        return nil
      }
      return (longer, target)
    }
  }
}
