/// Where values stand in a list that has each once: the places, each at its value's hash or behind it.
///
/// Every page has two of them, of its numbers and of the rows behind them. The standard library's dictionary, which withstands whoever
/// chooses its keys, takes three times as long.
struct PlaceTable: Sendable {
  /// -1 where nothing is. At most half full, and a power of two long.
  private var slots: [Int32] = []

  /// The place of a value; where it is not in the list of `count` yet, the next one, which is kept for it.
  @inline(__always)
  mutating func place(hash: Int, count: Int, is isValue: (Int) -> Bool, hashOf: (Int) -> Int) -> Int {
    if count * 2 >= slots.count { grow(count, hashOf) }
    var slot = Self.start(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if isValue(place) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    return count
  }

  private mutating func grow(_ count: Int, _ hashOf: (Int) -> Int) {
    var size = 32
    while size <= count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for place in 0..<count {
      var slot = Self.start(hashOf(place)) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(place)
    }
  }

  /// Spreads what is alike in its last bits.
  private static func start(_ hash: Int) -> Int {
    let spread = UInt64(truncatingIfNeeded: hash) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: spread >> 33)
  }
}
