/// What is known of definitions, by their ids: a dictionary that is asked a hundred times for each page, in less time than one that is
/// made to withstand whoever chooses its keys.
package struct ByID<Value: Sendable>: Sendable {
  @usableFromInline let places: IDPlaces
  @usableFromInline let values: [Value?]
  /// Of ids that are no definition's.
  @usableFromInline let others: [String: Value]

  package init(_ places: IDPlaces, _ values: [String: Value]) {
    self.places = places
    self.values = places.ids.map { values[$0] }
    let isEachPlaced = places.areDistinct && self.values.count { $0 != nil } == values.count
    others = isEachPlaced ? [:] : values.filter { places[$0.key] == nil }
  }

  /// Of each id what stands beside it in pairs, in their order.
  init<Element>(_ places: IDPlaces, lists pairs: some Sequence<(id: String, Element)>) where Value == [Element] {
    var values = [Value?](repeating: nil, count: places.ids.count)
    var others: [String: Value] = [:]
    for (id, element) in pairs {
      guard let place = places[id] else {
        others[id, default: []].append(element)
        continue
      }
      if values[place]?.append(element) == nil { values[place] = [element] }
    }
    (self.places, self.values, self.others) = (places, values, others)
  }

  /// Inlined, so that other modules ask for a value of its own type and not of any.
  @inlinable @inline(__always) package subscript(id: String) -> Value? {
    if let place = places[id] { return values[place] }
    return others.isEmpty ? nil : others[id]
  }
}
