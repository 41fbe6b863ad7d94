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
}
