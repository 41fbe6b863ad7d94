package import Calendars
import Diagnostics
package import Statements
package import Tables

/// SQLite over the CSV files of `content/records`: the engine of whoever has no database.
///
/// Questions that only choose rows and columns of one table are answered without SQLite, out of columns: see ``ColumnSelection``.
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
  private let database: EmbeddedDatabase
  private let sqlColumns: [String: [SQLColumn]]
  /// What of the tables is held in columns, by their names in lower case.
  private let columns: [String: ColumnTable]

  /// Reads the records, or throws everything that is wrong with them, at their cells.
  ///
  /// `zone` is that of times that name none; without it they stay wall clocks, and the definition that reads them has to
  /// name their zone. `questions` are what will be asked, as far as it is known: where all of them only choose,
  /// SQLite reads nothing.
  package init(
    _ records: RecordsFolder, zone: TimeZoneRules? = nil, zones: ZoneLookup = ZoneLookup(), storage: Storage = .memory,
    limits: QuestionLimits = QuestionLimits(), questions: [Query] = []
  ) throws(EngineFailure) {
    let inspected = inspectTables(records, zone: zone, zones: zones)
    let declarations = records.declarations
    let database = EmbeddedDatabase { () throws(EngineFailure) in
      let size = records.files.reduce(0) { $0 + $1.size }
      let isKept = storage == .cache || (storage == .automatic && size > Self.largestInMemory)
      return isKept
        ? try RecordsCache(records: records, zone: zone, zones: zones).open(inspected) : try Self.inMemory(records, inspected)
    } columns: { tables in
      Self.columns(tables, declarations)
    }
    let selections = Self.selections(questions, Self.columns(inspected.tables, declarations))
    let isChoiceAlone = !questions.isEmpty && selections.count == questions.count
    // All that is wrong with any table is told, whoever reads them.
    var tables = isChoiceAlone ? [] : try database.tables()
    var columns: [String: ColumnTable] = [:]
    if !selections.isEmpty {
      let read = try Self.columnTables(records, inspected, zone, selections, storage, known: tables)
      guard isChoiceAlone || read.map(\.table.sha256) == tables.map(\.sha256) else {
        throw EngineFailure(Self.changed(records))
      }
      tables = read.map(\.table)
      for table in read { columns[table.table.name.lowercased()] = table }
    }
    let sqlColumns = Self.columns(tables, declarations)
    // Before the files of sheets are gone.
    let isWhole = selections.allSatisfy { selection in
      columns[selection.table].flatMap { ColumnAnswer(selection, of: $0) } != nil
    }
    if !isWhole, try database.tables().map(\.sha256) != tables.map(\.sha256) { throw EngineFailure(Self.changed(records)) }
    self.tables = tables
    self.sqlColumns = sqlColumns
    self.columns = columns
    self.database = database
    self.limits = limits
  }

  /// All tables, in columns as far as selections read them.
  private static func columnTables(
    _ records: RecordsFolder, _ inspected: [InspectedTable], _ zone: TimeZoneRules?, _ selections: [ColumnSelection],
    _ storage: Storage, known: [RecordTable]
  ) throws(EngineFailure) -> [ColumnTable] {
    let asked = Dictionary(selections.map { ($0.table, $0.columns) }, uniquingKeysWith: { $0.union($1) })
    func read(_ store: inout BlockStore) throws(EngineFailure) -> [ColumnTable] {
      try readTables(records, inspected) { (reader, inspection) throws(EngineFailure) in
        let name = reader.file.table
        guard let columns = asked[name.lowercased()] else {
          if let table = known.first(where: { $0.name == name }) { return ColumnTable(unread: table) }
          return try ColumnTable.read(reader, inspection, columns: [], into: &store)
        }
        return try ColumnTable.read(reader, inspection, columns: columns, into: &store)
      }
    }
    let size = records.files.reduce(0) { $0 + $1.size }
    guard storage == .cache || (storage == .automatic && size >= ColumnsCache.smallest), records.diagnostics.isEmpty,
      records.unread.isEmpty
    else {
      var store = BlockStore(nil)
      return try read(&store)
    }
    return try ColumnsCache(records: records, inspected: inspected, zone: zone, columns: asked).open(read)
  }

  private static func changed(_ records: RecordsFolder) -> Diagnostic {
    Diagnostic(
      .engineFailed, at: SourcePosition(file: records.path), "the records changed while they were read",
      suggestion: "run it again")
  }

  /// Those of some questions that only choose.
  private static func selections(_ questions: [Query], _ columns: [String: [SQLColumn]]) -> [ColumnSelection] {
    questions.compactMap { question in
      (try? question.statement()).flatMap { ColumnSelection($0, tables: columns) }
    }
  }

  private static func inMemory(
    _ records: RecordsFolder, _ inspected: [InspectedTable]
  ) throws(EngineFailure) -> LoadedRecords {
    let database = try stored(at: SourcePosition(file: records.declarationsPath)) { () throws(SQLiteError) in
      let database = try SQLiteDatabase(.memory)
      try database.execute("pragma page_size = 32768; pragma journal_mode = off; pragma synchronous = off")
      return database
    }
    let tables = try loadRecords(records, inspected, into: database)
    return LoadedRecords(database: database, tables: tables)
  }

  /// What the tables hold, in lower case as SQL compares names.
  static func columns(_ tables: [RecordTable], _ declarations: TableDeclarations) -> [String: [SQLColumn]] {
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
      let portable = try? PortableStatement(statement, tables: sqlColumns)
    else { return [:] }
    return Dictionary(portable.columns.map { ($0.name, $0.money) }, uniquingKeysWith: { $0.union($1) })
  }

  package func run(
    _ queries: [Query], receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) async throws(EngineFailure) {
    let statements = try queries.statements()
    let chosen = statements.map { statement in
      ColumnSelection(statement, tables: sqlColumns).flatMap { selection in
        columns[selection.table].flatMap { ColumnAnswer(selection, of: $0) }
      }
    }
    var meter = AnswerMeter(limits)
    guard chosen.contains(where: { $0 == nil }) else {
      for index in queries.indices { try choose(index, chosen[index], queries, &meter, receive) }
      return
    }
    try database.use { (database) throws(EngineFailure) in
      // What is wrong with any of the statements is told before the first of them runs.
      let problems = queries.indices.filter { chosen[$0] == nil }.flatMap { index in
        Self.problems { () throws(EngineFailure) in
          let answer = try Answer(queries[index], statements[index], limits, database)
          guard answer.dependsOnOrder else { return }
          try RowOrder(query: queries[index], statement: statements[index], limits: limits).check(database)
        }
      }
      if !problems.isEmpty { throw EngineFailure(problems) }
      for (index, query) in queries.enumerated() {
        if chosen[index] != nil {
          try choose(index, chosen[index], queries, &meter, receive)
          continue
        }
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

  /// Answers a question out of columns.
  private func choose(
    _ index: Int, _ answer: ColumnAnswer?, _ queries: [Query], _ meter: inout AnswerMeter,
    _ receive: (_ query: Int, _ columns: [String], _ rows: RowBatch) throws(EngineFailure) -> Void
  ) throws(EngineFailure) {
    guard let answer else { return }
    let columns = answer.columnNames
    try receive(index, columns, RowBatch(columnCount: columns.count))
    try answer.read(queries[index], limits) { (rows) throws(EngineFailure) in
      try meter.count(rows, of: index, in: queries)
      try receive(index, columns, rows)
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
