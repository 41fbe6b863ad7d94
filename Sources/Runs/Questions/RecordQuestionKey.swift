import Definitions
import Events

/// What of a question is asked once, whoever needs its rows.
struct RecordQuestionKey: Hashable, Sendable, Comparable {
  var system: String
  var sql: String
  var entity: String
  var occurrence: Occurrence
  /// What decides how its rows are read: the zone of wall clocks, what a date stands for, whatever else the definition's
  /// source says.
  var manner: String

  static func < (left: Self, right: Self) -> Bool {
    (left.system, left.sql, left.entity, left.occurrence.rawValue, left.manner)
      < (right.system, right.sql, right.entity, right.occurrence.rawValue, right.manner)
  }
}

extension RecordQuestion {
  var key: RecordQuestionKey {
    RecordQuestionKey(
      system: system, sql: sql, entity: needs.entity, occurrence: needs.occurrence, manner: definition.source?.manner ?? "")
  }
}
