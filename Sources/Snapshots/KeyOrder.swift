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

  /// Whether the key came before. `earlier` gives all keys before this one; asked for once, where the order breaks.
  mutating func isRepeated(_ key: RowKey, earlier: () -> [RowKey]) -> Bool {
    if seen == nil {
      guard let last, !last.precedes(key) else {
        self.last = key
        return false
      }
      seen = Set(earlier())
    }
    return seen?.insert(key).inserted == false
  }
}
