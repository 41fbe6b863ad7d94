import Calendars
import Definitions
import Diagnostics
import Numbers

/// The rows of one file of a snapshot, a column each, so that millions of rows stay small.
///
/// A column that no file has stays empty and reads as nil. Texts that repeat are numbers into the tables of
/// ``SnapshotStore``. Most files have one grain and one stat, and numbers of few digits: they take about eight bytes a row.
struct ObservationColumns: Sendable {
  var grain = SteadyColumn<UInt8>(0)
  var ordinal = NarrowColumn<Int16, Int32>()
  var dimensions = NarrowColumn<Int16, Int32>()
  var stat = SteadyColumn<UInt8>(0)
  var line = LineColumn()
  var flags = SteadyColumn<UInt8>(0)
  var value = NumberColumn()
  var bound = NumberColumn()
  var numerator = NumberColumn()
  var denominator = NumberColumn()
  var count = NumberColumn()
  var censored = NumberColumn()
  var blank = NumberColumn()
  var vintage = IndexColumn()
  var unit = IndexColumn()
  var version = IndexColumn()
  var meaning = IndexColumn()
  var source = IndexColumn()

  var rows: Int { ordinal.count }

  /// Gives back what the columns grew into and do not need: together as much as they hold.
  mutating func trim() {
    grain.trim()
    ordinal.trim()
    dimensions.trim()
    stat.trim()
    flags.trim()
    value.trim()
    bound.trim()
    numerator.trim()
    denominator.trim()
    count.trim()
    censored.trim()
    blank.trim()
    vintage.trim()
    unit.trim()
    version.trim()
    meaning.trim()
    source.trim()
  }
}

/// Exact decimals; empty until a first value is set.
struct NumberColumn: Sendable {
  /// A scale that no number has: the cell is empty.
  private static let none: UInt8 = .max
  private var coefficients = NarrowColumn<Int32, Int64>()
  private var scales = SteadyColumn<UInt8>(none)

  subscript(row: Int) -> ExactDecimal? {
    guard row < scales.count, scales[row] != Self.none else { return nil }
    return ExactDecimal(coefficient: Int128(coefficients[row]), scale: Int(scales[row]))
  }

  /// Sets the value of the next row, `row`, filling the rows before it as empty.
  mutating func set(_ coefficient: Int64, scale: UInt8, at row: Int) {
    while scales.count < row {
      coefficients.append(0)
      scales.append(Self.none)
    }
    coefficients.append(coefficient)
    scales.append(scale)
  }

  mutating func trim() {
    coefficients.trim()
    scales.trim()
  }

  /// Empties a cell.
  mutating func clear(_ row: Int) {
    if row < scales.count { scales[row] = Self.none }
  }
}

/// Numbers into a table, or nothing; empty until a first one is set.
struct IndexColumn: Sendable {
  /// -1 for nothing.
  private var numbers = SteadyColumn<Int32>(-1)

  var isEmpty: Bool { numbers.count == 0 }

  subscript(row: Int) -> Int? {
    guard row < numbers.count, numbers[row] >= 0 else { return nil }
    return Int(numbers[row])
  }

  mutating func set(_ index: Int, at row: Int) {
    numbers.fill(with: -1, upTo: row)
    numbers.append(Int32(truncatingIfNeeded: index))
  }

  mutating func trim() { numbers.trim() }

  /// Gives every index its place in a merged table.
  mutating func renumber(_ places: [Int32]) {
    numbers.replace { $0 < 0 ? $0 : places[Int($0)] }
  }
}
