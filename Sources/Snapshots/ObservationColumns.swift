import Calendars
import Definitions
import Diagnostics
import Fingerprints
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

  /// Whether a number is from 0 to 1; an empty cell is not.
  func isWithinOne(_ row: Int) -> Bool {
    guard row < scales.count, scales[row] != Self.none else { return false }
    return (0...Self.powersOfTen[Int(scales[row])]).contains(coefficients[row])
  }

  /// Up to the most digits that a row keeps.
  static let powersOfTen: [Int64] = (0..<18).reduce(into: [1]) { powers, place in powers.append(powers[place] * 10) }

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

  /// Whether none of so many rows holds nothing.
  func isSet(upTo count: Int) -> Bool { numbers.count >= count && !numbers.contains { $0 < 0 } }

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

// MARK: As bytes

extension ObservationColumns {
  func write(to writer: inout PackedWriter) {
    for column in [grain, stat, flags] { column.write(to: &writer) }
    for column in [dimensions, ordinal] { column.write(to: &writer) }
    line.write(to: &writer)
    for column in [value, bound, numerator, denominator, count, censored, blank] { column.write(to: &writer) }
    for column in [vintage, unit, version, meaning, source] { column.write(to: &writer) }
  }

  /// Nil for what no file's rows are.
  init?(_ reader: inout PackedReader) {
    guard let grain = SteadyColumn<UInt8>(&reader), let stat = SteadyColumn<UInt8>(&reader),
      let flags = SteadyColumn<UInt8>(&reader), let dimensions = NarrowColumn<Int16, Int32>(&reader),
      let ordinal = NarrowColumn<Int16, Int32>(&reader), let line = LineColumn(&reader)
    else { return nil }
    let rows = ordinal.count
    guard [grain.count, stat.count, flags.count, dimensions.count, line.count].allSatisfy({ $0 == rows }),
      !grain.contains(where: { $0 >= Grain.allCases.count })
    else { return nil }
    (self.grain, self.stat, self.flags, self.dimensions, self.ordinal, self.line) = (
      grain, stat, flags, dimensions, ordinal, line
    )
    var numbers: [NumberColumn] = []
    for _ in 0..<7 {
      guard let column = NumberColumn(&reader, atMost: rows) else { return nil }
      numbers.append(column)
    }
    (value, bound, numerator, denominator) = (numbers[0], numbers[1], numbers[2], numbers[3])
    (count, censored, blank) = (numbers[4], numbers[5], numbers[6])
    var indices: [IndexColumn] = []
    for _ in 0..<5 {
      guard let column = IndexColumn(&reader, atMost: rows) else { return nil }
      indices.append(column)
    }
    (vintage, unit, version, meaning, source) = (indices[0], indices[1], indices[2], indices[3], indices[4])
  }
}

extension NumberColumn {
  fileprivate func write(to writer: inout PackedWriter) {
    coefficients.write(to: &writer)
    scales.write(to: &writer)
  }

  fileprivate init?(_ reader: inout PackedReader, atMost rows: Int) {
    guard let coefficients = NarrowColumn<Int32, Int64>(&reader), let scales = SteadyColumn<UInt8>(&reader),
      coefficients.count == scales.count, scales.count <= rows,
      !scales.contains(where: { $0 > ExactDecimal.maximumScale && $0 != Self.none })
    else { return nil }
    self.coefficients = coefficients
    self.scales = scales
  }
}

extension IndexColumn {
  fileprivate func write(to writer: inout PackedWriter) { numbers.write(to: &writer) }

  fileprivate init?(_ reader: inout PackedReader, atMost rows: Int) {
    guard let numbers = SteadyColumn<Int32>(&reader), numbers.count <= rows, !numbers.contains(where: { $0 < -1 }) else {
      return nil
    }
    self.numbers = numbers
  }

  /// Whether each leads to something in a table.
  func isWithin(_ count: Int) -> Bool { !numbers.contains { $0 >= count } }
}
