/// Gives repeated texts numbers, in the order in which they are first seen.
///
/// A column of a snapshot holds few different texts many times over; looking one up compares bytes and makes no string.
struct TextTable: Sendable {
  private(set) var texts: [String] = []
  private var bytes: [[UInt8]] = []
  /// Open addressing: numbers of texts plus one, 0 is free. Its size is a power of two.
  private var slots: [Int32] = [Int32](repeating: 0, count: 64)
  private var last = -1

  var count: Int { texts.count }

  /// The number of the text in `range`, and whether it was not seen before.
  mutating func index(of range: Range<Int>, in source: Span<UInt8>) -> (index: Int, isNew: Bool) {
    if last >= 0, matches(last, range, source) { return (last, false) }
    var slot = hash(range, source) & (slots.count - 1)
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if matches(candidate, range, source) {
        last = candidate
        return (candidate, false)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range { copy.append(source[index]) }
    bytes.append(copy)
    texts.append(String(decoding: copy, as: UTF8.self))
    slots[slot] = Int32(truncatingIfNeeded: texts.count)
    if texts.count * 2 > slots.count { grow() }
    last = texts.count - 1
    return (last, true)
  }

  private func matches(_ index: Int, _ range: Range<Int>, _ source: Span<UInt8>) -> Bool {
    let known = bytes[index]
    guard known.count == range.count else { return false }
    for offset in known.indices where known[offset] != source[range.lowerBound + offset] { return false }
    return true
  }

  /// FNV-1a: short keys, no seed, the same on every run.
  private func hash(_ range: Range<Int>, _ source: Span<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }

  private func hash(_ text: [UInt8]) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, text) in bytes.enumerated() {
      var slot = hash(text) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index + 1)
    }
  }
}
