import Snapshots

/// What is odd, counted: every case once, in however many periods and eras it was met, and every member once. Sorted.
func oddities(_ results: [(definition: String, result: MetricResult)]) -> [RunRecord.Oddity] {
  struct Key: Hashable {
    var check: String
    var definition: String
    var detail: String?
  }
  var found: [Key: Set<String>] = [:]
  for (definition, result) in results {
    for odd in result.cases where odd.check != "unknown-member" {
      found[Key(check: odd.check, definition: definition), default: []].insert("\(odd.kind) \(odd.id)")
    }
    for (dimension, members) in result.unknownMembers where !members.isEmpty {
      found[Key(check: "unknown-member", definition: definition, detail: dimension), default: []].formUnion(members)
    }
  }
  return found.map { key, members in
    RunRecord.Oddity(check: key.check, definition: key.definition, detail: key.detail, count: members.count)
  }
  .sorted { ($0.check, $0.definition, $0.detail ?? "") < ($1.check, $1.definition, $1.detail ?? "") }
}
