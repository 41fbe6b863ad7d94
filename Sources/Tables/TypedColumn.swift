/// Some cells of a column, as numbers: what they stand for is the column's kind.
package struct TypedColumn: Sendable {
  package enum Kind: Sendable {
    /// Numbers of texts.
    case text(SharedTexts)
    case integer, boolean
    /// Whole numbers of the last of so many digits after the point.
    case decimal(Int)
    /// Days since 1970-01-01.
    case date
    /// Seconds since 1970-01-01T00:00:00, of UTC or of a clock whose zone nobody named.
    case instant, wallClock
  }

  package let kind: Kind
  /// A cell a row; ``null`` where there is none.
  package var values: [Int64]
  /// What a cell is as text.
  private let written: @Sendable (Int64) -> [UInt8]

  package static let null = Int64.min

  package init(_ kind: Kind, values: [Int64], written: @escaping @Sendable (Int64) -> [UInt8]) {
    self.kind = kind
    self.values = values
    self.written = written
  }

  /// The bytes of a cell as any engine would print it; nil where it is null.
  package func cell(_ row: Int) -> ArraySlice<UInt8>? {
    let value = values[row]
    guard value != Self.null else { return nil }
    guard case .text(let shared) = kind else { return written(value)[...] }
    return shared.texts[Int32(truncatingIfNeeded: value)]
  }

  /// The first row whose cell has more bytes than that.
  func firstRow(longerThan limit: Int) -> Int? {
    if case .text(let shared) = kind {
      return values.firstIndex { $0 != Self.null && shared.texts.length(Int32(truncatingIfNeeded: $0)) > limit }
    }
    // No number and no time has more.
    guard limit < 40 else { return nil }
    return values.indices.first { (cell($0)?.count ?? 0) > limit }
  }
}
