import Calendars
import Diagnostics
import Measures
import Snapshots
import Tables

/// One case that is odd, by the id of its record: for a list that never leaves the machine.
struct OddCase: Hashable, Sendable, Comparable {
  var check: String
  var definition: String
  var period: String
  var kind: String
  var id: String
  var detail: String

  static func < (left: Self, right: Self) -> Bool {
    (left.check, left.definition, left.period, left.id, left.detail)
      < (right.check, right.definition, right.period, right.id, right.detail)
  }
}

/// What computing one metric gave.
struct ComputeResult: Sendable {
  var values: [StampedValue] = []
  /// Members that no code list names, by dimension.
  var unknownMembers: [String: [String]] = [:]
  var cases: [OddCase] = []
  var findings: [Diagnostic] = []

  /// Keeps a case that somebody has to look at.
  mutating func note(_ measured: MeasuredCase, metric: String, in context: MeasureContext) {
    let check: String
    switch measured.state {
    case .negative: check = "negative-duration"
    case .breachedOpen: check = "never-contacted"
    case .incomplete: check = "incomplete"
    case .skipped, .outOfOrder: check = "out-of-order"
    case .counted:
      guard let reason = measured.reason else { return }
      check = reason.hasSuffix("is blank") ? "blank" : "unknown-member"
    default: return
    }
    let id = context.identifiers[measured.kind][measured.entity]
    cases.append(
      OddCase(
        check: check, definition: metric, period: measured.period.description, kind: measured.kind, id: id,
        detail: measured.reason ?? measured.times))
  }
}

/// What is odd, counted: every case once, in however many periods and eras it was met, and every member once. Sorted.
func oddities(_ results: [(definition: String, result: ComputeResult)]) -> [RunRecord.Oddity] {
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

/// Lists the ids behind what is odd in `.concord/quality/<date>.csv`, which git leaves alone.
///
/// The path relative to the root is given back; nil where nothing is odd.
func writeOddities(_ cases: [OddCase], asOf date: CivilDate, root: String) throws(FileError) -> String? {
  guard !cases.isEmpty else { return nil }
  var writer = CSVWriter(spreadsheetSafe: true)
  writer.row(["check", "definition", "period", "kind", "id", "detail"])
  for odd in Set(cases).sorted() { writer.row([odd.check, odd.definition, odd.period, odd.kind, odd.id, odd.detail]) }
  let path = ".concord/quality/\(date).csv"
  try FileSystem.makeFolders(root + "/.concord/quality")
  try FileSystem.write(writer.bytes, to: root + "/" + path)
  return path
}

extension MeasuredCase {
  /// From when to when, as far as it is known.
  fileprivate var times: String { [start, stop].compactMap { $0?.text }.joined(separator: " to ") }
}

extension Moment {
  /// As lists of cases have it.
  var text: String {
    switch self {
    case .date(let date), .local(let date, _): date.description
    case .instant(let instant): instant.description
    }
  }
}
