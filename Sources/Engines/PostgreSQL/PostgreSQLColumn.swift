import Tables

/// A column of a result.
struct PostgreSQLColumn: Hashable, Sendable {
  var name: String
  var type: PostgreSQLType
}

/// A type by its number, which is the same on every server; what differs from text is what other engines print otherwise.
struct PostgreSQLType: Hashable, Sendable {
  let id: UInt32

  init(_ id: UInt32) {
    self.id = id
  }

  private static let boolean = PostgreSQLType(16)
  private static let real = PostgreSQLType(700)
  private static let doublePrecision = PostgreSQLType(701)
  private static let money = PostgreSQLType(790)
  private static let character = PostgreSQLType(1042)
  private static let timestampWithZone = PostgreSQLType(1184)

  /// Why no number may come from such a column, and what to write instead; nil where all is well.
  var objection: (reason: String, suggestion: String)? {
    switch self {
    case .real, .doublePrecision: ("is a floating-point number, which is not exact", "cast it to numeric")
    case .money: ("is of type money, which is printed by the server's locale", "cast it to numeric")
    default: nil
    }
  }

  /// Adds a cell as the other engines give it: booleans as `true` and `false`, instants as `2026-08-03T09:15:00Z`,
  /// characters of a fixed number without the blanks that fill them up. All else stays as the server prints it.
  func append(_ cell: UnsafeRawBufferPointer, to batch: inout RowBatch) {
    switch self {
    case .boolean:
      let isTrue = unsafe cell.first == UInt8(ascii: "t")
      batch.append((isTrue ? "true" : "false").utf8)
    case .timestampWithZone:
      batch.append(isoInstant(unsafe Array(cell)))
    case .character:
      // Safe: a part of the buffer, within this call.
      let end = unsafe cell.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? 0
      unsafe batch.append(cell[..<end])
    default:
      unsafe batch.append(cell)
    }
  }
}

/// `2026-08-03 09:15:00.25+00` as `2026-08-03T09:15:00.25Z`; any other text (`infinity`, a year before Christ) as it is.
private func isoInstant(_ text: [UInt8]) -> [UInt8] {
  guard text.count >= 22, text[10] == UInt8(ascii: " "), text.suffix(3).elementsEqual("+00".utf8) else { return text }
  var instant = text.dropLast(3) + [UInt8(ascii: "Z")]
  instant[10] = UInt8(ascii: "T")
  return Array(instant)
}
