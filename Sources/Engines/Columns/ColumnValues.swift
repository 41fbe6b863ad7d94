/// The values of one block of a table, by columns: of those that were asked for.
struct ColumnValues: ~Copyable {
  /// By column of the table; empty where nobody asked.
  private var columns: [[Int64]]
  private(set) var count = 0

  init(columnCount: Int) { columns = Array(repeating: [], count: columnCount) }

  subscript(column: Int) -> [Int64] { columns[column] }

  /// Goes on to a block.
  mutating func read(_ block: ColumnBlock, of table: ColumnTable, columns wanted: [Int]) throws(EngineFailure) {
    count = block.count
    for column in wanted { try table.read(column, of: block, into: &columns[column]) }
  }
}
