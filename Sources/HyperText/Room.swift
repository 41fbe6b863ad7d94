/// Bytes at the end of ``HTML`` that are still to be written. Whatever would not fit ends the program.
///
/// Memory safety: it lives as long as the closure that it is given to, and every write is held against its end.
@safe struct Room {
  private let start: UnsafeMutableRawPointer?
  private let count: Int
  private(set) var used = 0

  @inline(__always)
  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    unsafe start = UnsafeMutableRawPointer(buffer.baseAddress)
    count = buffer.count
  }

  /// Where the next `count` bytes go.
  @inline(__always)
  private mutating func take(_ count: Int) -> UnsafeMutableRawPointer? {
    precondition(count >= 0 && count <= self.count - used)
    defer { used += count }
    return unsafe start.map { unsafe $0 + used }
  }

  @inline(__always)
  mutating func put(_ byte: UInt8) { unsafe take(1)?.storeBytes(of: byte, as: UInt8.self) }

  /// A literal: mostly a few bytes, which are copied in two overlapping pieces.
  @inline(__always)
  mutating func put(_ literal: StaticString) {
    guard literal.hasPointerRepresentation else { return putScalar(literal) }
    guard let place = unsafe take(literal.utf8CodeUnitCount) else { return }
    unsafe Self.copy(literal, to: place)
  }

  /// A literal between two bytes.
  @inline(__always)
  mutating func put(_ before: UInt8, _ literal: StaticString, _ after: UInt8) {
    guard literal.hasPointerRepresentation else {
      put(before)
      putScalar(literal)
      return put(after)
    }
    let count = literal.utf8CodeUnitCount
    guard let place = unsafe take(count + 2) else { return }
    unsafe place.storeBytes(of: before, as: UInt8.self)
    unsafe Self.copy(literal, to: place + 1)
    unsafe (place + count + 1).storeBytes(of: after, as: UInt8.self)
  }

  /// Memory safety: there is room for the literal, which has an address.
  @inline(__always)
  private static func copy(_ literal: StaticString, to place: UnsafeMutableRawPointer) {
    let count = literal.utf8CodeUnitCount
    let source = unsafe UnsafeRawPointer(literal.utf8Start)
    if count > 16 {
      unsafe place.copyMemory(from: source, byteCount: count)
    } else if count >= 8 {
      unsafe place.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      unsafe (place + count - 8).storeBytes(of: (source + count - 8).loadUnaligned(as: UInt64.self), as: UInt64.self)
    } else if count >= 4 {
      unsafe place.storeBytes(of: source.loadUnaligned(as: UInt32.self), as: UInt32.self)
      unsafe (place + count - 4).storeBytes(of: (source + count - 4).loadUnaligned(as: UInt32.self), as: UInt32.self)
    } else if count >= 2 {
      unsafe place.storeBytes(of: source.loadUnaligned(as: UInt16.self), as: UInt16.self)
      unsafe (place + count - 2).storeBytes(of: (source + count - 2).loadUnaligned(as: UInt16.self), as: UInt16.self)
    } else if count == 1 {
      unsafe place.storeBytes(of: source.load(as: UInt8.self), as: UInt8.self)
    }
  }

  /// A literal that is one character and no text.
  private mutating func putScalar(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes in for index in 0..<bytes.count { unsafe put(bytes[index]) } }
  }

  /// The blank before an attribute, and its name.
  @inline(__always)
  mutating func putName(_ name: StaticString) {
    put(0x20)
    put(name)
  }

  /// Copies what stands for itself from `first` on, up to the first byte that does not, and returns how many bytes it copied.
  @inline(__always)
  mutating func put(_ source: UnsafeBufferPointer<UInt8>, from first: Int, quotes: Bool) -> Int {
    let wanted = source.count - first
    guard wanted > 0, let from = unsafe source.baseAddress.map({ unsafe UnsafeRawPointer($0) + first }),
      let place = unsafe take(wanted)
    else { return 0 }
    var index = 0
    copying: while index < wanted {
      // Eight bytes at a time while all of them are plain.
      while index + 8 <= wanted {
        let word = unsafe from.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard word.isPlain else { break }
        unsafe (place + index).storeBytes(of: word, as: UInt64.self)
        index += 8
      }
      // The last bytes in one piece too, with some before them once more.
      if index + 8 > wanted, unsafe Self.copyPlainEnd(of: from, to: place, count: wanted) { index = wanted }
      let end = min(index + 8, wanted)
      while index < end {
        let byte = unsafe from.load(fromByteOffset: index, as: UInt8.self)
        if !byte.isPlain, unsafe HTML.replacement(for: source, at: first + index, quotes: quotes) != nil { break copying }
        unsafe (place + index).storeBytes(of: byte, as: UInt8.self)
        index += 1
      }
    }
    used -= wanted - index
    return index
  }

  /// Copies the last bytes of a text, eight of them or all where there are four at least, if every one is plain.
  ///
  /// Memory safety: reads and writes within `count` bytes only. What it copies besides the last bytes stands there already.
  @inline(__always)
  private static func copyPlainEnd(of source: UnsafeRawPointer, to place: UnsafeMutableRawPointer, count: Int) -> Bool {
    if count >= 8 {
      let word = unsafe source.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
      guard word.isPlain else { return false }
      unsafe (place + count - 8).storeBytes(of: word, as: UInt64.self)
      return true
    }
    guard count >= 4 else { return false }
    let first = unsafe source.loadUnaligned(as: UInt32.self)
    let last = unsafe source.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
    guard (UInt64(first) | UInt64(last) << 32).isPlain else { return false }
    unsafe place.storeBytes(of: first, as: UInt32.self)
    unsafe (place + count - 4).storeBytes(of: last, as: UInt32.self)
    return true
  }
}
