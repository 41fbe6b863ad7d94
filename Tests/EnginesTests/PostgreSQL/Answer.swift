import Diagnostics
import Engines
import Statements
import Tables

/// All that an engine gave, as text: one line for the names, then one per row, cells between bars and `NULL` in brackets.
struct Answer {
  var tables: [[String]] = []

  mutating func add(_ query: Int, _ columns: [String], _ rows: RowBatch) {
    if rows.count == 0 {
      tables.append([columns.joined(separator: "|")])
      return
    }
    for row in 0..<rows.count {
      tables[query].append((0..<columns.count).map { rows.text(row, $0) ?? "(null)" }.joined(separator: "|"))
    }
  }
}

extension Engine {
  /// The answers to statements that stand in line 7 and the following ones of a definition.
  func answer(_ statements: String...) async throws(EngineFailure) -> [[String]] {
    var answer = Answer()
    try await run(queries(statements)) { (query, columns, rows) in answer.add(query, columns, rows) }
    return answer.tables
  }

  /// Everything that is wrong, in the form of a report.
  func problems(_ statements: String...) async -> [String] {
    do {
      try await run(queries(statements)) { (_, _, _) in }
      return []
    } catch {
      return error.diagnostics.map(\.line)
    }
  }
}

func queries(_ statements: [String]) -> [Query] {
  statements.enumerated().map { index, sql in
    Query(name: "q\(index)", sql: sql, position: SourcePosition(file: "mql.md", line: 7 + index, column: 8))
  }
}

extension Diagnostic {
  var line: String {
    "\(position.file):\(position.line): \(message)" + (suggestion.map { " -> \($0)" } ?? "")
  }
}

let source = SourcePosition(file: "site.yml", line: 3, column: 5)
