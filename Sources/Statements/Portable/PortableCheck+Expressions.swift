/// The type of an expression, and what operators are to one another.
extension PortableCheck {
  mutating func value(of expression: SQLExpression) throws(StatementObjection) -> TypedValue {
    let isColumn = if case .column = expression.kind { true } else { false }
    guard !isColumn, let groups = scopes.last?.groups, scope.inside == 0, groups.contains(key(of: expression)) else {
      return try ungrouped(expression)
    }
    scope.inside += 1
    defer { scope.inside -= 1 }
    return try ungrouped(expression)
  }

  private mutating func ungrouped(_ expression: SQLExpression) throws(StatementObjection) -> TypedValue {
    let place = expression.range.lowerBound
    switch expression.kind {
    case .integer: return TypedValue(type: .integer, isNullable: false, isConstant: true)
    case .fraction: return TypedValue(type: .fraction, isNullable: false, isConstant: true)
    case .text: return TypedValue(type: .text, isNullable: false, isConstant: true)
    case .truth: return TypedValue(type: .boolean, isNullable: false)
    case .null: return TypedValue(type: .unknown, isConstant: true)
    case .column(let table, let name): return try column(table, name, at: place)
    case .negative(let operand): return try negative(operand)
    case .not(let operand):
      try demand(operand)
      return TypedValue(type: .boolean)
    case .logic(_, let parts):
      for part in parts { try demand(part) }
      return TypedValue(type: .boolean)
    case .arithmetic(let sign, let left, let right): return try arithmetic(sign, left, right, of: expression)
    case .comparison(let sign, let left, let right):
      let value = try unify([side(left), side(right)], at: place, comparing: "'\(sign)'")
      return TypedValue(type: .boolean, isNullable: value.isNullable)
    case .isDistinct(let left, let right):
      _ = try unify([side(left), side(right)], at: place, comparing: "'is distinct from'")
      return TypedValue(type: .boolean, isNullable: false)
    case .isTest(let operand, let word):
      if word == "null" { _ = try value(of: operand) } else { try demand(operand) }
      return TypedValue(type: .boolean, isNullable: false)
    case .between(let operand, let low, let high):
      _ = try unify([side(operand), side(low), side(high)], at: place, comparing: "'between'")
      return TypedValue(type: .boolean)
    case .inList(let operand, let list):
      var sides = [try side(operand)]
      for member in list { sides.append(try side(member)) }
      _ = try unify(sides, at: place, comparing: "'in'")
      return TypedValue(type: .boolean)
    case .inQuery(let operand, let query):
      let output = try onlyColumn(of: query)
      let other = Side(
        value: TypedValue(type: output.column.type, isConstant: output.isConstant), expression: output.expression)
      _ = try unify([side(operand), other], at: place, comparing: "'in'")
      return TypedValue(type: .boolean)
    case .like(let operand, let pattern, let escape): return try like(operand, pattern, escape)
    case .cases(let operand, let branches, let otherwise): return try cases(operand, branches, otherwise, at: place)
    case .cast(let operand, let type): return try cast(operand, to: type, at: place)
    case .call(let call): return try value(of: call, at: place)
    case .exists(let query):
      _ = try outputs(of: query)
      return TypedValue(type: .boolean, isNullable: false)
    case .query(let query):
      let output = try onlyColumn(of: query)
      guard query.hasOneRow else {
        throw objection(
          "a query that stands for a value may have more than one row", at: place, "ask for its min(), max(), sum() or count()")
      }
      return TypedValue(type: output.column.type, money: output.column.money)
    }
  }

  private mutating func onlyColumn(of query: SQLQuery) throws(StatementObjection) -> Output {
    let outputs = try outputs(of: query)
    guard let output = outputs.first, outputs.count == 1 else {
      throw objection("a query that stands for values has \(outputs.count) columns, not one", at: query.place)
    }
    return output
  }

  mutating func side(_ expression: SQLExpression) throws(StatementObjection) -> Side {
    Side(value: try value(of: expression), expression: expression)
  }

  // MARK: Arithmetic

  private mutating func negative(_ operand: SQLExpression) throws(StatementObjection) -> TypedValue {
    let value = try value(of: operand)
    switch value.type {
    case .integer, .decimal, .fraction, .unknown: return value
    default: throw misuse(operand, value.type, "as a number")
    }
  }

  private mutating func arithmetic(
    _ sign: String, _ left: SQLExpression, _ right: SQLExpression, of whole: SQLExpression
  ) throws(StatementObjection) -> TypedValue {
    let (one, other) = (try side(left), try side(right))
    let place = whole.range.lowerBound
    if sign == "||" {
      for side in [one, other] where side.value.type != .text {
        if side.value.type.isDecimal { throw refused("'||' of", side, at: place) }
        throw objection(
          "'||' puts texts together, and '\(side.words(self))' is \(side.value.type.noun)", at: place,
          side.value.type == .integer ? "write cast(\(side.words(self)) as text)" : "select it in a column of its own")
      }
      return TypedValue(type: .text, isNullable: one.value.isNullable || other.value.isNullable)
    }
    for side in [one, other] {
      switch side.value.type {
      case .integer, .unknown: break
      case .fraction where one.value.type.isDecimal || other.value.type.isDecimal: break
      case .decimal where sign == "+" || sign == "-": break
      case .decimal: throw refused("'\(sign)' of", side, at: place)
      case .fraction:
        throw objection(
          "'\(sign)' of '\(side.words(self))' makes a floating-point number, which is not exact", at: place, Self.advice)
      default: throw misuse(side.expression ?? whole, side.value.type, "as a number")
      }
    }
    if sign == "/" || sign == "%" {
      guard right.isNeverZero else {
        let words = other.words(self)
        throw objection(
          "a division by '\(words)' fails in some engines where that is 0, and gives nothing in others", at: place,
          "write \(words.isEmpty ? "nullif(..., 0)" : "nullif(\(words), 0)")")
      }
    }
    var value = try unify([one, other], at: place, comparing: "'\(sign)'")
    value.isConstant = false
    if sign == "/" || sign == "%" { value.isNullable = value.isNullable || !right.isInteger }
    return value
  }

  private func refused(_ what: String, _ side: Side, at place: Int) -> StatementObjection {
    objection("\(what) '\(side.words(self))', a decimal, is not the same in every engine", at: place, Self.advice)
  }

  static let advice =
    "select the decimal as it is, for sums, ratios and currencies are computed by the definition; for other arithmetic keep whole "
    + "minor units in a column of integers"

  /// A value that is used as what it is not.
  func misuse(_ expression: SQLExpression, _ type: SQLType, _ use: String) -> StatementObjection {
    let words = words(expression)
    let advice: String? =
      switch type {
      case .text: "declare what the column contains in content/records/tables.yml"
      case .boolean: "write \(words), or not \(words); count with case when \(words) then 1 else 0 end"
      case .date, .instant, .wallClock: "give times as they are: periods and durations are computed from them by the definition"
      default: nil
      }
    return objection("'\(words)' is \(type.noun), used \(use)", at: expression.range.lowerBound, advice)
  }

  // MARK: Other forms

  private mutating func like(
    _ operand: SQLExpression, _ pattern: SQLExpression, _ escape: SQLExpression?
  ) throws(StatementObjection) -> TypedValue {
    let value = try value(of: operand)
    guard value.type == .text || value.type == .unknown else { throw misuse(operand, value.type, "as text") }
    guard case .text = pattern.kind else {
      throw objection("the pattern of like is not a text in quotes", at: pattern.range.lowerBound, "write it in single quotes")
    }
    for text in [pattern] + (escape.map { [$0] } ?? []) where content(of: text).contains("\\") {
      throw objection(
        "a backslash in a pattern escapes in some engines and not in others", at: text.range.lowerBound,
        "name another sign: like '10!%' escape '!'")
    }
    return TypedValue(type: .boolean, isNullable: value.isNullable)
  }

  private mutating func cases(
    _ operand: SQLExpression?, _ branches: [(when: SQLExpression, then: SQLExpression)], _ otherwise: SQLExpression?,
    at place: Int
  ) throws(StatementObjection) -> TypedValue {
    if let operand {
      var sides = [try side(operand)]
      for branch in branches { sides.append(try side(branch.when)) }
      _ = try unify(sides, at: place, comparing: "'case'")
    } else {
      for branch in branches { try demand(branch.when) }
    }
    var results: [Side] = []
    for branch in branches { results.append(try side(branch.then)) }
    if let otherwise { results.append(try side(otherwise)) }
    var value = try unify(results, at: place, comparing: "one case")
    if otherwise == nil { value.isNullable = true }
    return value
  }

  private mutating func cast(
    _ operand: SQLExpression, to type: String, at place: Int
  ) throws(StatementObjection) -> TypedValue {
    let value = try value(of: operand)
    let words = words(operand)
    let name = type.split(separator: " ").first.map(String.init) ?? ""
    switch (value.type, name) {
    // `varchar(3)` cuts in some engines.
    case (.text, "text"), (.integer, "text"), (.date, "text"):
      return TypedValue(type: .text, isNullable: value.isNullable)
    case (.integer, "integer"), (.integer, "bigint"), (.integer, "int"):
      return TypedValue(type: .integer, isNullable: value.isNullable)
    case (.unknown, "text"): return TypedValue(type: .text)
    case (.unknown, "integer"), (.unknown, "bigint"), (.unknown, "int"): return TypedValue(type: .integer)
    case (.decimal, _):
      throw objection("cast() of '\(words)', a decimal, is not the same in every engine", at: place, Self.advice)
    case (.text, "integer"), (.text, "bigint"), (.text, "int"), (.text, "numeric"), (.text, "decimal"), (.text, "double"),
      (.text, "real"), (.text, "date"), (.text, "timestamp"), (.text, "boolean"):
      throw misuse(operand, .text, "as \(name)")
    case (.boolean, _): throw misuse(operand, .boolean, "as \(name)")
    default:
      throw objection("cast() of \(value.type.noun) to \(type) is not in the portable subset of SQL", at: place)
    }
  }
}

extension SQLExpression {
  fileprivate var isInteger: Bool { if case .integer = kind { true } else { false } }

  /// Whether it cannot be 0: a whole number that is not, or `nullif(…, 0)`.
  fileprivate var isNeverZero: Bool {
    switch kind {
    case .integer(let digits): return digits.contains { $0 != "0" }
    case .call(let call):
      guard call.name == "nullif", call.arguments.count == 2, case .integer(let digits) = call.arguments[1].kind else {
        return false
      }
      return digits.allSatisfy { $0 == "0" }
    default: return false
    }
  }
}

extension SQLQuery {
  /// Whether it has one row at most, by its form.
  fileprivate var hasOneRow: Bool {
    guard selects.count == 1, selects[0].groups.isEmpty, selects[0].items.count == 1,
      case .value(let value, _) = selects[0].items[0], case .call(let call) = value.kind
    else { return selects.count == 1 && selects[0].tables.isEmpty }
    return call.window == nil && SQLFunctions.aggregates.contains(call.name)
  }
}
