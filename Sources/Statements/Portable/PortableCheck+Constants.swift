import Calendars

/// An expression beside others, and what is known of it.
struct Side {
  var value: TypedValue
  /// Nil of a column of `*`.
  var expression: SQLExpression?

  func words(_ check: PortableCheck) -> String { expression.map(check.words) ?? "" }
}

/// Values that meet, in a comparison, a list, a case or a column of a union, are of one type; constants become of it.
extension PortableCheck {
  /// The type that sides have together; `use` is what brings them together, for messages.
  mutating func unify(
    _ sides: [Side], at place: Int, comparing use: String = "a union"
  ) throws(StatementObjection) -> TypedValue {
    let isNullable = sides.contains { $0.value.isNullable }
    let fixed = sides.filter { !$0.value.isConstant && $0.value.type != .unknown }
    let constants = sides.filter { $0.value.isConstant && $0.value.type != .unknown }
    guard let first = fixed.first else { return try unifyConstants(constants, isNullable: isNullable, at: place, use) }
    if let other = fixed.first(where: { $0.value.type != first.value.type }) { throw mismatch(first, other, at: place, use) }
    for constant in constants where constant.value.type != first.value.type {
      guard let expression = constant.expression else { throw mismatch(first, constant, at: place, use) }
      try write(expression, as: first, use)
    }
    let money = fixed.reduce(into: Set<MoneyColumn>()) { $0.formUnion($1.value.money) }
    return TypedValue(type: first.value.type, isNullable: isNullable, money: money)
  }

  private func unifyConstants(
    _ constants: [Side], isNullable: Bool, at place: Int, _ use: String
  ) throws(StatementObjection) -> TypedValue {
    var type = SQLType.unknown
    for constant in constants {
      switch (type, constant.value.type) {
      case (.unknown, let other): type = other
      case (.integer, .fraction), (.fraction, .integer): type = .fraction
      case (let one, let other) where one == other: break
      default: throw mismatch(constants[0], constant, at: place, use)
      }
    }
    return TypedValue(type: type, isNullable: isNullable, isConstant: true)
  }

  private func mismatch(_ one: Side, _ other: Side, at place: Int, _ use: String) -> StatementObjection {
    let types = [one.value.type, other.value.type]
    let (left, right) = (one.words(self), other.words(self))
    if types.allSatisfy(\.isDecimal) {
      return objection(
        "\(use) between '\(left)' and '\(right)', decimals with different digits after the point", at: place,
        "declare them alike in content/records/tables.yml")
    }
    let number = types.contains(.integer) || types.contains(where: \.isDecimal) || types.contains(.fraction)
    for side in [one, other] where number {
      guard side.value.type == .text || side.value.type == .boolean, let expression = side.expression else { continue }
      return misuse(expression, side.value.type, "as a number")
    }
    return objection(
      "\(use) between '\(left)', \(one.value.type.noun), and '\(right)', \(other.value.type.noun)", at: place,
      types.contains(where: \.isDecimal) ? Self.advice : "declare what the columns contain in content/records/tables.yml")
  }

  // MARK: Constants

  /// Writes the constants of an expression as values of the type that another one has.
  private mutating func write(_ expression: SQLExpression, as other: Side, _ use: String) throws(StatementObjection) {
    switch expression.kind {
    case .negative(let operand): try write(operand, as: other, use)
    case .cases(_, let branches, let otherwise):
      for branch in branches { try write(branch.then, as: other, use) }
      if let otherwise { try write(otherwise, as: other, use) }
    case .call(let call):
      for argument in call.arguments { try write(argument, as: other, use) }
    case .integer(let digits), .fraction(let digits): try write(number: digits, expression, as: other, use)
    case .text: try write(text: expression, as: other, use)
    default: break
    }
  }

  private mutating func write(
    number digits: String, _ expression: SQLExpression, as other: Side, _ use: String
  ) throws(StatementObjection) {
    let place = expression.range.lowerBound
    let words = other.words(self)
    switch other.value.type {
    case .decimal(let scale):
      guard let whole = scaled(digits, by: scale) else {
        throw objection(
          "\(digits) has more digits than '\(words)', a decimal with \(scale) after the point", at: place,
          "write it with \(scale)")
      }
      set(expression, whole)
    case .integer:
      // A whole number can be compared with any.
      guard case .fraction = expression.kind, !["'+'", "'-'", "one case", "a union", "coalesce()"].contains(use) else {
        if case .integer = expression.kind { return }
        throw objection("\(digits) makes a floating-point number of '\(words)', which is not exact", at: place, Self.advice)
      }
    case .text:
      throw objection("'\(words)' is text, used as a number", at: place, "write '\(digits)' in quotes, if the text is meant")
    default: throw misuse(other.expression ?? expression, other.value.type, "as a number")
    }
  }

  private mutating func write(text expression: SQLExpression, as other: Side, _ use: String) throws(StatementObjection) {
    let place = expression.range.lowerBound
    let text = content(of: expression)
    let words = other.words(self)
    switch other.value.type {
    case .text: break
    case .date, .instant, .wallClock:
      guard let kept = keptTime(text, other.value.type) else {
        let form = other.value.type == .date ? "2026-08-03" : "2026-08-03T09:15:00" + (other.value.type == .instant ? "Z" : "")
        throw objection(
          "'\(text)' is compared with '\(words)', \(other.value.type.noun), and read differently by different engines",
          at: place,
          "write it as '\(form)'")
      }
      set(expression, "'\(kept)'")
    case .boolean: throw misuse(other.expression ?? expression, .boolean, "as text")
    default:
      throw objection(
        "'\(text)' in quotes is compared with '\(words)', \(other.value.type.noun)", at: place, "write it without quotes")
    }
  }

  private mutating func set(_ expression: SQLExpression, _ text: String) {
    guard let token = constant(expression) else { return }
    written[token.range] = text
  }

  /// The one token of a constant, in however many parentheses.
  private func constant(_ expression: SQLExpression) -> SQLToken? {
    tokens[expression.range].first { $0.kind == .number || $0.kind == .text }
  }

  /// What stands between the quotes of a text.
  func content(of expression: SQLExpression) -> String {
    guard let range = constant(expression)?.range, range.count >= 2 else { return "" }
    return String(String.UnicodeScalarView(scalars[range.lowerBound + 1..<range.upperBound - 1])).replacing("''", with: "'")
  }
}

/// `10.5` by 2 is `1050`; nil where digits are left over, or it is no plain number.
private func scaled(_ digits: String, by scale: Int) -> String? {
  let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count <= 2, parts.allSatisfy({ $0.allSatisfy { ("0"..."9").contains($0) } }) else { return nil }
  var fraction = parts.count == 2 ? String(parts[1]) : ""
  while fraction.count > scale, fraction.last == "0" { fraction.removeLast() }
  guard fraction.count <= scale else { return nil }
  fraction += String(repeating: "0", count: scale - fraction.count)
  let whole = (String(parts[0]) + fraction).drop { $0 == "0" }
  return whole.count > 18 ? nil : whole.isEmpty ? "0" : String(whole)
}

/// A day, or a time, as the records keep it; nil where engines could read the text in two ways: with an offset from UTC, which
/// some take for the session's zone, or with parts of a second.
private func keptTime(_ text: String, _ type: SQLType) -> String? {
  guard !text.contains(where: { ".,".contains($0) }) else { return nil }
  switch (type, Moment(text)) {
  case (.date, .date(let date)?): return date.description
  case (.instant, .instant(let instant)?):
    return ["Z", "+00:00", "+00"].contains(where: text.hasSuffix) ? instant.description : nil
  case (.wallClock, .local(let date, let second)?):
    // As long as an instant of UTC, without the letter that says so.
    return String(Instant(second: date.daysSinceEpoch * 86_400 + second).description.dropLast())
  default: return nil
  }
}
