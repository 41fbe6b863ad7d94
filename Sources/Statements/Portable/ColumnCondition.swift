/// What has to hold for a row of a table, by single columns of it: true, false, or neither where a value is missing.
package indirect enum ColumnCondition: Hashable, Sendable {
  package enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case unequal = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A value that stands in the statement.
  package enum Constant: Hashable, Sendable {
    /// UTF-8.
    case text([UInt8])
    /// As a column keeps it: a decimal in units of its last digit, a date in days, a time in seconds since 1970-01-01.
    case number(Int64)
  }

  case every([ColumnCondition])
  case any([ColumnCondition])
  case not(ColumnCondition)
  case isNull(Int)
  /// The value of a column of truth values.
  case holds(Int)
  /// Whether a condition is the one or the other, and not neither.
  case isTruth(ColumnCondition, Bool)
  case compares(Int, Comparison, Constant)
  case isAmong(Int, [Constant])

  /// The columns that it reads.
  package var columns: Set<Int> {
    switch self {
    case .every(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
    case .not(let part), .isTruth(let part, _): part.columns
    case .isNull(let column), .holds(let column), .compares(let column, _, _), .isAmong(let column, _): [column]
    }
  }
}
