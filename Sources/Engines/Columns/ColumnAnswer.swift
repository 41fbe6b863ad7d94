import Diagnostics
import Statements
import Tables

/// The rows of a table that a selection chooses, out of columns: what SQLite would answer, in the same order.
struct ColumnAnswer {
  private let selection: ColumnSelection
  private let table: ColumnTable
  private let test: RowTest?
  let columnNames: [String]

  /// Nil where the table does not hold what the selection reads, or where the answer would be refused.
  init?(_ selection: ColumnSelection, of table: ColumnTable) {
    guard table.holds(selection.columns) else { return nil }
    self.selection = selection
    self.table = table
    columnNames = selection.outputs.map { $0.name ?? table.table.columns[$0.column].name }
    guard Set(columnNames).count == columnNames.count else { return nil }
    if let condition = selection.condition {
      guard let test = RowTest(condition, of: table) else { return nil }
      self.test = test
    } else {
      test = nil
    }
  }

  /// Hands over the rows, some thousand at a time.
  func read(
    _ query: Query, _ limits: QuestionLimits, receive: (RowBatch) throws(EngineFailure) -> Void
  ) throws(EngineFailure) {
    let deadline = Deadline(after: .seconds(limits.timeout))
    let tested = (selection.condition?.columns ?? []).sorted()
    let others = Set(selection.outputs.map(\.column)).subtracting(tested).sorted()
    var values = ColumnValues(columnCount: table.places.count)
    for block in table.blocks {
      if Task.isCancelled { throw EngineFailure(query.finding("stopped")) }
      if deadline.isOver { throw EngineFailure(query.timedOut(limits)) }
      try values.read(block, of: table, columns: tested)
      let rows = test.map { $0.rows(values) }
      guard rows?.isEmpty != true else { continue }
      try values.read(block, of: table, columns: others)
      var columns: [TypedColumn] = []
      for output in selection.outputs {
        let all = values[output.column]
        columns.append(
          table.typed(output.column, rows.map { rows in rows.count == all.count ? all : rows.map { all[$0] } } ?? all))
      }
      try receive(RowBatch(columns))
    }
  }
}
