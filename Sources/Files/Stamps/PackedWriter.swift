/// Values one behind the other, for a file that only we read: words of eight bytes, texts and bytes with their length before them.
package struct PackedWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(word: UInt64) {
    bytes.append(addingCapacity: 8) { span in
      for place in 0..<8 { span.append(UInt8(truncatingIfNeeded: word >> UInt64(place * 8))) }
    }
  }

  package mutating func put(_ number: Int) { put(word: UInt64(bitPattern: Int64(number))) }

  package mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  package mutating func put(_ part: [UInt8]) {
    put(part.count)
    bytes += part
  }

  /// Values of one kind, with their number before them.
  package mutating func put<Value>(_ values: [Value], _ write: (inout PackedWriter, Value) -> Void) {
    put(values.count)
    for value in values { write(&self, value) }
  }
}
