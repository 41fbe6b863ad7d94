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

  private struct Column {
    var name: String
    /// Digits after the point of whole numbers that stand for decimals.
    var digits: Int?
    var isBoolean: Bool
  }

  /// Prepares the query and checks the form of its result; nothing is run. Its time begins.
  init(
    _ query: Query, _ statement: SelectStatement, _ limits: QuestionLimits, _ database: borrowing SQLiteDatabase
  ) throws(EngineFailure) {
    database.limitQuestion(limits)
    let prepared = try Self.prepared(query, statement, limits, database)
    let decimals = database.decimalsRead
    var byName: [String: Int] = [:]
    for (column, digits) in decimals {
      let name = column.split(separator: ".").last.map(String.init) ?? column
      byName[name] = max(byName[name] ?? 0, digits)
    }
    let use = DecimalUse(statement, columns: byName)
    var problems: [(String, String?)] = []
    if let objection = use.objection() {
      let place = StatementPlace(offset: objection.offset + 1, in: query.sql).map { ", " + $0.description } ?? ""
      problems.append(
        (
          objection.message + place,
          "select decimals, add, subtract, sum and compare them with one another; for anything else declare the column text in "
            + "tables.yml and cast it: cast(amount as double precision)"
        ))
    }
    let columns = prepared.columns.map { name, type in
      Column(
        name: name, digits: type.flatMap(ColumnType.digits) ?? (type == nil ? use.digits[name.lowercased()] : nil),
        isBoolean: type == ColumnType.booleanDeclaration)
    }
    if columns.contains(where: { $0.digits != nil }), Set(decimals.values).count > 1, statement.isCompound {
      let read = decimals.keys.sorted().joined(separator: ", ")
      problems.append(
        (
          "a union puts decimals with different digits after the point into one column: \(read)",
          "declare them alike in content/records/tables.yml"
        ))
    }
    let duplicates = Dictionary(grouping: columns, by: \.name).filter { $0.value.count > 1 }.keys.sorted()
    for name in duplicates {
      problems.append(("the result has two columns '\(name)'", "name the columns that are needed instead of *"))
    }
    guard problems.isEmpty else {
      throw EngineFailure(problems.map { query.finding($0, suggestion: $1) })
    }
    self.query = query
    self.statement = statement
    self.limits = limits
    self.columns = columns
    question = prepared
  }

  private static func prepared(
    _ query: Query, _ statement: SelectStatement, _ limits: QuestionLimits, _ database: borrowing SQLiteDatabase
  ) throws(EngineFailure) -> Question {
    do throws(QuestionFailure) {
      return try database.prepareQuestion(statement.sql)
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
      if let digits = columns[index].digits {
        batch.append(decimalText(value, digits: digits))
      } else if columns[index].isBoolean {
        batch.append((value == 0 ? "false" : "true").utf8)
      } else {
        batch.append(String(value).utf8)
      }
    case .real:
      throw EngineFailure(
        query.finding(
          "column '\(columns[index].name)' has a binary fraction, which is not an exact number",
          suggestion: "select whole numbers and sums of them; shares and averages are computed by the definition"))
    case .blob:
      throw EngineFailure(query.finding("column '\(columns[index].name)' has bytes that are not text"))
    }
  }
}

/// A whole number of the last digit as a decimal: 123450 with 2 digits is `1234.50`.
private func decimalText(_ value: Int64, digits: Int) -> [UInt8] {
  var text = Array(String(value.magnitude).utf8)
  if digits > 0 {
    if text.count <= digits { text.insert(contentsOf: repeatElement(0x30, count: digits + 1 - text.count), at: 0) }
    text.insert(0x2E, at: text.count - digits)
  }
  if value < 0 { text.insert(0x2D, at: 0) }
  return text
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
        .engineLimit, at: query.position, "the question needs more than \(SQLiteDatabase.memoryLimit >> 20) MB of memory",
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
  fileprivate func finding(_ message: String, suggestion: String? = nil) -> Diagnostic {
    Diagnostic(.engineFailed, at: position, "embedded: \(message)", suggestion: suggestion)
  }
}

extension SelectStatement {
  /// Whether the statement may put the rows of several selects together.
  fileprivate var isCompound: Bool {
    tokens.contains { $0.isWord("union") || $0.isWord("except") || $0.isWord("intersect") }
  }
}
