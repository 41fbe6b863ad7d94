package import Calendars
import Diagnostics
package import Statements
import Synchronization
package import Tables

/// SQLite over the CSV files of `content/records`: the engine of whoever has no database.
package struct EmbeddedEngine: Engine {
  /// Where the tables are while questions are asked.
  package enum Storage: Hashable, Sendable {
    /// Where there are more than ``largestInMemory`` bytes of records, a cache file in the project; else memory.
    case automatic
    case memory
    case cache
  }

  /// Bytes of records. Those of 64 MB are read in well under a second.
  package static let largestInMemory = 64 << 20
  static let batchRows = 4096
  /// Bytes at which a batch is handed over before it has all its rows.
  static let batchBytes = 4 << 20

  package let name = "embedded"
  /// Of the records, in the order of names; for `run.yml`.
  package let tables: [RecordTable]
  /// What a question may take; whoever asks says so.
  package var limits: QuestionLimits
  private let database: SharedDatabase
  private let declarations: TableDeclarations

  /// One database for all who ask it, one after the other.
  private final class SharedDatabase: Sendable {
    let mutex: Mutex<SQLiteDatabase>

    init(_ database: consuming sending SQLiteDatabase) { mutex = Mutex(database) }
  }

  /// Reads the records, or throws everything that is wrong with them, at their cells.
  ///
  /// `zone` is that of times that name none; without it they stay wall clocks, and the definition that reads them has to
  /// name their zone.
  package init(
    _ records: RecordsFolder, zone: TimeZoneRules? = nil, zones: ZoneLookup = ZoneLookup(), storage: Storage = .memory,
    limits: QuestionLimits = QuestionLimits()
  ) throws(EngineFailure) {
    let size = records.files.reduce(0) { $0 + $1.size }
    let isKept = storage == .cache || (storage == .automatic && size > Self.largestInMemory)
    let loaded =
      isKept ? try RecordsCache(records: records, zone: zone, zones: zones).open() : try Self.inMemory(records, zone, zones)
    tables = loaded.tables
    declarations = records.declarations
    loaded.database.guardQuestions(
      tables: Self.columns(loaded.tables, records.declarations), repeated: Set(loaded.tables.flatMap(\.repeated)))
    database = SharedDatabase(loaded.database)
    self.limits = limits
  }

  private static func inMemory(
    _ records: RecordsFolder, _ zone: TimeZoneRules?, _ zones: ZoneLookup
  ) throws(EngineFailure) -> LoadedRecords {
    let database = try stored(at: SourcePosition(file: records.declarationsPath)) { () throws(SQLiteError) in
      let database = try SQLiteDatabase(.memory)
      try database.execute("pragma page_size = 32768; pragma journal_mode = off; pragma synchronous = off")
      return database
    }
    let tables = try loadRecords(records, zone: zone, zones: zones, into: database)
    return LoadedRecords(database: database, tables: tables)
  }

  /// What the tables hold, in lower case as SQL compares names.
  private static func columns(_ tables: [RecordTable], _ declarations: TableDeclarations) -> [String: [SQLColumn]] {
    Dictionary(
      tables.map { table in
        (
          table.name.lowercased(),
          table.columns.map { column in
            SQLColumn(
              name: column.name.lowercased(), type: column.type.inSQL, money: declarations.money(column, of: table.name))
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The columns of money that each column of a query's result is made of, by its name in lower case; none of a query that is
  /// refused, which is told when it is asked.
  package func money(of query: Query) -> [String: Set<MoneyColumn>] {
    guard let statement = try? query.statement(),
      let portable = try? PortableStatement(statement, tables: Self.columns(tables, declarations))
    else { return [:] }
    return Dictionary(portable.columns.map { ($0.name, $0.money) }, uniquingKeysWith: { $0.union($1) })
  }

  package func run(
    _ queries: [Query], receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) async throws(EngineFailure) {
    let statements = try queries.statements()
    var meter = AnswerMeter(limits)
    try database.mutex.withLock { (database) throws(EngineFailure) in
      // What is wrong with any of the statements is told before the first of them runs.
      let problems = queries.indices.flatMap { index in
        Self.problems { () throws(EngineFailure) in
          let answer = try Answer(queries[index], statements[index], limits, database)
          guard answer.dependsOnOrder else { return }
          try RowOrder(query: queries[index], statement: statements[index], limits: limits).check(database)
        }
      }
      if !problems.isEmpty { throw EngineFailure(problems) }
      for (index, query) in queries.enumerated() {
        var answer = try Answer(query, statements[index], limits, database)
        let columns = answer.columnNames
        var rows = RowBatch(columnCount: columns.count)
        repeat {
          try meter.count(rows, of: index, in: queries)
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
