import Tables

/// One case that is odd, by the id of its record: for a list that never leaves the machine.
package struct OddCase: Hashable, Sendable {
  var check: String
  var definition: String
  var period: String
  var kind: String
  var id: String
  var detail: String
}

/// A table of cases, each once, sorted by check, definition, period, id and detail: for a list that stays on the machine.
package func oddCaseTable(_ cases: [OddCase]) -> [UInt8] {
  struct Group: Hashable {
    var check: String
    var definition: String
    var period: String
  }
  // Cases of one group come together, and there are few groups: only ids are left to be sorted by.
  var groups: [Group: [Int]] = [:]
  var start = 0
  while start < cases.count {
    let first = cases[start]
    var end = start + 1
    while end < cases.count, cases[end].period == first.period, cases[end].check == first.check,
      cases[end].definition == first.definition
    { end += 1 }
    groups[Group(check: first.check, definition: first.definition, period: first.period), default: []] += start..<end
    start = end
  }
  var writer = CSVWriter(spreadsheetSafe: true)
  writer.row(["check", "definition", "period", "kind", "id", "detail"])
  let sorted = groups.sorted {
    ($0.key.check, $0.key.definition, $0.key.period) < ($1.key.check, $1.key.definition, $1.key.period)
  }
  for (_, places) in sorted {
    let ordered = places.sorted { left, right in
      let (left, right) = (cases[left], cases[right])
      if left.id != right.id { return left.id < right.id }
      return left.detail != right.detail ? left.detail < right.detail : left.kind < right.kind
    }
    for (index, place) in ordered.enumerated() where index == 0 || cases[place] != cases[ordered[index - 1]] {
      let odd = cases[place]
      writer.row([odd.check, odd.definition, odd.period, odd.kind, odd.id, odd.detail])
    }
  }
  return writer.bytes
}
