/// How the values of a column are written, where it is not as `1234.50`, `2026-08-03` and an empty field.
package struct CellForm: Hashable, Sendable {
  package enum DateOrder: String, Hashable, Sendable, CaseIterable {
    case iso, dmy, mdy
  }

  /// What stands between thousands.
  package enum Thousands: String, Hashable, Sendable, CaseIterable {
    case comma = ","
    case point = "."
    case space = " "
    case apostrophe = "'"
  }

  package enum DecimalMark: String, Hashable, Sendable, CaseIterable {
    case point = "."
    case comma = ","
  }

  package var decimal: DecimalMark
  package var thousands: Thousands?
  package var dates: DateOrder
  /// Words that stand for a value that is not there, without blanks around them.
  package var missing: [String]

  package init(
    decimal: DecimalMark = .point, thousands: Thousands? = nil, dates: DateOrder = .iso, missing: [String] = []
  ) {
    self.decimal = decimal
    self.thousands = thousands
    self.dates = dates
    self.missing = missing
  }

  /// Whether every value is written as everywhere else.
  package var isPlain: Bool { self == CellForm() }

  /// Whether a cell has one of the words for what is not there.
  package func isMissing(_ cell: Span<UInt8>) -> Bool {
    guard !missing.isEmpty else { return false }
    let text = cell.trimmed
    return missing.contains { $0.utf8.elementsEqual(text) }
  }
}

extension Span<UInt8> {
  /// Without blanks, no-break spaces among them, at both ends.
  package var trimmed: ArraySlice<UInt8> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for index in indices { bytes.append(self[index]) }
    var text = bytes[...]
    while let first = text.first {
      let length = first == 0x20 || first == 0x09 ? 1 : text.starts(with: [0xC2, 0xA0]) ? 2 : 0
      guard length > 0 else { break }
      text = text.dropFirst(length)
    }
    while let last = text.last {
      let length = last == 0x20 || last == 0x09 ? 1 : text.suffix(2).elementsEqual([0xC2, 0xA0]) ? 2 : 0
      guard length > 0 else { break }
      text = text.dropLast(length)
    }
    return text
  }
}
