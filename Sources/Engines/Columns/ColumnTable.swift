import Calendars
import Statements
import Tables

/// The columns of a table that questions read.
struct ColumnTable: Sendable {
  let table: RecordTable
  /// Where each column of the table is kept; -1 of one that nobody reads, or that columns do not hold.
  let places: [Int]
  /// Of each column that is kept.
  let dictionaries: [SharedTexts]
  let blocks: [ColumnBlock]
  /// Where blocks are that are not in memory.
  let file: ColumnFile?

  /// Reads a table's file: all of it is checked, and of it some columns are kept.
  static func read(
    _ reader: RecordReader, _ inspection: TableInspection, columns: Set<Int>,
    into store: inout BlockStore
  ) throws(EngineFailure) -> ColumnTable {
    var places: [Int] = []
    for column in inspection.columns.indices {
      places.append(columns.contains(column) ? places.count { $0 >= 0 } : -1)
    }
    var batch = ColumnBatch(places: places)
    var blocks: [ColumnBlock] = []
    let table = try reader.rows(inspection, into: &batch) { (batch) throws(EngineFailure) in
      guard batch.width > 0 else { return }
      blocks.append(try store.put(PackedRows(batch.values, width: batch.width)))
    }
    let isOverfull = batch.isOverfull
    return ColumnTable(
      table: table, places: places.map { $0 >= 0 && isOverfull[$0] ? -1 : $0 },
      dictionaries: batch.finish(), blocks: blocks,
      file: nil)
  }

  /// Of a table that somebody else has read, without a column.
  init(unread table: RecordTable) {
    self.init(
      table: table, places: table.columns.map { _ in -1 }, dictionaries: [], blocks: [], file: nil)
  }

  init(
    table: RecordTable, places: [Int], dictionaries: [SharedTexts], blocks: [ColumnBlock],
    file: ColumnFile?
  ) {
    self.table = table
    self.places = places
    self.dictionaries = dictionaries
    self.blocks = blocks
    self.file = file
  }

  /// The same with its blocks in a file.
  func from(_ file: ColumnFile) -> ColumnTable {
    ColumnTable(
      table: table, places: places, dictionaries: dictionaries, blocks: blocks, file: file)
  }

  /// Whether a question that reads some columns can be answered.
  func holds(_ columns: Set<Int>) -> Bool { columns.allSatisfy { places[$0] >= 0 } }

  /// Puts the values that a block has of a column into an array, in place of what is there.
  func read(_ column: Int, of block: ColumnBlock, into values: inout [Int64]) throws(EngineFailure) {
    try block.read(places[column], from: file, into: &values)
    // Whoever can write the file can also write its digest, so that its values need not be texts or times.
    guard file != nil, let possible = possibleValues(of: column),
      !values.allSatisfy({ $0 == TypedColumn.null || possible.contains(Int($0)) })
    else { return }
    throw ColumnsCache.failure("holds values that no record can have")
  }

  /// Nil where every number may be one.
  private func possibleValues(of column: Int) -> Range<Int>? {
    switch table.columns[column].type {
    case .text: 0..<dictionaries[places[column]].texts.count
    case .integer, .decimal, .money: nil
    case .boolean: 0..<2
    case .date: ColumnBatch.writtenDays
    case .instant, .wallClock: ColumnBatch.writtenSeconds
    }
  }

  /// Values of a column as rows of an answer have them.
  func typed(_ column: Int, _ values: [Int64]) -> TypedColumn {
    let type = table.columns[column].type
    switch type {
    case .text: return TypedColumn(.text(dictionaries[places[column]]), values: values) { _ in [] }
    case .integer: return TypedColumn(.integer, values: values) { Array(String($0).utf8) }
    case .boolean:
      return TypedColumn(.boolean, values: values) { Array(($0 == 0 ? "false" : "true").utf8) }
    case .decimal, .money:
      let digits = type.digits ?? 0
      return TypedColumn(.decimal(digits), values: values) { decimalText($0, digits: digits) }
    case .date:
      return TypedColumn(.date, values: values) { value in
        var text: [UInt8] = []
        text.append(CivilDate(daysSinceEpoch: Int(value)))
        return text
      }
    case .instant: return TypedColumn(.instant, values: values) { written(second: $0, isUTC: true) }
    case .wallClock:
      return TypedColumn(.wallClock, values: values) { written(second: $0, isUTC: false) }
    }
  }
}

private func written(second: Int64, isUTC: Bool) -> [UInt8] {
  var text: [UInt8] = []
  text.append(second: Int(second), isUTC: isUTC)
  return text
}
