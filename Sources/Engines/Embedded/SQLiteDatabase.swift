internal import CSQLite
import Statements
import Tables

/// What SQLite said, in its words.
struct SQLiteError: Error, Hashable {
  var message: String
  /// Where in the statement's bytes SQLite stumbled, where it knows.
  var offset: Int?
  /// The file is no database of ours, or is damaged.
  var isDamage = false
  /// Reading or writing failed: a full disk, most likely.
  var isDisk = false
  var isInterrupted = false
  /// The question's time is over.
  var isLate = false
  /// A text is longer than it may be, of a row or on the way to one.
  var isTooLong = false
  var isOutOfMemory = false
}

/// A connection to SQLite: the only owner of its memory, which is freed with this value, and the only caller of the library.
///
/// Safe but for what takes an address: the connection is private, never copied and valid until `deinit`. It is used by one
/// task at a time, which is why the library's own locks are off.
@safe struct SQLiteDatabase: ~Copyable {
  enum Place {
    case memory
    /// A file that is written, or one that is only read: by a path without links.
    case newFile(String), existingFile(String)
  }

  private let database: OpaquePointer?
  /// What the watch over a query knows; its address stays the same, because SQLite keeps it.
  private let watch: UnsafeMutablePointer<QueryWatch>

  init(_ place: Place) throws(SQLiteError) {
    var opened: OpaquePointer?
    let (path, flags) =
      switch place {
      case .memory: (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY)
      case .newFile(let path): (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      case .existingFile(let path): (path, SQLITE_OPEN_READONLY)
      }
    let code = unsafe sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, nil)
    unsafe database = opened
    unsafe watch = .allocate(capacity: 1)
    unsafe watch.initialize(to: QueryWatch())
    guard code == SQLITE_OK else { throw error(code) }
  }

  deinit {
    unsafe sqlite3_close_v2(database)
    unsafe watch.deinitialize(count: 1)
    unsafe watch.deallocate()
  }

  /// Runs statements of our own that give no rows.
  borrowing func execute(_ sql: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(database, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw error(code) }
  }

  // MARK: Loading

  /// Adds rows: those of some cells of a batch, which `statement` takes as many at once as it has parameters.
  borrowing func insert(
    _ batch: borrowing RecordBatch, cells range: Range<Int>, with statement: borrowing InsertStatement
  ) throws(SQLiteError) {
    var failed: Int32?
    let size = statement.parameterCount
    unsafe batch.text.withUnsafeBytes { text in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: size) {
        // Safe: the text outlives the step, after which SQLite has copied it into the table.
        unsafe statement.bind(batch.cells.span.extracting(start..<start + size), text)
        let code = unsafe sqlite3_step(statement.statement)
        unsafe sqlite3_reset(statement.statement)
        if code != SQLITE_DONE {
          failed = code
          return
        }
      }
    }
    if let failed { throw error(failed) }
  }

  /// Prepares an insert of `rows` rows at once, which takes less of SQLite's time a row than one.
  borrowing func prepareInsert(into table: String, columns: Int, rows: Int) throws(SQLiteError) -> InsertStatement {
    let row = "(" + [String](repeating: "?", count: columns).joined(separator: ",") + ")"
    let values = [String](repeating: row, count: rows).joined(separator: ",")
    var statement: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(database, "insert into \(table.quotedForSQL) values \(values)", -1, &statement, nil)
    guard code == SQLITE_OK, let statement = unsafe statement else { throw error(code) }
    return unsafe InsertStatement(statement, parameterCount: columns * rows)
  }

  /// Free with its own end; must end before its database.
  @safe struct InsertStatement: ~Copyable {
    fileprivate let statement: OpaquePointer
    let parameterCount: Int

    fileprivate init(_ statement: OpaquePointer, parameterCount: Int) {
      unsafe self.statement = statement
      self.parameterCount = parameterCount
    }

    deinit { unsafe sqlite3_finalize(statement) }

    fileprivate func bind(_ cells: Span<RecordBatch.Cell>, _ text: UnsafeRawBufferPointer) {
      for index in cells.indices {
        let parameter = Int32(truncatingIfNeeded: index + 1)
        switch cells[index] {
        case .null: unsafe sqlite3_bind_null(statement, parameter)
        case .integer(let value): unsafe sqlite3_bind_int64(statement, parameter, value)
        case .text(let start, let count):
          let address = unsafe text.baseAddress.map { unsafe ($0 + Int(start)).assumingMemoryBound(to: CChar.self) }
          unsafe sqlite3_bind_text(statement, parameter, address, count, nil)
        }
      }
    }
  }

  // MARK: Questions

  /// Lets nothing through from here on but one question at a time: no statement writes, attaches, sets or loads anything.
  ///
  /// A name in double quotes is a name, and never a text because no column has it.
  borrowing func guardQuestions(tables: [String: [SQLColumn]], repeated: Set<String> = []) {
    unsafe watch.pointee.tables = tables
    unsafe watch.pointee.repeated = repeated
    unsafe concord_sqlite_quotes_are_names(database)
    // A capital is another letter, as it is in every other engine.
    unsafe sqlite3_exec(database, "pragma case_sensitive_like = on; pragma temp_store = memory", nil, nil, nil)
    unsafe sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0)
    unsafe sqlite3_limit(database, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    // To prepare a statement takes no steps: tables in `with` that name one another twice double it each time. Memory ends that.
    sqlite3_hard_heap_limit64(Self.memoryLimit)
    unsafe sqlite3_set_authorizer(database, authorize, watch)
    // Asked every so many steps of SQLite's machine, some ten thousand times a second.
    unsafe sqlite3_progress_handler(database, 20_000, isOver, watch)
  }

  /// Lets questions read every table from its last row to its first, or as it stands again.
  borrowing func readBackwards(_ isBackwards: Bool) throws(SQLiteError) {
    unsafe sqlite3_set_authorizer(database, nil, nil)
    defer { unsafe sqlite3_set_authorizer(database, authorize, watch) }
    // Views of the connection's own, which are found before the tables; the limit keeps SQLite from leaving the order out.
    for table in unsafe watch.pointee.tables.keys.sorted() {
      let name = table.quotedForSQL
      try execute(
        isBackwards
          ? "create temp view \(name) as select * from main.\(name) order by rowid desc limit -1" : "drop view temp.\(name)")
    }
  }

  /// Bytes that all databases of a run take together while questions are asked, at most.
  static let memoryLimit: Int64 = 512 << 20

  /// Starts the time of a question, and bounds its texts: a row of the records may be longer than a cell of the answer.
  borrowing func limitQuestion(_ limits: QuestionLimits) {
    unsafe watch.pointee.deadline = Deadline(after: .seconds(limits.timeout))
    unsafe sqlite3_limit(database, SQLITE_LIMIT_LENGTH, Int32(clamping: max(limits.cell, 16 << 20)))
  }

  /// Prepares one `select`; its refusal and what it reads are in the watch.
  borrowing func prepareQuestion(_ sql: String) throws(QuestionFailure) -> Question {
    unsafe watch.pointee.start()
    let bytes = Array(sql.utf8)
    var first: OpaquePointer?
    var failure: QuestionFailure?
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        var offset = 0
        // A statement of white space and comments is none.
        while offset < text.count, failure == nil, let base = text.baseAddress {
          var statement: OpaquePointer?
          var tail: UnsafePointer<CChar>?
          let code = unsafe sqlite3_prepare_v3(database, base + offset, Int32(text.count - offset), 0, &statement, &tail)
          let isSecond = unsafe first != nil
          if isSecond, unsafe code != SQLITE_OK || statement != nil {
            failure = .several
          } else if code != SQLITE_OK {
            var stumble = error(code)
            stumble.offset = stumble.offset.map { $0 + offset }
            let refused = unsafe watch.pointee.refusal
            failure = refused.map { .refused($0) } ?? .failed(stumble)
          }
          if isSecond { unsafe sqlite3_finalize(statement) } else { unsafe first = statement }
          guard let tail = unsafe tail, unsafe tail > base + offset else { break }
          unsafe offset = tail - base
        }
      }
    }
    if let failure {
      unsafe sqlite3_finalize(first)
      throw failure
    }
    guard let statement = unsafe first else { throw .empty }
    let question = unsafe Question(statement)
    guard question.isOnlyRead else { throw .refused(.notASelect) }
    return question
  }

  /// What the tables hold, by lower-case names.
  var portableTables: [String: [SQLColumn]] { unsafe watch.pointee.tables }

  /// Columns that were left out because a header has their name more than once.
  var repeatedNames: Set<String> { unsafe watch.pointee.repeated }

  /// The error of a question's step.
  borrowing func stepError(_ code: Int32) -> SQLiteError { error(code) }

  private func error(_ code: Int32) -> SQLiteError {
    let text = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) }
    let offset = Int(unsafe sqlite3_error_offset(database))
    let primary = code & 0xFF
    return SQLiteError(
      message: text ?? "no memory", offset: offset < 0 ? nil : offset,
      isDamage: primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB,
      isDisk: primary == SQLITE_FULL || primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY,
      isInterrupted: primary == SQLITE_INTERRUPT,
      isLate: primary == SQLITE_INTERRUPT && (unsafe watch.pointee.isLate), isTooLong: primary == SQLITE_TOOBIG,
      isOutOfMemory: primary == SQLITE_NOMEM)
  }
}

/// Why a statement is not asked at all.
enum QuestionFailure: Error {
  case failed(SQLiteError)
  case refused(SQLRefusal)
  case several, empty
}

/// A prepared `select`, freed with its own end; must end before its database.
@safe struct Question: ~Copyable {
  enum Step {
    case row, done
    case failed(Int32)
  }

  enum Cell {
    case null
    case integer(Int64)
    case real, blob
    /// The text was given to the closure.
    case text
  }

  private let statement: OpaquePointer

  fileprivate init(_ statement: OpaquePointer) { unsafe self.statement = statement }

  deinit { unsafe sqlite3_finalize(statement) }

  fileprivate var isOnlyRead: Bool {
    unsafe sqlite3_stmt_readonly(statement) != 0 && sqlite3_stmt_isexplain(statement) == 0
      && sqlite3_column_count(statement) > 0
  }

  /// Names of the result's columns.
  var columns: [String] {
    (0..<(unsafe sqlite3_column_count(statement))).map { index in
      unsafe sqlite3_column_name(statement, index).map { unsafe String(cString: $0) } ?? ""
    }
  }

  mutating func step() -> Step {
    switch unsafe sqlite3_step(statement) {
    case SQLITE_ROW: .row
    case SQLITE_DONE: .done
    case let code: .failed(code)
    }
  }

  /// A cell of the present row; its text lasts for the call only.
  func cell(_ column: Int, text: (UnsafeBufferPointer<UInt8>) -> Void) -> Cell {
    let index = Int32(column)
    switch unsafe sqlite3_column_type(statement, index) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(unsafe sqlite3_column_int64(statement, index))
    case SQLITE_FLOAT: return .real
    case SQLITE_BLOB: return .blob
    default:
      let address = unsafe sqlite3_column_text(statement, index)
      // The count is asked after the text, which may have changed it.
      unsafe text(UnsafeBufferPointer(start: address, count: Int(sqlite3_column_bytes(statement, index))))
      return .text
    }
  }
}

/// What the authorizer notes while a statement is prepared.
private struct QueryWatch {
  var tables: [String: [SQLColumn]] = [:]
  var repeated: Set<String> = []
  var refusal: SQLRefusal?
  var deadline: Deadline?

  /// Whether the question's time is over.
  var isLate: Bool { deadline?.isOver ?? false }

  mutating func start() { refusal = nil }

  /// Whether SQLite may do it: a question selects, reads and calculates.
  mutating func allows(_ action: Int32, _ first: String?, _ second: String?) -> Bool {
    switch action {
    case SQLITE_SELECT, SQLITE_RECURSIVE, SQLITE_READ:
      return true
    case SQLITE_FUNCTION:
      let name = second?.lowercased() ?? ""
      guard SQLRefusal.isPortable(function: name) else {
        refusal = refusal ?? .function(name)
        return false
      }
      return true
    default:
      refusal = refusal ?? .action(name(of: action), first)
      return false
    }
  }

  private func name(of action: Int32) -> String {
    switch action {
    case SQLITE_INSERT: "insert"
    case SQLITE_UPDATE: "update"
    case SQLITE_DELETE: "delete"
    case SQLITE_PRAGMA: "pragma"
    case SQLITE_ATTACH: "attach"
    case SQLITE_DETACH: "detach"
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: "a transaction"
    case SQLITE_DROP_TABLE, SQLITE_DROP_VIEW, SQLITE_DROP_INDEX, SQLITE_DROP_TRIGGER: "drop"
    case SQLITE_ALTER_TABLE: "alter"
    default: "create"
    }
  }
}

/// SQLite's question whether to stop, asked while a statement runs.
private func isOver(context: UnsafeMutableRawPointer?) -> Int32 {
  // Safe: the watch lives as long as its connection.
  guard let watch = unsafe context?.assumingMemoryBound(to: QueryWatch.self) else { return 1 }
  return Task.isCancelled || (unsafe watch.pointee.isLate) ? 1 : 0
}

/// SQLite's question whether a statement may do something; `context` is the connection's watch.
private func authorize(
  context: UnsafeMutableRawPointer?, action: Int32, first: UnsafePointer<CChar>?, second: UnsafePointer<CChar>?,
  database: UnsafePointer<CChar>?, trigger: UnsafePointer<CChar>?
) -> Int32 {
  // Safe: the watch lives as long as its connection, and SQLite's texts as long as the call.
  guard let watch = unsafe context?.assumingMemoryBound(to: QueryWatch.self) else { return SQLITE_DENY }
  let allowed = unsafe watch.pointee.allows(
    action, first.map { unsafe String(cString: $0) }, second.map { unsafe String(cString: $0) })
  return allowed ? SQLITE_OK : SQLITE_DENY
}
