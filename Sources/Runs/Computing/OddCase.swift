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

/// A table of cases, each once, sorted: for a list that stays on the machine.
package func oddCaseTable(_ cases: [OddCase]) -> [UInt8] {
  var writer = CSVWriter(spreadsheetSafe: true)
  writer.row(["check", "definition", "period", "kind", "id", "detail"])
  for index in sortedOnce(cases) {
    let odd = cases[index]
    writer.row([odd.check, odd.definition, odd.period, odd.kind, odd.id, odd.detail])
  }
  return writer.bytes
}

/// Where the cases stand that are written, in their order. They are a million where the events are ten, and few differ in more than the
/// id and the detail: each such group is sorted alone.
private func sortedOnce(_ cases: [OddCase]) -> [Int] {
  var groups: [OddCaseGroup: [Int]] = [:]
  var start = 0
  while start < cases.count {
    let group = OddCaseGroup(cases[start])
    var end = start + 1
    while end < cases.count, group.holds(cases[end]) { end += 1 }
    groups[group, default: []].append(contentsOf: start..<end)
    start = end
  }
  var sorted: [Int] = []
  sorted.reserveCapacity(cases.count)
  for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
    var last: Int?
    for index in members.sorted(by: { precedes(cases[$0], cases[$1]) }) {
      if let last, isSame(cases[last], cases[index]) { continue }
      sorted.append(index)
      last = index
    }
  }
  return sorted
}

/// What most cases of a list have in common with their neighbours.
private struct OddCaseGroup: Hashable, Comparable {
  private let check: String
  private let definition: String
  private let period: String

  init(_ odd: OddCase) { (check, definition, period) = (odd.check, odd.definition, odd.period) }

  func holds(_ odd: OddCase) -> Bool { odd.period == period && odd.check == check && odd.definition == definition }

  static func < (left: Self, right: Self) -> Bool {
    if left.check != right.check { return left.check < right.check }
    if left.definition != right.definition { return left.definition < right.definition }
    return left.period < right.period
  }
}

/// The order within a group.
private func precedes(_ left: OddCase, _ right: OddCase) -> Bool {
  if left.id != right.id { return left.id < right.id }
  if left.detail != right.detail { return left.detail < right.detail }
  return left.kind < right.kind
}

private func isSame(_ left: OddCase, _ right: OddCase) -> Bool {
  left.id == right.id && left.detail == right.detail && left.kind == right.kind
}
