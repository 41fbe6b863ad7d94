/// What makes a row of a snapshot one of a kind, as numbers of its texts.
struct RowKey: Hashable {
  var metric: Int
  var grain: UInt8
  var ordinal: Int
  var dimension: Int
  var stat: Int
  var meaning: Int
  var vintage: Int

  /// The order of a sorted file, as far as numbers of texts can tell.
  func precedes(_ other: RowKey) -> Bool {
    if metric != other.metric { return metric < other.metric }
    if grain != other.grain { return grain < other.grain }
    if ordinal != other.ordinal { return ordinal < other.ordinal }
    if dimension != other.dimension { return dimension < other.dimension }
    if stat != other.stat { return stat < other.stat }
    return (meaning, vintage) < (other.meaning, other.vintage)
  }
}

/// Finds repeated keys: for free while the rows come sorted, with a set from the first that does not.
struct KeyOrder {
  private var last: RowKey?
  private var seen: Set<RowKey>?

  /// Whether the keys are in order so far, this one included: then it repeats none. From where the order breaks,
  /// ``isRepeated(_:earlier:)`` has to be asked.
  @inline(__always)
  mutating func continues(with key: RowKey) -> Bool {
    guard seen == nil else { return false }
    if let last, !last.precedes(key) { return false }
    last = key
    return true
  }

  /// Whether a key that does not continue the order came before. `earlier` gives all keys before this one; asked for once.
  mutating func isRepeated(_ key: RowKey, earlier: () -> [RowKey]) -> Bool {
    var keys = seen ?? Set(earlier())
    // The set has one owner, so that nothing of it is copied.
    seen = nil
    defer { seen = keys }
    return !keys.insert(key).inserted
  }
}
