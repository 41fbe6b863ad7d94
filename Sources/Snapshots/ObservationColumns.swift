import Calendars
import Definitions
import Diagnostics
import Numbers

/// The rows of one file of a snapshot, a column each, so that millions of rows stay small.
///
/// A column that no file has stays empty and reads as nil. Texts that repeat are numbers into the tables of
/// ``SnapshotStore``.
struct ObservationColumns: Sendable {
  var grain: [UInt8] = []
  var ordinal: [Int32] = []
  var dimensions: [Int32] = []
  var stat: [UInt8] = []
  var line: [Int32] = []
  var flags: [UInt8] = []
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
}

/// Exact decimals in nine bytes a row; empty until a first value is set.
struct NumberColumn: Sendable {
  /// A scale that no number has: the cell is empty.
  private static let none: UInt8 = .max
  private var coefficients: [Int64] = []
  private var scales: [UInt8] = []

  subscript(row: Int) -> ExactDecimal? {
    guard row < scales.count, scales[row] != Self.none else { return nil }
    return ExactDecimal(coefficient: Int128(coefficients[row]), scale: Int(scales[row]))
  }

  /// Sets the value of the next row, `row`, filling the rows before it as empty.
  mutating func set(_ coefficient: Int64, scale: UInt8, at row: Int) {
    fill(upTo: row)
    coefficients.append(coefficient)
    scales.append(scale)
  }

  /// Empties a cell.
  mutating func clear(_ row: Int) {
    if row < scales.count { scales[row] = Self.none }
  }

  private mutating func fill(upTo row: Int) {
    guard scales.count < row else { return }
    let missing = row - scales.count
    coefficients.append(contentsOf: repeatElement(0, count: missing))
    scales.append(contentsOf: repeatElement(Self.none, count: missing))
  }
}

/// Numbers into a table, or nothing; empty until a first one is set.
struct IndexColumn: Sendable {
  private var indices: [Int32] = []

  var isEmpty: Bool { indices.isEmpty }

  subscript(row: Int) -> Int? {
    guard row < indices.count, indices[row] >= 0 else { return nil }
    return Int(indices[row])
  }

  mutating func set(_ index: Int, at row: Int) {
    fill(upTo: row)
    indices.append(Int32(truncatingIfNeeded: index))
  }

  /// Gives every index its place in a merged table.
  mutating func renumber(_ places: [Int32]) {
    for row in indices.indices where indices[row] >= 0 { indices[row] = places[Int(indices[row])] }
  }

  private mutating func fill(upTo row: Int) {
    guard indices.count < row else { return }
    indices.append(contentsOf: repeatElement(-1, count: row - indices.count))
  }
}
