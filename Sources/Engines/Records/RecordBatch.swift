import Calendars

/// Some rows of records, typed, on their way into a table.
struct RecordBatch: CellSink, Sendable {
  /// A cell as it is stored: decimals, money and booleans are integers, texts lie in ``text``.
  enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(start: Int32, count: Int32)
  }

  private(set) var text: [UInt8] = []
  private(set) var cells: [Cell] = []

  mutating func append(integer: Int64) { cells.append(.integer(integer)) }
  mutating func appendNull() { cells.append(.null) }

  mutating func append(text bytes: Span<UInt8>) {
    let start = text.count
    unsafe bytes.withUnsafeBufferPointer { unsafe text.append(contentsOf: $0) }
    cells.append(.text(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: bytes.count)))
  }

  mutating func append(_ date: CivilDate, cell: Span<UInt8>) { append(text: cell) }

  mutating func append(_ instant: Instant) {
    appendText(count: 20) { $0.append(second: instant.second, isUTC: true) }
  }

  mutating func append(_ date: CivilDate, second: Int) {
    appendText(count: 19) { $0.append(date, second: second, isUTC: false) }
  }

  /// Adds a text of `count` bytes that `write` appends.
  private mutating func appendText(count: Int, _ write: (inout [UInt8]) -> Void) {
    cells.append(.text(start: Int32(truncatingIfNeeded: text.count), count: Int32(truncatingIfNeeded: count)))
    write(&text)
  }

  /// Empties the batch and keeps its memory.
  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  /// `2026-08-03T09:15:00`, with a Z for UTC.
  mutating func append(_ date: CivilDate, second: Int, isUTC: Bool) {
    append(date)
    append(UInt8(ascii: "T"))
    append(second / 3600, width: 2)
    append(0x3A)
    append(second / 60 % 60, width: 2)
    append(0x3A)
    append(second % 60, width: 2)
    if isUTC { append(UInt8(ascii: "Z")) }
  }

  /// The same of seconds since 1970-01-01T00:00:00.
  mutating func append(second: Int, isUTC: Bool) {
    let (days, rest) = second.quotientAndRemainder(dividingBy: 86_400)
    let isBefore = rest < 0
    append(
      CivilDate(daysSinceEpoch: isBefore ? days - 1 : days), second: isBefore ? rest + 86_400 : rest, isUTC: isUTC)
  }

  /// `2026-08-03`.
  mutating func append(_ date: CivilDate) {
    let (year, month, day) = date.components
    append(year, width: 4)
    append(0x2D)
    append(month, width: 2)
    append(0x2D)
    append(day, width: 2)
  }

  private mutating func append(_ number: Int, width: Int) {
    var power = 1
    for _ in 1..<width { power *= 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
      power /= 10
    }
  }
}
