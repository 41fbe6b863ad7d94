import Definitions
import Diagnostics
import Numbers
import Statements

/// What is told of a definition whose SQL gave no row, where a table that it names has some; nil where none is known to have.
///
/// `tables` are rows by the name of the table in lower case.
func withoutRows(_ definition: Definition, _ tables: [String: Int]) -> Diagnostic? {
  guard let statement = try? definition.query?.statement() else { return nil }
  let named = Set(statement.tokens.filter { $0.kind == .word || $0.kind == .name }.map(\.content))
  let filled = tables.filter { $0.value > 0 && named.contains($0.key) }.sorted { $0.key < $1.key }
  guard !filled.isEmpty else { return nil }
  let found = listed(filled.map { "\($0.key) has \($0.value)" })
  return Diagnostic(
    .recordsNoRows, at: definition.source?.position ?? definition.position,
    "the SQL of '\(definition.id)' finds no row, although \(found)",
    suggestion: "run concord snapshot --explain to see how the columns were read, and compare the values in the SQL "
      + "with those in the file")
}
