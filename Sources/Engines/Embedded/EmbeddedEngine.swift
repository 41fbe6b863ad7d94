package import Calendars
import Diagnostics
import Synchronization
package import Tables

/// SQLite over the CSV files of `content/records`: the engine of whoever has no database.
package final class EmbeddedEngine: Engine {
  /// Where the tables are while questions are asked.
  package enum Storage: Hashable, Sendable {
    /// Where there are more than ``largestInMemory`` bytes of records, a cache file in this folder; else memory.
    case automatic(cacheFolder: String)
    case memory
    case cache(folder: String)
  }

  /// Bytes of records. Those of 64 MB are read in well under a second.
  package static let largestInMemory = 64 << 20
  static let batchRows = 4096

  package let name = "embedded"
  /// Of the records, in the order of names; for `run.yml`.
  package let tables: [RecordTable]
  private let database: Mutex<SQLiteDatabase>

  /// Reads the records, or throws everything that is wrong with them, at their cells.
  ///
  /// `zone` is that of times that name none; without it they stay wall clocks, and the definition that reads them has to
  /// name their zone.
  package init(_ records: RecordsFolder, zone: TimeZoneRules? = nil, storage: Storage = .memory) throws(EngineFailure) {
    let size = records.files.reduce(0) { $0 + $1.size }
    let folder: String? =
      switch storage {
      case .memory: nil
      case .automatic(let folder): size > Self.largestInMemory ? folder : nil
      case .cache(let folder): folder
      }
    let loaded =
      if let folder {
        try RecordsCache(folder: folder, records: records, zone: zone).open()
      } else {
        try Self.inMemory(records, zone)
      }
    tables = loaded.tables
    loaded.database.guardQuestions(decimals: Self.decimals(loaded.tables))
    database = Mutex(loaded.database)
  }

  private static func inMemory(_ records: RecordsFolder, _ zone: TimeZoneRules?) throws(EngineFailure) -> LoadedRecords {
    let database = try stored(at: SourcePosition(file: records.declarationsPath)) { () throws(SQLiteError) in
      let database = try SQLiteDatabase(.memory)
      try database.execute("pragma page_size = 32768; pragma journal_mode = off; pragma synchronous = off")
      return database
    }
    let tables = try loadRecords(records, zone: zone, into: database)
    return LoadedRecords(database: database, tables: tables)
  }

  /// Digits after the point by table and column, lower case as SQL compares names.
  private static func decimals(_ tables: [RecordTable]) -> [String: [String: Int]] {
    var decimals: [String: [String: Int]] = [:]
    for table in tables {
      for column in table.columns {
        if let digits = column.type.digits {
          decimals[table.name.lowercased(), default: [:]][column.name.lowercased()] = digits
        }
      }
    }
    return decimals
  }

  package func run(
    _ queries: [Query], receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) async throws(EngineFailure) {
    try database.withLock { (database) throws(EngineFailure) in
      // What is wrong with any of the statements is told before the first of them runs.
      let problems = queries.flatMap { query in
        Self.problems { () throws(EngineFailure) in _ = try Answer(query, database) }
      }
      if !problems.isEmpty { throw EngineFailure(problems) }
      for (index, query) in queries.enumerated() {
        var answer = try Answer(query, database)
        let columns = answer.columnNames
        var rows = RowBatch(columnCount: columns.count)
        repeat {
          try receive(index, columns, rows)
          try answer.read(into: &rows, from: database)
        } while rows.count > 0
      }
    }
  }

  private static func problems(_ work: () throws(EngineFailure) -> Void) -> [Diagnostic] {
    do throws(EngineFailure) {
      try work()
      return []
    } catch {
      return error.diagnostics
    }
  }
}
