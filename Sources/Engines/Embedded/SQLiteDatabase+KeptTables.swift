import Fingerprints

/// What a cache file says of its tables, in two tables of its own.
extension SQLiteDatabase {
  borrowing func keep(_ tables: [RecordTable]) throws(SQLiteError) {
    try execute(
      """
      create table concord_tables (name text, rows integer, sha256 text);
      create table concord_columns (of integer, name text, type text, wall integer, declared integer);
      """)
    for (index, table) in tables.enumerated() {
      try execute("insert into concord_tables values ('\(table.name)', \(table.rows), '\(table.sha256.full)')")
      for column in table.columns {
        let name = column.name.replacing("'", with: "''")
        try execute(
          "insert into concord_columns values (\(index), '\(name)', '\(column.type)', \(column.type == .wallClock ? 1 : 0), "
            + "\(column.isDeclared ? 1 : 0))")
      }
      for name in table.repeated {
        let name = name.replacing("'", with: "''")
        try execute("insert into concord_columns values (\(index), '\(name)', '\(Self.repeatedName)', 0, 0)")
      }
    }
  }

  borrowing func keptTables() throws(SQLiteError) -> [RecordTable] {
    var tables: [RecordTable] = []
    for row in try rows("select name, rows, sha256 from concord_tables order by rowid") {
      guard let rows = Int(row[1]), let sha256 = Fingerprint(hex: row[2]) else { throw .damage }
      tables.append(RecordTable(name: row[0], columns: [], rows: rows, sha256: sha256))
    }
    for row in try rows("select of, name, type, wall, declared from concord_columns order by rowid") {
      guard let index = Int(row[0]), tables.indices.contains(index) else { throw .damage }
      if row[2] == Self.repeatedName {
        tables[index].repeated.append(row[1])
        continue
      }
      guard let type = ColumnType(row[2]) else { throw .damage }
      tables[index].columns.append(
        RecordColumn(name: row[1], type: row[3] == "1" ? .wallClock : type, isDeclared: row[4] == "1"))
    }
    return tables
  }

  /// Stands for the type of a name that the header has more than once.
  private static var repeatedName: String { "repeated" }

  /// The cells of a small result as text.
  private borrowing func rows(_ sql: String) throws(SQLiteError) -> [[String]] {
    var rows: [[String]] = []
    do throws(QuestionFailure) {
      var question = try prepareQuestion(sql)
      let count = question.columns.count
      while true {
        switch question.step() {
        case .done: return rows
        case .failed(let code): throw .failed(stepError(code))
        case .row:
          rows.append(
            (0..<count).map { column in
              var text = ""
              let cell = unsafe question.cell(column) { bytes in unsafe text = String(decoding: bytes, as: UTF8.self) }
              return if case .integer(let value) = cell { String(value) } else { text }
            })
        }
      }
    } catch {
      if case .failed(let failure) = error { throw failure }
      throw .damage
    }
  }
}

extension SQLiteError {
  /// A file that is a database, but not one of ours.
  static let damage = SQLiteError(message: "the file is damaged", isDamage: true)
}
