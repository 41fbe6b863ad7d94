/// Values one behind the other, for a file that only we read: words of eight bytes, texts and bytes with their length before them.
package struct PackedWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func put(word: UInt64) {
    bytes.append(addingCapacity: 8) { span in
      for shift in stride(from: UInt64(0), to: 64, by: 8) { span.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
  }

  package mutating func put(_ number: Int) { put(word: UInt64(bitPattern: Int64(number))) }

  /// A number that is mostly from 0 to 254, in one byte where it is.
  package mutating func put(small number: Int) {
    guard let byte = UInt8(exactly: number), byte < UInt8.max else {
      bytes.append(UInt8.max)
      return put(number)
    }
    bytes.append(byte)
  }

  package mutating func put(_ text: String) {
    put(text.utf8.count)
    copy(text)
  }

  /// A text that mostly has less than 255 bytes.
  package mutating func put(short text: String) {
    put(small: text.utf8.count)
    copy(text)
  }

  private mutating func copy(_ text: String) {
    // Memory safety: the bytes are copied at once. Where they do not lie together they are taken one by one.
    let isCopied: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe bytes.append(contentsOf: $0) }
    if isCopied == nil { bytes.append(contentsOf: text.utf8) }
  }

  package mutating func put(_ fingerprint: Fingerprint) {
    let words = fingerprint.words
    put(word: words.0.byteSwapped)
    put(word: words.1.byteSwapped)
    put(word: words.2.byteSwapped)
    put(word: words.3.byteSwapped)
  }

  /// Whole numbers, each in as many bytes as its type has.
  package mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(numbers: [Number]) {
    put(numbers.count)
    #if _endian(little)
      // Safe: the array's own bytes, copied at once.
      unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    #else
      for number in numbers { unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) } }
    #endif
  }

  /// Gives away what was written so far.
  package mutating func takeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
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
