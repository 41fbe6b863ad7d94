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
    others = values.filter { places[$0.key] == nil }
  }

  /// Inlined, so that other modules ask for a value of its own type and not of any.
  @inlinable @inline(__always) package subscript(id: String) -> Value? {
    if let place = places[id] { return values[place] }
    return others.isEmpty ? nil : others[id]
  }
}
