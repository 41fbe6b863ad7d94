import Diagnostics
import Statements
import Tables

/// What one question to a source may take; each has a default, and none has no end.
package struct QuestionLimits: Hashable, Sendable {
  /// Seconds from the question to the end of its answer.
  package var timeout: Int
  /// Rows of an answer.
  package var rows: Int
  /// Bytes of a cell.
  package var cell: Int

  package init(timeout: Int = 300, rows: Int = 100_000_000, cell: Int = 1_000_000) {
    self.timeout = max(timeout, 1)
    self.rows = max(rows, 1)
    self.cell = max(cell, 1)
  }
}

/// Counts the rows of one answer after the other and measures their cells.
struct AnswerMeter {
  private let limits: QuestionLimits
  private var query: Int?
  private var rows = 0

  init(_ limits: QuestionLimits) { self.limits = limits }

  /// Takes a batch into account; what passes a limit is the finding of its question.
  mutating func count(_ batch: RowBatch, of index: Int, in queries: [Query]) throws(EngineFailure) {
    if query != index { (query, rows) = (index, 0) }
    if rows + batch.count > limits.rows {
      throw EngineFailure(queries[index].tooManyRows(limits))
    }
    if let cell = batch.firstCell(longerThan: limits.cell) {
      throw EngineFailure(queries[index].tooLongCell(limits, row: rows + cell.row + 1, column: cell.column + 1))
    }
    rows += batch.count
  }
}

extension Query {
  func timedOut(_ limits: QuestionLimits, _ words: String = "") -> Diagnostic {
    let parts = others.isEmpty ? "" : ", which also asks the SQL of \(others.map { "'\($0)'" }.joined(separator: ", "))"
    return Diagnostic(
      .engineLimit, at: position,
      "the answer took longer than \(limits.timeout) s, so it was stopped\(parts)\(words)",
      suggestion: "raise the source's timeout in site.yml, or ask for less")
  }

  fileprivate func tooManyRows(_ limits: QuestionLimits) -> Diagnostic {
    Diagnostic(
      .engineLimit, at: position, "the answer has more than \(limits.rows) \(limits.rows == 1 ? "row" : "rows")",
      suggestion: "add a filter to the query, or raise the source's max_rows in site.yml")
  }

  func tooLongCell(_ limits: QuestionLimits, row: Int? = nil, column: Int? = nil) -> Diagnostic {
    let place = row.flatMap { row in column.map { ", in row \(row), column \($0)" } } ?? ""
    return Diagnostic(
      .engineLimit, at: position, "the answer has a cell of more than \(limits.cell) bytes\(place)",
      suggestion: "select columns that a number needs, or raise the source's max_cell in site.yml")
  }
}
