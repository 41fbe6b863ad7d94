import Diagnostics

/// Reads all tables of a folder into a database that is empty.
///
/// - Throws: all that is wrong with any of the files, and then the database is of no use.
func loadRecords(
  _ folder: RecordsFolder, _ inspected: [InspectedTable], into database: borrowing SQLiteDatabase
) throws(EngineFailure) -> [RecordTable] {
  let whole = SourcePosition(file: folder.path)
  try stored(at: whole) { () throws(SQLiteError) in try database.execute("begin") }
  let tables = try readTables(folder, inspected) { (reader, inspection) throws(EngineFailure) in
    try load(reader, inspection, into: database)
  }
  try stored(at: whole) { () throws(SQLiteError) in try database.execute("commit") }
  return tables
}

/// Rows of one insert: with more, SQLite spends no less a row.
private let insertRows = 32

private func load(
  _ reader: RecordReader, _ inspection: TableInspection, into database: borrowing SQLiteDatabase
) throws(EngineFailure) -> RecordTable {
  let (table, columns) = (reader.file.table, inspection.columns)
  let place = SourcePosition(file: reader.file.path)
  let list = columns.map { "\($0.name.quotedForSQL) \($0.type.declaration)" }
  try stored(at: place) { () throws(SQLiteError) in
    try database.execute("create table \(table.quotedForSQL) (\(list.joined(separator: ", ")))")
  }
  let many = try stored(at: place) { () throws(SQLiteError) in
    try database.prepareInsert(into: table, columns: columns.count, rows: insertRows)
  }
  let one = try stored(at: place) { () throws(SQLiteError) in
    try database.prepareInsert(into: table, columns: columns.count, rows: 1)
  }
  var batch = RecordBatch()
  return try reader.rows(inspection, into: &batch) { (batch) throws(EngineFailure) in
    try stored(at: place) { () throws(SQLiteError) in
      let bulk = batch.cells.count / many.parameterCount * many.parameterCount
      try database.insert(batch, cells: 0..<bulk, with: many)
      try database.insert(batch, cells: bulk..<batch.cells.count, with: one)
    }
  }
}

/// Does work on a table; what goes wrong is told at the table's file.
func stored<Value: ~Copyable>(
  at place: SourcePosition, _ work: () throws(SQLiteError) -> Value
) throws(EngineFailure) -> Value {
  do throws(SQLiteError) {
    return try work()
  } catch {
    let message = error.isDisk ? "the table cannot be stored: \(error.message)" : "SQLite: \(error.message)"
    let suggestion = error.isDisk ? "free space on the disk, or remove the folder .concord/cache" : nil
    throw EngineFailure(Diagnostic(.engineFailed, at: place, message, suggestion: suggestion))
  }
}

extension String {
  /// A name in SQL.
  var quotedForSQL: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}
