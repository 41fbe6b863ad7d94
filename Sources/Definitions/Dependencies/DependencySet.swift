import QuickHashes

/// Dependencies in the order in which they came, each once.
///
/// Every document has one, and all together half a million in a large site. The standard library's set, which withstands whoever chooses
/// its members, takes four times as long.
package struct DependencySet: Sendable {
  package private(set) var all: [Dependency] = []
  /// Of each of them: to compare and to place them again without a look at their texts.
  private var hashes: [Int32] = []
  /// Places in `all`, each at its dependency's hash or behind it; -1 where nothing is. At most half full, and a power of two long.
  private var slots: [Int32] = []

  package init() {}

  /// Each takes the place that it has in the list.
  package init(_ all: [Dependency]) {
    self.all = all
    hashes = all.map(\.quickHash)
    makeSlots()
  }

  package var count: Int { all.count }

  /// The place in ``all``, the last one where the dependency is new.
  @discardableResult
  package mutating func insert(_ dependency: Dependency) -> Int { insert(dependency, dependency.quickHash) }

  /// The places in ``all`` of another set's dependencies, the new ones behind the others.
  package mutating func insert(_ others: DependencySet) -> [Int] { zip(others.all, others.hashes).map { insert($0, $1) } }

  private mutating func insert(_ dependency: Dependency, _ hash: Int32) -> Int {
    if all.count * 2 >= slots.count {
      all.reserveCapacity(max(16, all.count * 2))
      hashes.reserveCapacity(max(16, all.count * 2))
      makeSlots()
    }
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if hashes[place] == hash, all[place] == dependency { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(all.count)
    all.append(dependency)
    hashes.append(hash)
    return all.count - 1
  }

  private mutating func makeSlots() {
    var count = 32
    while count <= all.count * 2 { count *= 2 }
    slots = [Int32](repeating: -1, count: count)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(hash) & (count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = Int32(place)
    }
  }
}

extension Dependency {
  fileprivate var quickHash: Int32 {
    switch self {
    case .definition(let id): Int32(id.quickHash)
    case .foundation(let id): Int32(id.quickHash ^ 0x2B7E_1516)
    case .users(let id): Int32(id.quickHash ^ 0x5A82_7999)
    case .prose(let id): Int32(id.quickHash ^ 0x3243_F6A8)
    case .page(let name): Int32(name.quickHash ^ 0x6ED9_EBA1)
    case .note(let path): Int32(path.quickHash ^ 0x3C6E_F372)
    case .need(let metric): Int32(metric.quickHash ^ 0x1B87_3593)
    case .everyDefinition: 1
    case .findings: 2
    case .agreement: 3
    case .uncommitted: 4
    }
  }
}
