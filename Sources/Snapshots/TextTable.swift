/// Gives repeated texts numbers, in the order in which they are first seen.
///
/// A column of a snapshot holds few different texts many times over, mostly in runs or in the same turns; looking one up compares
/// its bytes with the last text and with the one that followed it before, and makes no string.
struct TextTable: Sendable {
  private(set) var texts: [String] = []
  /// All texts, one after the other.
  private var bytes: [UInt8] = []
  /// Where each text starts in ``bytes``, and where the last one ends.
  private var starts: [Int] = [0]
  /// The number of the text that followed each one the last time; -1 for none yet.
  private var followers: [Int32] = []
  /// Open addressing: numbers of texts plus one, 0 is free. Its size is a power of two.
  private var slots: [Int32] = [Int32](repeating: 0, count: 64)
  private var last = -1

  var count: Int { texts.count }

  /// The number of the text in `range`, and whether it was not seen before.
  @inline(__always)
  mutating func index(of range: Range<Int>, in source: Span<UInt8>) -> (index: Int, isNew: Bool) {
    if last >= 0 {
      if matches(last, range, source) { return (last, false) }
      let follower = Int(followers[last])
      if follower >= 0, matches(follower, range, source) {
        last = follower
        return (follower, false)
      }
    }
    return lookUp(range, in: source)
  }

  private mutating func lookUp(_ range: Range<Int>, in source: Span<UInt8>) -> (index: Int, isNew: Bool) {
    let text = source.extracting(range)
    var slot = Self.hash(text) & (slots.count - 1)
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if matches(candidate, range, source) {
        follow(with: candidate)
        return (candidate, false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    for index in text.indices { bytes.append(text[index]) }
    texts.append(String(decoding: bytes[starts[starts.count - 1]...], as: UTF8.self))
    starts.append(bytes.count)
    followers.append(-1)
    slots[slot] = Int32(truncatingIfNeeded: texts.count)
    if texts.count * 2 > slots.count { grow() }
    follow(with: texts.count - 1)
    return (last, true)
  }

  private mutating func follow(with index: Int) {
    if last >= 0 { followers[last] = Int32(truncatingIfNeeded: index) }
    last = index
  }

  @inline(__always)
  private func matches(_ index: Int, _ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == range.count else { return false }
    precondition(range.lowerBound >= 0 && range.upperBound <= source.count)
    // Safe: the range was just held against the ends of the source, and `starts` are places in `bytes`.
    return unsafe bytes.withUnsafeBytes { known in
      unsafe source.withUnsafeBytes { read in
        unsafe areEqual(known, start, read, range.lowerBound, count: range.count)
      }
    }
  }

  /// FNV-1a: short keys, no seed, the same on every run.
  private static func hash(_ text: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for index in texts.indices {
      var slot = Self.hash(bytes.span.extracting(starts[index]..<starts[index + 1])) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index + 1)
    }
  }
}

/// Whether as many bytes are the same at two places, by eight at a time. Both have so many.
@inline(__always)
@unsafe private func areEqual(
  _ left: UnsafeRawBufferPointer, _ start: Int, _ right: UnsafeRawBufferPointer, _ other: Int, count: Int
) -> Bool {
  guard count >= 8 else {
    for offset in 0..<count where unsafe left[start &+ offset] != right[other &+ offset] { return false }
    return true
  }
  // The last eight bytes first: texts that differ mostly do so at their end.
  var offset = count &- 8
  while true {
    let isEqual =
      unsafe left.loadUnaligned(fromByteOffset: start &+ offset, as: UInt64.self)
      == right.loadUnaligned(fromByteOffset: other &+ offset, as: UInt64.self)
    guard isEqual else { return false }
    guard offset > 0 else { return true }
    offset = max(0, offset &- 8)
  }
}
