/// The rows behind the numbers of one page, each once, in the order in which the numbers first name them.
public struct KeyIndex: Sendable {
  public private(set) var keys: [NumberKey] = []
  private var places = PlaceTable()

  public init() {}

  /// The place of a row, which is added where it is new.
  public mutating func index(of key: NumberKey) -> Int {
    let place = places.place(hash: key.quickHash, count: keys.count) {
      keys[$0] == key
    } hashOf: {
      keys[$0].quickHash
    }
    if place == keys.count { keys.append(key) }
    return place
  }
}
