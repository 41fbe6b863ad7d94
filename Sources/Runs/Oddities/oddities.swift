import Snapshots

/// What is odd, counted: every case once, in however many periods and eras it was met, and every member once. Sorted.
func oddities(_ results: [(definition: String, result: MetricResult)], _ cases: OddCaseList) -> [RunRecord.Oddity] {
  struct Key: Hashable {
    var check: OddCheck
    var definition: String
    var detail: String?
  }
  var found = cases.counts { check, definition in Key(check: check, definition: definition) }
    .filter { $0.key.check != .unknownMember }
  var unknown: [Key: Set<String>] = [:]
  for (definition, result) in results {
    for (dimension, members) in result.unknownMembers where !members.isEmpty {
      unknown[Key(check: .unknownMember, definition: definition, detail: dimension), default: []].formUnion(members)
    }
  }
  for (key, members) in unknown { found[key] = members.count }
  return found.map { key, count in
    RunRecord.Oddity(check: key.check.rawValue, definition: key.definition, detail: key.detail, count: count)
  }
  .sorted { ($0.check, $0.definition, $0.detail ?? "") < ($1.check, $1.definition, $1.detail ?? "") }
}
