import Events

/// All odd cases of a run: what is counted of them, and a list of them that never leaves the machine.
package struct OddCaseList: Sendable {
  struct Part: Sendable {
    let definition: String
    let cases: OddCases
  }

  let parts: [Part]
  let identifiers: Identifiers
  let ranks: IDRanks

  /// Of definitions, each of which may come more than once.
  init(_ parts: [(definition: String, cases: OddCases)], _ identifiers: Identifiers) {
    self.parts = parts.filter { !$0.cases.isEmpty }.map { Part(definition: $0.definition, cases: $0.cases) }
    self.identifiers = identifiers
    ranks = IDRanks(self.parts.map(\.cases), identifiers)
  }

  package var isEmpty: Bool { parts.isEmpty }

  /// How many cases, each once, each check has met, by some name for those that are counted together.
  func counts<Name: Hashable>(by name: (_ check: OddCheck, _ definition: String) -> Name) -> [Name: Int] {
    // Ids of two kinds are of two cases.
    var groups: [Name: [String: [(part: Int, group: Int)]]] = [:]
    for (index, part) in parts.enumerated() {
      for (place, group) in part.cases.groups.enumerated() {
        groups[name(group.check, part.definition), default: [:]][group.kind, default: []].append((index, place))
      }
    }
    var counts: [Name: Int] = [:]
    // The number of the last count that an id was in.
    var seen = Array(repeating: Int32(0), count: Int(ranks.count))
    var number: Int32 = 0
    for (name, places) in groups.flatMap({ name, kinds in kinds.values.map { (name, $0) } }) {
      number += 1
      var count = 0
      for (index, place) in places {
        let group = parts[index].cases.groups[place]
        let ranks = ranks.of(group, definition: index)
        for entry in group.entries {
          let rank = Int(ranks[Int(entry.id)])
          if seen[rank] != number {
            seen[rank] = number
            count += 1
          }
        }
      }
      counts[name, default: 0] += count
    }
    return counts
  }
}
