/// What touches and deals have in common: the same entity, or columns that are named as an entity.
struct TouchLink {
  let touches: KeyedRows
  /// By the row of the deal, what its touches are matched by; -1 where nothing.
  let deals: [Int32]

  /// Why nothing tells which touches a deal has, in words after "the touches of ...".
  struct Refusal: Error {
    var reason: String
    var advice: String
  }

  /// By the column of the touches that is named as the deals' entity, where there is one; else by the one column that both
  /// have; else by the touches' own `entity`, which then is the deal's.
  init(
    _ touches: EventStream, _ deals: EventStream, _ axis: TimeAxis, _ identifiers: Identifiers
  ) throws(Refusal) {
    let shared = touches.links[deals.entity] == nil ? deals.links.keys.filter { touches.links[$0] != nil }.sorted() : []
    guard shared.count < 2 else {
      throw Refusal(
        reason: "have \(shared.map { "'\($0)'" }.joined(separator: " and ")) in common with the deals, and one has to do",
        advice: "leave one of the columns out")
    }
    if let kind = shared.first {
      guard Set(touches.entities).isDisjoint(with: deals.entities) else {
        throw Refusal(
          reason: "meet deals both by 'entity' and by '\(kind)'",
          advice: "select the deal's id as \(deals.entity), or the touch's own id with a prefix: 'T-' || touch_id as entity")
      }
      self.touches = KeyedRows(touches, touches.links[kind] ?? [], false, axis, identifiers)
      self.deals = deals.links[kind] ?? []
      return
    }
    if let links = touches.links[deals.entity] {
      self.touches = KeyedRows(touches, links, false, axis, identifiers)
    } else {
      self.touches = KeyedRows(touches, touches.entities, false, axis, identifiers)
    }
    self.deals = deals.entities
  }
}
