import Statements
import Synchronization

/// The tables of the records in SQLite, loaded when the first asks them; one database for all who ask, one after the other.
final class EmbeddedDatabase: Sendable {
  private final class Loaded: Sendable {
    let tables: [RecordTable]
    let database: Mutex<SQLiteDatabase>

    init(_ database: consuming sending SQLiteDatabase, _ tables: [RecordTable]) {
      self.database = Mutex(database)
      self.tables = tables
    }
  }

  private let loaded = Mutex<Loaded?>(nil)
  private let load: @Sendable () throws(EngineFailure) -> LoadedRecords
  private let columns: @Sendable ([RecordTable]) -> [String: [SQLColumn]]

  /// `columns` are what a statement sees of tables.
  init(
    load: @escaping @Sendable () throws(EngineFailure) -> LoadedRecords,
    columns: @escaping @Sendable ([RecordTable]) -> [String: [SQLColumn]]
  ) {
    self.load = load
    self.columns = columns
  }

  func tables() throws(EngineFailure) -> [RecordTable] { try whole().tables }

  func use(_ work: (borrowing SQLiteDatabase) throws(EngineFailure) -> Void) throws(EngineFailure) {
    let whole = try whole()
    try whole.database.withLock { (database) throws(EngineFailure) in try work(database) }
  }

  private func whole() throws(EngineFailure) -> Loaded {
    try loaded.withLock { (loaded) throws(EngineFailure) in
      if let loaded { return loaded }
      let records = try load()
      records.database.guardQuestions(tables: columns(records.tables), repeated: Set(records.tables.flatMap(\.repeated)))
      let tables = records.tables
      let whole = Loaded(records.database, tables)
      loaded = whole
      return whole
    }
  }
}
