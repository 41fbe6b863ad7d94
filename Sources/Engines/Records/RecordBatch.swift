/// Some rows of records, typed, on their way into a table.
struct RecordBatch: Sendable {
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

  /// Adds a text of `count` bytes that `write` appends.
  mutating func appendText(count: Int, _ write: (inout [UInt8]) -> Void) {
    cells.append(.text(start: Int32(truncatingIfNeeded: text.count), count: Int32(truncatingIfNeeded: count)))
    write(&text)
  }

  /// Empties the batch and keeps its memory.
  mutating func removeAll() {
    text.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  /// Takes back the last cells, down to `count`.
  mutating func truncate(cells count: Int) { cells.removeLast(cells.count - count) }
}
