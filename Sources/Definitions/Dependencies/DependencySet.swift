import QuickHashes

/// Dependencies in the order in which they came, each once.
///
/// Every document has one, and all together half a million in a large site. The standard library's set, which withstands whoever chooses
/// its members, takes four times as long.
package struct DependencySet: Sendable {
  package private(set) var all: [Dependency] = []
  /// Places in `all`, each at its dependency's hash or behind it; -1 where nothing is. At most half full, and a power of two long.
  private var slots: [Int32] = []

  package init() {}

  /// Each takes the place that it has in the list.
  package init(_ all: [Dependency]) {
    self.all = all
    makeSlots()
  }

  package var count: Int { all.count }

  /// The place in ``all``, the last one where the dependency is new.
  @discardableResult
  package mutating func insert(_ dependency: Dependency) -> Int {
    if all.count * 2 >= slots.count {
      all.reserveCapacity(max(16, all.count * 2))
      makeSlots()
    }
    var slot = dependency.quickHash & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if all[place] == dependency { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(all.count)
    all.append(dependency)
    return all.count - 1
  }

  private mutating func makeSlots() {
    var count = 32
    while count <= all.count * 2 { count *= 2 }
    slots = [Int32](repeating: -1, count: count)
    for (place, dependency) in all.enumerated() {
      var slot = dependency.quickHash & (count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(place)
    }
  }
}

extension Dependency {
  fileprivate var quickHash: Int {
    switch self {
    case .definition(let id): id.quickHash
    case .foundation(let id): id.quickHash ^ 0x2B7E_1516
    case .users(let id): id.quickHash ^ 0x5A82_7999
    case .prose(let id): id.quickHash ^ 0x3243_F6A8
    case .page(let name): name.quickHash ^ 0x6ED9_EBA1
    case .everyDefinition: 1
    case .findings: 2
    case .agreement: 3
    case .uncommitted: 4
    }
  }
}
