/// Some rows of a query's result, cells as the engine printed them; missing cells are told from empty ones where the
/// engine tells them.
///
/// One allocation for all cells: results have millions of them.
package struct RowBatch: Sendable {
  package let columnCount: Int
  private var bytes: [UInt8] = []
  /// Where each cell ends in ``bytes``, row after row.
  private var ends: [Int] = []
  /// Whether each cell is null.
  private var isNull: [Bool] = []
  /// The cells in columns, where whoever answered holds them so: there are no bytes then, but what ``cell(_:_:)`` makes.
  package let typed: [TypedColumn]?

  package init(columnCount: Int) {
    self.columnCount = columnCount
    typed = nil
  }

  /// Rows in columns, each with a cell a row.
  package init(_ typed: [TypedColumn]) {
    columnCount = typed.count
    self.typed = typed
  }

  /// Rows that are whole.
  package var count: Int {
    if let typed { return typed.first?.values.count ?? 0 }
    return columnCount == 0 ? 0 : ends.count / columnCount
  }

  /// Bytes of all cells.
  package var byteCount: Int { bytes.count }

  /// The first cell with more bytes than that.
  package func firstCell(longerThan limit: Int) -> (row: Int, column: Int)? {
    if let typed {
      return typed.indices.compactMap { column in typed[column].firstRow(longerThan: limit).map { (row: $0, column: column) } }
        .min { ($0.row, $0.column) < ($1.row, $1.column) }
    }
    // Nearly always all of them together have fewer.
    guard bytes.count > limit else { return nil }
    return ends.indices.first { ends[$0] - ($0 == 0 ? 0 : ends[$0 - 1]) > limit }.map {
      (row: $0 / columnCount, column: $0 % columnCount)
    }
  }

  /// Adds the next cell of the row that is being filled; nil is null.
  package mutating func append(_ cell: (some Collection<UInt8>)?) {
    if let cell { bytes.append(contentsOf: cell) }
    ends.append(bytes.count)
    isNull.append(cell == nil)
  }

  /// The same for bytes of a C library: a generic call per cell is a sixth of a run over millions of rows.
  package mutating func append(_ cell: UnsafeBufferPointer<UInt8>) {
    // Safe: copied within the call.
    unsafe bytes.append(contentsOf: cell)
    ends.append(bytes.count)
    isNull.append(false)
  }

  /// The bytes of a cell; nil where it is null.
  package func cell(_ row: Int, _ column: Int) -> ArraySlice<UInt8>? {
    if let typed { return typed[column].cell(row) }
    let index = row * columnCount + column
    guard !isNull[index] else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  package func text(_ row: Int, _ column: Int) -> String? {
    cell(row, column).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Empties the batch and keeps its memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    isNull.removeAll(keepingCapacity: true)
  }
}
