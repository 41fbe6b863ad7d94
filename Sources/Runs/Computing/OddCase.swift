import Tables

/// One case that is odd, by the id of its record: for a list that never leaves the machine.
package struct OddCase: Hashable, Sendable, Comparable {
  var check: String
  var definition: String
  var period: String
  var kind: String
  var id: String
  var detail: String

  package static func < (left: Self, right: Self) -> Bool {
    (left.check, left.definition, left.period, left.id, left.detail)
      < (right.check, right.definition, right.period, right.id, right.detail)
  }
}

/// A table of cases, each once, sorted: for a list that stays on the machine.
package func oddCaseTable(_ cases: [OddCase]) -> [UInt8] {
  var writer = CSVWriter(spreadsheetSafe: true)
  writer.row(["check", "definition", "period", "kind", "id", "detail"])
  for odd in Set(cases).sorted() { writer.row([odd.check, odd.definition, odd.period, odd.kind, odd.id, odd.detail]) }
  return writer.bytes
}
