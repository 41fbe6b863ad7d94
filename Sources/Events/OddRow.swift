package import Calendars

/// A row of a query that says something odd, told by the entity and the time of the row that counts.
package struct OddRow: Hashable, Sendable {
  package enum Oddity: String, Hashable, Sendable {
    /// Other rows have its id, and nothing tells which of them is newer.
    case duplicate
    /// It was chosen among rows of the same moment that differ.
    case tie
  }

  package var oddity: Oddity
  /// The number of the stream's ids.
  package var entity: Int32
  var isDate: Bool
  var time: Int

  package var moment: Moment {
    isDate ? .date(CivilDate(daysSinceEpoch: time)) : .instant(Instant(second: time))
  }
}
