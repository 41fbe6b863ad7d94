import Calendars
import Numbers

extension SnapshotStore {
  /// The rows of a metric that say something new: those of a period that still runs, whose pace has their day, and those that
  /// differ in value, counts, flags, meaning or source from what was last known of the same key at or before their vintage. More
  /// digits of the same number are nothing new.
  package func changed(_ rows: [Observation], of metric: String) -> [Observation] {
    guard let asOf = rows.map(\.vintage).max() else { return [] }
    var known: [RowIdentity: Observation] = [:]
    for row in observations(of: metric, where: { _ in true }) where row.vintage <= asOf {
      let key = RowIdentity(row)
      if let other = known[key], other.vintage > row.vintage { continue }
      known[key] = row
    }
    return rows.filter { row in
      let isRunning = row.isProvisional && row.period.end.map { $0 > row.vintage.date } ?? true
      guard !isRunning, let before = known[RowIdentity(row)] else { return true }
      return !before.says(sameAs: row)
    }
  }
}

extension Observation {
  /// Whether a later row of the same key differs in nothing but when it was known, and in digits that this one was not kept to.
  fileprivate func says(sameAs other: Observation) -> Bool {
    isUnmoved(in: other) && unit == other.unit && numerator.isUnmoved(in: other.numerator)
      && denominator.isUnmoved(in: other.denominator) && count == other.count && censored == other.censored
      && blank == other.blank
      && flags == other.flags && source == other.source
  }
}
