import Diagnostics
import Tables

/// The rows that SQLite gives for one query, with decimals as the records had them.
struct Answer: ~Copyable {
  private let query: Query
  private var question: Question
  private let columns: [Column]
  private var isDone = false

  private struct Column {
    var name: String
    /// Digits after the point of whole numbers that stand for decimals.
    var digits: Int?
    var isBoolean: Bool
  }

  /// Prepares the query and checks the form of its result; nothing is run.
  init(_ query: Query, _ database: borrowing SQLiteDatabase) throws(EngineFailure) {
    let prepared = try Self.prepared(query, database)
    let decimals = database.decimalsRead
    let columns = prepared.columns.map { name, type in
      Column(name: name, digits: type.flatMap(ColumnType.digits), isBoolean: type == ColumnType.booleanDeclaration)
    }
    var problems: [(String, String?)] = []
    if columns.contains(where: { $0.name == "amount" && $0.digits == nil }), let read = decimals.keys.min() {
      problems.append(
        (
          "column 'amount' is calculated from \(read), whose values are whole numbers of its last digit here",
          "name the result amount_minor, or select the column as it is"
        ))
    }
    if columns.contains(where: { $0.digits != nil }), Set(decimals.values).count > 1, query.sql.isCompound {
      let read = decimals.keys.sorted().joined(separator: ", ")
      problems.append(
        (
          "a union puts decimals with different digits after the point into one column: \(read)",
          "declare them alike in content/records/tables.yml"
        ))
    }
    let fractions = decimals.filter { $0.value > 0 }.keys.compactMap { $0.split(separator: ".").last.map(String.init) }
    if let column = decimalCompared(in: query.sql, columns: Set(fractions)) {
      problems.append(
        (
          "'\(column)' is compared with a number, and its values are whole numbers of its last digit here, not on a server",
          "keep the minor units in a column of integers, \(column)_minor, and compare that"
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
    self.columns = columns
    question = prepared
  }

  private static func prepared(_ query: Query, _ database: borrowing SQLiteDatabase) throws(EngineFailure) -> Question {
    do throws(QuestionFailure) {
      return try database.prepareQuestion(query.sql)
    } catch {
      throw EngineFailure(error.diagnostic(query))
    }
  }

  var columnNames: [String] { columns.map(\.name) }

  /// Puts the next rows into a batch, at most ``EmbeddedEngine/batchRows``; none at the end.
  mutating func read(into batch: inout RowBatch, from database: borrowing SQLiteDatabase) throws(EngineFailure) {
    batch.removeAll()
    // A statement that is done would start again.
    while !isDone, batch.count < EmbeddedEngine.batchRows {
      switch question.step() {
      case .row:
        for index in columns.indices { try append(index, to: &batch) }
      case .done:
        isDone = true
      case .failed(let code):
        throw EngineFailure(QuestionFailure.failed(database.stepError(code)).diagnostic(query))
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
          "column '\(columns[index].name)' has a binary fraction, which is no exact number",
          suggestion: "select whole numbers and sums of them; shares and averages are computed by the definition"))
    case .blob:
      throw EngineFailure(query.finding("column '\(columns[index].name)' has bytes that are no text"))
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
  fileprivate func diagnostic(_ query: Query) -> Diagnostic {
    switch self {
    case .failed(let error) where error.isInterrupted:
      return query.finding("stopped")
    case .failed(let error):
      // SQLite counts bytes; a place in the middle of a character is none.
      let scalars = error.offset.map { String(decoding: query.sql.utf8.prefix($0), as: UTF8.self).unicodeScalars.count + 1 }
      let place = scalars.flatMap { StatementPlace(offset: $0, in: query.sql) }
      let hint = error.isDisk ? "free space on the disk" : nil
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

extension String {
  /// Whether the statement may put the rows of several selects together.
  fileprivate var isCompound: Bool {
    let words = lowercased().split { !$0.isLetter }
    return words.contains("union") || words.contains("except") || words.contains("intersect")
  }
}
