import Numbers
import Statements

/// What the cells of a column of records are.
package enum ColumnType: Hashable, Sendable {
  case text, integer, boolean, date
  /// Digits after the point. Kept as whole numbers of the last digit.
  case decimal(Int)
  /// An ISO 4217 code. Kept as whole numbers of its minor unit.
  case money(String)
  /// Kept in UTC, `2026-08-03T09:15:00Z`.
  case instant
  /// Times whose zone nobody named: kept as they are, `2026-08-03T09:15:00`, for the definition's zone to resolve.
  case wallClock

  /// Reads a type as `tables.yml` has it: `text`, `decimal(2)`, `EUR`.
  init?(_ word: String) {
    switch word {
    case "text": self = .text
    case "integer": self = .integer
    case "boolean": self = .boolean
    case "date": self = .date
    case "instant": self = .instant
    default:
      if word.hasPrefix("decimal("), word.hasSuffix(")"), let digits = Int(word.dropFirst(8).dropLast()),
        (0...Self.mostDigits).contains(digits)
      {
        self = .decimal(digits)
      } else if word.utf8.count == 3, word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
        self = .money(word)
      } else {
        return nil
      }
    }
  }

  static let words = ["text", "integer", "decimal(2)", "boolean", "date", "instant", "EUR"]
  /// Of a decimal after the point.
  static let mostDigits = 12
  /// Of a number, before and after the point: so many fit 64 bits.
  static let mostDigitsInAll = 18

  /// Digits after the point that the whole numbers stand for; nil for what is no decimal.
  var digits: Int? {
    switch self {
    case .decimal(let digits): digits
    case .money(let currency): minorDigits(of: currency)
    case .text, .integer, .boolean, .date, .instant, .wallClock: nil
    }
  }

  /// The type that SQLite keeps beside the column: whole numbers stay whole, and text stays text.
  var declaration: String {
    switch self {
    case .integer, .boolean, .decimal, .money: "INTEGER"
    case .text, .date, .instant, .wallClock: "TEXT"
    }
  }

  /// What a statement sees of it.
  var inSQL: SQLType {
    switch self {
    case .text: .text
    case .integer: .integer
    case .boolean: .boolean
    case .date: .date
    case .instant: .instant
    case .wallClock: .wallClock
    case .decimal, .money: .decimal(digits ?? 0)
    }
  }
}

extension ColumnType: CustomStringConvertible {
  /// As `tables.yml` writes it.
  package var description: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .boolean: "boolean"
    case .date: "date"
    case .decimal(let digits): "decimal(\(digits))"
    case .money(let currency): currency
    case .instant, .wallClock: "instant"
    }
  }

  /// For messages: "'x' is not a whole number".
  var noun: String {
    switch self {
    case .text: "text"
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .date: "a date such as 2026-08-03"
    case .decimal(let digits): "a decimal number with \(digits) digits after the point"
    case .money(let currency): "an amount of \(currency) such as 1250.00"
    case .instant: "a time with a zone, such as 2026-08-03T09:15:00Z"
    case .wallClock: "a time without a zone, such as 2026-08-03T09:15:00, as the cells above it are"
    }
  }
}
