import Tables

/// Some rows of a table's columns, each column in as few bytes a value as its values there need.
struct PackedRows: Sendable {
  /// One column of the rows.
  struct Chunk: Hashable, Sendable {
    /// What a value of no bytes, or of zeros alone, stands for.
    var base: Int64
    /// Bytes of a value: 0 where all are the base, 1, 2, 4 or 8.
    var width: Int
    /// Whether zeros alone stand for null, and one for the base.
    var hasNull: Bool
    /// Where its values begin.
    var start: Int
  }

  let count: Int
  private(set) var chunks: [Chunk] = []
  private(set) var bytes: [UInt8] = []

  /// Packs rows, `width` values each, row after row.
  init(_ rows: [Int64], width: Int) {
    count = width == 0 ? 0 : rows.count / width
    for column in 0..<width {
      let chunk = Self.chunk(of: rows, column, width, start: bytes.count)
      chunks.append(chunk)
      guard chunk.width > 0 else { continue }
      let shift: UInt64 = chunk.hasNull ? 1 : 0
      for index in stride(from: column, to: rows.count, by: width) {
        let value = rows[index]
        var code =
          chunk.hasNull && value == TypedColumn.null
          ? 0 : UInt64(bitPattern: value) &- UInt64(bitPattern: chunk.base) &+ shift
        for _ in 0..<chunk.width {
          bytes.append(UInt8(truncatingIfNeeded: code))
          code >>= 8
        }
      }
    }
  }

  /// How the values of a column are packed.
  private static func chunk(of rows: [Int64], _ column: Int, _ width: Int, start: Int) -> Chunk {
    var (least, most, hasNull, hasValue) = (Int64.max, Int64.min, false, false)
    for index in stride(from: column, to: rows.count, by: width) {
      let value = rows[index]
      if value == TypedColumn.null {
        hasNull = true
      } else {
        hasValue = true
        least = min(least, value)
        most = max(most, value)
      }
    }
    guard hasValue else {
      return Chunk(base: TypedColumn.null, width: 0, hasNull: false, start: start)
    }
    // Of values at opposite ends of the range, too.
    let span = UInt64(bitPattern: most) &- UInt64(bitPattern: least)
    if span == 0, !hasNull { return Chunk(base: least, width: 0, hasNull: false, start: start) }
    switch span {
    case ..<0xFF: return Chunk(base: least, width: 1, hasNull: hasNull, start: start)
    case ..<0xFFFF: return Chunk(base: least, width: 2, hasNull: hasNull, start: start)
    case ..<0xFFFF_FFFF: return Chunk(base: least, width: 4, hasNull: hasNull, start: start)
    default: return Chunk(base: 0, width: 8, hasNull: false, start: start)
    }
  }
}

extension PackedRows.Chunk {
  /// Takes values out of their bytes.
  func values(_ bytes: Span<UInt8>, count: Int, into values: inout [Int64]) {
    switch width {
    case 0: values.append(contentsOf: repeatElement(base, count: count))
    case 1: for index in 0..<count { values.append(value(UInt64(bytes[index]))) }
    default:
      for index in 0..<count {
        var code: UInt64 = 0
        for place in 0..<width { code |= UInt64(bytes[index * width + place]) << UInt64(8 * place) }
        values.append(value(code))
      }
    }
  }

  private func value(_ code: UInt64) -> Int64 {
    guard hasNull else { return Int64(bitPattern: UInt64(bitPattern: base) &+ code) }
    return code == 0 ? TypedColumn.null : Int64(bitPattern: UInt64(bitPattern: base) &+ code &- 1)
  }
}
