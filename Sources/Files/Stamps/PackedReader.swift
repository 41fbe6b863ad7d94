/// Reads what ``PackedWriter`` wrote. Bytes that it did not write give nil somewhere, and never more than they hold.
package struct PackedReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { offset == bytes.count }

  package mutating func word() -> UInt64? {
    guard bytes.count - offset >= 8 else { return nil }
    var word: UInt64 = 0
    for place in 0..<8 { word |= UInt64(bytes[offset + place]) << UInt64(8 * place) }
    offset += 8
    return word
  }

  package mutating func integer() -> Int? { word().map { Int(truncatingIfNeeded: $0) } }

  package mutating func part() -> [UInt8]? {
    guard let count = integer(), count >= 0, count <= bytes.count - offset else { return nil }
    defer { offset += count }
    return Array(bytes[offset..<offset + count])
  }

  package mutating func text() -> String? { part().flatMap { String(validating: $0, as: UTF8.self) } }

  /// As many values as the bytes say.
  package mutating func list<Value>(_ read: (inout PackedReader) -> Value?) -> [Value]? {
    // Each value has a byte at least, so a count that was made up ends the reading soon.
    guard let count = integer(), count >= 0, count <= bytes.count - offset else { return nil }
    var values: [Value] = []
    for _ in 0..<count {
      guard let value = read(&self) else { return nil }
      values.append(value)
    }
    return values
  }
}
