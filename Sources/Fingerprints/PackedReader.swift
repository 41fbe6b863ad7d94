/// Reads what ``PackedWriter`` wrote. Bytes that it did not write give nil somewhere, and never more than they hold.
package struct PackedReader: Sendable {
  private let bytes: [UInt8]
  /// What is read next.
  package private(set) var offset: Int
  @usableFromInline let end: Int

  package init(_ bytes: [UInt8]) { self.init(bytes, in: bytes.indices) }

  /// Reads a part of bytes, of which nothing is copied before.
  package init(_ bytes: [UInt8], in range: Range<Int>) {
    let range = range.clamped(to: bytes.indices)
    self.bytes = bytes
    offset = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { offset == end }

  package mutating func word() -> UInt64? {
    guard end - offset >= 8 else { return nil }
    // Safe: eight bytes are there, and any of them make a number.
    let word = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    offset += 8
    return UInt64(littleEndian: word)
  }

  package mutating func integer() -> Int? { word().map { Int(truncatingIfNeeded: $0) } }

  /// A number as ``PackedWriter/put(small:)`` wrote it.
  package mutating func small() -> Int? {
    guard offset < end else { return nil }
    let byte = bytes[offset]
    offset += 1
    return byte < UInt8.max ? Int(byte) : integer()
  }

  package mutating func part() -> [UInt8]? { range(integer()).map { Array(bytes[$0]) } }

  /// Passes over a part, and tells where it lies.
  package mutating func placeOfPart() -> Range<Int>? { range(integer()) }

  package mutating func text() -> String? {
    range(integer()).flatMap { text(in: $0) }
  }

  /// A text as ``PackedWriter/put(short:)`` wrote it.
  package mutating func shortText() -> String? {
    range(small()).flatMap { text(in: $0) }
  }

  /// The standard library's own initializer for any bytes looks up types of its own whenever it runs, which takes longer than the text.
  private func text(in place: Range<Int>) -> String? {
    do { return String(copying: try UTF8Span(validating: bytes.span.extracting(place))) } catch { return nil }
  }

  package mutating func fingerprint() -> Fingerprint? {
    range(32).flatMap { Fingerprint(bytes[$0]) }
  }

  /// Whole numbers as ``PackedWriter/put(numbers:)`` wrote them.
  package mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(of type: Number.Type = Number.self) -> [Number]? {
    let size = MemoryLayout<Number>.size
    guard let count = integer(), count >= 0, count <= (end - offset) / size, let place = range(count * size) else { return nil }
    // Safe: so many bytes are there, and as many are written as the array has room for.
    let numbers = unsafe [Number](unsafeUninitializedCapacity: count) { numbers, filled in
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[place]))
      }
      filled = count
    }
    #if _endian(little)
      return numbers
    #else
      return numbers.map { Number(littleEndian: $0) }
    #endif
  }

  /// As many values as the bytes say. Inlined, so that other modules make lists of a type of their own and not of any.
  @inlinable package mutating func list<Value>(_ read: (inout PackedReader) -> Value?) -> [Value]? {
    // Each value has a byte at least, so a count that was made up ends the reading soon.
    guard let count = integer(), count >= 0, count <= end - offset else { return nil }
    var values: [Value] = []
    for _ in 0..<count {
      guard let value = read(&self) else { return nil }
      values.append(value)
    }
    return values
  }

  /// Passes over so many bytes; nil where there are fewer.
  private mutating func range(_ count: Int?) -> Range<Int>? {
    guard let count, count >= 0, count <= end - offset else { return nil }
    defer { offset += count }
    return offset..<offset + count
  }
}
