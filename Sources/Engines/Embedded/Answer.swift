import Diagnostics
import Statements
import Tables

/// The rows that SQLite gives for one query, with decimals as the records had them.
struct Answer: ~Copyable {
  private let query: Query
  private let statement: SelectStatement
  private let limits: QuestionLimits
  private var question: Question
  private let columns: [Column]
  private var isDone = false
  /// Whether the order in which rows are read may matter: see ``RowOrder``.
  let dependsOnOrder: Bool

  private struct Column {
    var name: String
    var type: SQLType
  }

  /// Prepares the query and checks the form of its result; nothing is run. Its time begins.
  init(
    _ query: Query, _ statement: SelectStatement, _ limits: QuestionLimits, _ database: borrowing SQLiteDatabase
  ) throws(EngineFailure) {
    database.limitQuestion(limits)
    // What SQLite itself does not read is told in its words.
    _ = try Self.prepared(query, statement.sql, statement, limits, database)
    let portable: PortableStatement
    do throws(StatementObjection) {
      portable = try PortableStatement(statement, tables: database.portableTables)
    } catch {
      let place = error.offset.flatMap { StatementPlace(offset: $0 + 1, in: query.sql) }.map { ", " + $0.description } ?? ""
      throw EngineFailure(query.finding(error.message + place, suggestion: error.suggestion))
    }
    let prepared = try Self.prepared(query, portable.sql, statement, limits, database)
    let names = prepared.columns
    guard names.count == portable.columns.count else {
      throw EngineFailure(query.finding("the columns of the result differ from those of the statement"))
    }
    let columns = zip(names, portable.columns).map { Column(name: $0, type: $1.type) }
    let repeated = Dictionary(grouping: columns, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
    guard repeated.isEmpty else {
      throw EngineFailure(
        repeated.map {
          query.finding("the result has two columns '\($0)'", suggestion: "name the columns that are needed instead of *")
        })
    }
    self.query = query
    self.statement = statement
    self.limits = limits
    self.columns = columns
    dependsOnOrder = portable.dependsOnOrder
    question = prepared
  }

  private static func prepared(
    _ query: Query, _ sql: String, _ statement: SelectStatement, _ limits: QuestionLimits, _ database: borrowing SQLiteDatabase
  ) throws(EngineFailure) -> Question {
    do throws(QuestionFailure) {
      return try database.prepareQuestion(sql)
    } catch {
      throw EngineFailure(error.diagnostic(query, statement, limits, database.repeatedNames))
    }
  }

  var columnNames: [String] { columns.map(\.name) }

  /// Puts the next rows into a batch, at most ``EmbeddedEngine/batchRows``; none at the end.
  mutating func read(into batch: inout RowBatch, from database: borrowing SQLiteDatabase) throws(EngineFailure) {
    batch.removeAll()
    // A statement that is done would start again.
    while !isDone, batch.count < EmbeddedEngine.batchRows, batch.byteCount < EmbeddedEngine.batchBytes {
      switch question.step() {
      case .row:
        for index in columns.indices { try append(index, to: &batch) }
      case .done:
        isDone = true
      case .failed(let code):
        throw EngineFailure(QuestionFailure.failed(database.stepError(code)).diagnostic(query, statement, limits))
      }
    }
  }

  private func append(_ index: Int, to batch: inout RowBatch) throws(EngineFailure) {
    let cell = unsafe question.cell(index) { bytes in unsafe batch.append(bytes) }
    switch cell {
    case .text: break
    case .null: batch.append([UInt8]?.none)
    case .integer(let value):
      switch columns[index].type {
      case .decimal(let digits): batch.append(decimalText(value, digits: digits))
      case .boolean: batch.append((value == 0 ? "false" : "true").utf8)
      default: batch.append(String(value).utf8)
      }
    case .real:
      throw EngineFailure(
        query.finding(
          "column '\(columns[index].name)' has a floating-point number, which is not exact",
          suggestion: "select whole numbers and sums of them; shares and averages are computed by the definition"))
    case .blob:
      throw EngineFailure(query.finding("column '\(columns[index].name)' has bytes that are not text"))
    }
  }
}

extension QuestionFailure {
  fileprivate func diagnostic(
    _ query: Query, _ statement: SelectStatement, _ limits: QuestionLimits, _ repeated: Set<String> = []
  ) -> Diagnostic {
    switch self {
    case .failed(let error) where error.isLate:
      return query.timedOut(limits)
    case .failed(let error) where error.isTooLong:
      return query.tooLongCell(limits)
    case .failed(let error) where error.isOutOfMemory:
      return Diagnostic(
        .engineLimit, at: query.position, "the query needs more than \(SQLiteDatabase.memoryLimit >> 20) MB of memory",
        suggestion: "ask for less, or use a database of your own")
    case .failed(let error) where error.isInterrupted:
      return query.finding("stopped")
    case .failed(let error):
      // SQLite counts bytes; a place in the middle of a character is none.
      let scalars = error.offset.map {
        statement.skipped + String(decoding: statement.sql.utf8.prefix($0), as: UTF8.self).unicodeScalars.count + 1
      }
      let place = scalars.flatMap { StatementPlace(offset: $0, in: query.sql) }
      var hint = error.isDisk ? "free space on the disk" : nil
      let missing = error.message.split(separator: "no such column: ").last.map(String.init) ?? ""
      if error.message.hasPrefix("no such column: "),
        let name = repeated.first(where: { missing.lowercased().hasSuffix($0.lowercased()) })
      {
        hint = "the header has '\(name)' more than once, so no column of that name is read: rename one in the export"
      }
      return query.finding(error.message + (place.map { ", " + $0.description } ?? ""), suggestion: hint)
    case .refused(let refusal):
      return query.finding(refusal.message, suggestion: refusal.suggestion)
    case .several:
      return query.finding("there is more than one statement", suggestion: "write one select statement")
    case .empty:
      return query.finding("there is no statement", suggestion: "write one select statement")
    }
  }
}

extension Query {
  /// Something about the definition's SQL, at its line.
  func finding(_ message: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(.engineFailed, at: position, "embedded: \(message)", suggestion: suggestion)
  }
}
