import QuickHashes

/// Where each id stands in a list.
@usableFromInline package struct IDPlaces: Sendable {
  package let ids: [String]
  /// Whether no id stands in the list twice.
  let areDistinct: Bool
  /// The places in the list, each at its id's hash or behind it; -1 where nothing is. At most half full, and a power of two long.
  private let slots: [Int32]

  /// Of an id that stands in the list twice the first place counts.
  package init(_ ids: [String]) {
    self.ids = ids
    var count = 8
    while count < ids.count * 2 { count *= 2 }
    var slots = [Int32](repeating: -1, count: count)
    var distinct = 0
    for (place, id) in ids.enumerated() {
      var slot = id.quickHash & (count - 1)
      while slots[slot] >= 0, ids[Int(slots[slot])] != id { slot = (slot + 1) & (count - 1) }
      guard slots[slot] < 0 else { continue }
      slots[slot] = Int32(place)
      distinct += 1
    }
    self.slots = slots
    areDistinct = distinct == ids.count
  }

  @usableFromInline package subscript(id: String) -> Int? {
    var slot = id.quickHash & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if ids[place] == id { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
