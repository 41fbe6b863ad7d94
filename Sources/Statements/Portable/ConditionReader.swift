import Calendars

/// Reads the condition of a ``ColumnSelection`` out of an expression that was found to be portable.
struct ConditionReader {
  /// Of the whole statement: it holds what constants are to the columns beside them.
  let check: PortableCheck
  let relation: String
  let columns: [SQLColumn]

  /// The column of the table that an expression is; nil of any other.
  func column(_ expression: SQLExpression) -> Int? {
    guard case .column(let table, let name) = expression.kind, table == nil || table == relation else { return nil }
    return columns.firstIndex { $0.name == name }
  }

  /// Nil of what is no condition on single columns.
  func condition(_ expression: SQLExpression) -> ColumnCondition? {
    switch expression.kind {
    case .logic(let word, let parts):
      var read: [ColumnCondition] = []
      for part in parts {
        guard let condition = condition(part) else { return nil }
        read.append(condition)
      }
      return word == "and" ? .every(read) : .any(read)
    case .not(let part): return condition(part).map { .not($0) }
    case .isTest(let part, let word):
      let read: ColumnCondition? =
        word == "null" ? column(part).map { .isNull($0) } : condition(part).map { .isTruth($0, word == "true") }
      return negated(read, in: expression, behind: part)
    case .column:
      guard let column = column(expression), columns[column].type == .boolean else { return nil }
      return .holds(column)
    case .comparison(let sign, let left, let right): return comparison(sign, left, right)
    case .between(let value, let low, let high):
      guard let least = comparison(">=", value, low), let most = comparison("<=", value, high) else { return nil }
      return negated(.every([least, most]), in: expression, behind: value)
    case .inList(let value, let list):
      guard let column = column(value) else { return nil }
      var constants: [ColumnCondition.Constant] = []
      for member in list {
        guard let constant = constant(member, besides: column) else { return nil }
        constants.append(constant)
      }
      return negated(.isAmong(column, constants), in: expression, behind: value)
    default: return nil
    }
  }

  /// `not` stands behind the value that is tested, and is no part of the parsed expression.
  private func negated(
    _ condition: ColumnCondition?, in expression: SQLExpression, behind value: SQLExpression
  ) -> ColumnCondition? {
    let place = value.range.upperBound
    let isNegated = check.tokens[place..<min(place + 2, expression.range.upperBound)].contains { $0.isWord("not") }
    return isNegated ? condition.map { .not($0) } : condition
  }

  private func comparison(_ sign: String, _ left: SQLExpression, _ right: SQLExpression) -> ColumnCondition? {
    guard let comparison = ColumnCondition.Comparison(rawValue: sign) else { return nil }
    if let column = column(left) { return constant(right, besides: column).map { .compares(column, comparison, $0) } }
    guard let column = column(right) else { return nil }
    return constant(left, besides: column).map { .compares(column, comparison.turned, $0) }
  }

  /// A constant as the column beside it keeps its values.
  private func constant(_ expression: SQLExpression, besides column: Int) -> ColumnCondition.Constant? {
    switch (expression.kind, columns[column].type) {
    case (.negative(let inner), .integer), (.negative(let inner), .decimal):
      guard case .number(let value)? = constant(inner, besides: column) else { return nil }
      return .number(-value)
    case (.integer(let digits), .integer), (.integer(let digits), .decimal):
      return Int64(written(expression) ?? digits).map { .number($0) }
    case (.fraction, .decimal): return written(expression).flatMap { Int64($0) }.map { .number($0) }
    case (.text, .text): return .text(Array(check.content(of: expression).utf8))
    case (.text, .date), (.text, .instant), (.text, .wallClock):
      guard let kept = written(expression), let moment = Moment(kept.dropFirst().dropLast()) else { return nil }
      return .number(Int64(moment.kept))
    case (.truth(let isTrue), .boolean): return .number(isTrue ? 1 : 0)
    default: return nil
    }
  }

  /// What SQLite is to read in the place of a constant.
  private func written(_ expression: SQLExpression) -> String? {
    check.tokens[expression.range].first { $0.kind == .number || $0.kind == .text }.flatMap { check.written[$0.range] }
  }
}

extension ColumnCondition.Comparison {
  /// The same with its sides changed.
  fileprivate var turned: Self {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Moment {
  /// As a column keeps it: days, or seconds of an instant or of a wall clock.
  fileprivate var kept: Int {
    switch self {
    case .date(let date): date.daysSinceEpoch
    case .instant(let instant): instant.second
    case .local(let date, let second): date.daysSinceEpoch * 86_400 + second
    }
  }
}
