import Fingerprints

/// Which definition's meaning stands on which, by index.
///
/// Everything here is linear and without recursion: a chain may be as long as the glossary.
struct ReferenceGraph {
  /// Ids that each meaning refers to, without repeats, sorted.
  let references: [[String]]
  /// Their indices; unknown ids are left out.
  private let targets: [[Int]]
  /// Whether each has a reference to nothing.
  private let isBroken: [Bool]
  /// Each after all that it stands on; without those in a circle, with a broken reference, or above one of these.
  let order: [Int]

  /// The definitions have ids that differ, at their `places`.
  init(_ definitions: [Definition], _ places: IDPlaces) {
    references = definitions.map { $0.references.isEmpty ? [] : $0.referencedIDs }
    let found = references.map { $0.map { places[$0] } }
    targets = found.map { $0.compactMap { $0 } }
    isBroken = found.map { $0.contains(nil) }
    order = Self.leafFirst(targets, isBroken)
  }

  /// Kahn's algorithm from the leaves.
  private static func leafFirst(_ targets: [[Int]], _ isBroken: [Bool]) -> [Int] {
    var referrers = [[Int]](repeating: [], count: targets.count)
    var waiting = targets.map(\.count)
    for (index, list) in targets.enumerated() {
      for target in list { referrers[target].append(index) }
      if isBroken[index] { waiting[index] += 1 }
    }
    var order = targets.indices.filter { waiting[$0] == 0 }
    var next = 0
    while next < order.count {
      for referrer in referrers[order[next]] {
        waiting[referrer] -= 1
        if waiting[referrer] == 0 { order.append(referrer) }
      }
      next += 1
    }
    return order
  }

  /// Circles, each as the path from its first member in id order that the search met; at least one of every knot of circles,
  /// up to ``mostCycles``: a knot may have as many as it has members, each as long as all of them.
  var cycles: [[Int]] {
    enum Mark { case new, onPath(Int), done }
    var marks = [Mark](repeating: .new, count: targets.count)
    for index in order { marks[index] = .done }
    var cycles: [[Int]] = []
    for start in targets.indices {
      guard case .new = marks[start] else { continue }
      var path: [(node: Int, next: Int)] = [(start, 0)]
      marks[start] = .onPath(0)
      while let (node, next) = path.last {
        guard next < targets[node].count else {
          marks[node] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = targets[node][next]
        switch marks[target] {
        case .done: break
        case .onPath(let depth):
          if cycles.count < Self.mostCycles { cycles.append(path[depth...].map(\.node)) }
        case .new:
          marks[target] = .onPath(path.count)
          path.append((target, 0))
        }
      }
    }
    return cycles.map(Self.fromSmallest)
  }

  private static let mostCycles = 100

  private static func fromSmallest(_ cycle: [Int]) -> [Int] {
    guard let smallest = cycle.indices.min(by: { cycle[$0] < cycle[$1] }) else { return cycle }
    return Array(cycle[smallest...] + cycle[..<smallest])
  }

  /// The hashes of every definition whose references lead to an end.
  func hashes(of definitions: [Definition], agreements: AgreementBook) -> [String: DefinitionHashes] {
    var fingerprints = [Fingerprint?](repeating: nil, count: definitions.count)
    var readings = fingerprints
    var hashes: [String: DefinitionHashes] = [:]
    hashes.reserveCapacity(order.count)
    for index in order {
      if let known = definitions[index].known, known.isFormer == agreements.hasFormerHash(definitions[index]),
        known.references.elementsEqual(
          targets[index], by: { $0.fingerprint == fingerprints[$1] && $0.reading == readings[$1] })
      {
        fingerprints[index] = known.hashes.fingerprint
        readings[index] = known.hashes.reading
        hashes[definitions[index].id] = known.hashes
        continue
      }
      var (references, beneath): ([String: Fingerprint], [String: Fingerprint]) = ([:], [:])
      for target in targets[index] {
        references[definitions[target].id] = fingerprints[target]
        beneath[definitions[target].id] = readings[target]
      }
      let isFormer = agreements.hasFormerHash(definitions[index])
      let computed = definitions[index].hashes(references: references, readings: beneath, isFormer: isFormer)
      fingerprints[index] = computed.fingerprint
      readings[index] = computed.reading
      hashes[definitions[index].id] = computed
    }
    return hashes
  }
}
