/// What a column or an expression of a statement holds.
package enum SQLType: Hashable, Sendable {
  case text, integer, boolean, date
  /// Digits after the point.
  case decimal(Int)
  /// A time with a zone, and one without.
  case instant, wallClock
  /// A number with a fraction that stands in the statement, `1.5`.
  case fraction
  /// `null`, which is of any type.
  case unknown

  /// For messages.
  var noun: String {
    switch self {
    case .text: "text"
    case .integer: "a whole number"
    case .boolean: "a truth value"
    case .date: "a date"
    case .decimal: "a decimal"
    case .instant: "a time with a zone"
    case .wallClock: "a time without a zone"
    case .fraction: "a number with a fraction"
    case .unknown: "null"
    }
  }

  var isTime: Bool { self == .date || self == .instant || self == .wallClock }
  var isDecimal: Bool { if case .decimal = self { true } else { false } }
}

/// A column of a table or of a result.
package struct SQLColumn: Hashable, Sendable {
  /// In lower case; empty of an expression without a name.
  package var name: String
  package var type: SQLType
  /// Whether a row may have nothing there.
  package var isNullable: Bool
  /// The columns of money that it is made of.
  package var money: Set<MoneyColumn>

  package init(name: String, type: SQLType, isNullable: Bool = true, money: Set<MoneyColumn> = []) {
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.money = money
  }
}

/// What is known of an expression.
struct TypedValue {
  var type: SQLType
  var isNullable = true
  /// Whether it is made of values that stand in the statement, so that it can be written as the type beside it needs it.
  var isConstant = false
  /// The columns of money that it is made of.
  var money: Set<MoneyColumn> = []
}
