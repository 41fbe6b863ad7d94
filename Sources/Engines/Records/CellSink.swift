import Calendars

/// Takes the cells of a table's rows one after the other, typed and checked; whoever stores rows says as what.
protocol CellSink {
  mutating func appendNull()
  /// A whole number, a decimal or an amount in units of its last digit, or a truth value as 0 or 1.
  mutating func append(integer: Int64)
  mutating func append(text bytes: Span<UInt8>)
  /// A day, and its cell, which is of the one form that days have.
  mutating func append(_ date: CivilDate, cell: Span<UInt8>)
  mutating func append(_ instant: Instant)
  /// A time whose zone nobody named.
  mutating func append(_ date: CivilDate, second: Int)
  /// Empties it and keeps its memory.
  mutating func removeAll()
}
