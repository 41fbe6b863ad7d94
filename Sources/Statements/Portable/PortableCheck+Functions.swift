/// The functions that all engines have, and what they take.
enum SQLFunctions {
  static let aggregates: Set<String> = ["count", "sum", "min", "max"]
  static let ofWindows: Set<String> = [
    "row_number", "rank", "dense_rank", "lag", "lead", "first_value", "last_value", "nth_value",
  ]

  static let ofRows: Set<String> = [
    "coalesce", "nullif", "abs", "length", "lower", "upper", "trim", "ltrim", "rtrim", "replace", "substr",
  ]

  /// What to write instead of what only some engines have.
  static func advice(_ name: String) -> String {
    switch name {
    case "ifnull", "nvl", "isnull": "write coalesce()"
    case "iif", "if", "decode": "write case when ... then ... else ... end"
    case "total": "write coalesce(sum(...), 0)"
    case "avg", "median", "percentile_cont", "stddev", "variance":
      "select the values, or sum and count: averages and percentiles are computed by the definition"
    case "round", "trunc", "ceil", "floor", "ceiling": "select the value as it is: rounding is done by the definition"
    case "date_trunc", "extract", "date_part", "date", "now", "to_char", "to_date", "to_timestamp", "datediff", "date_diff",
      "date_add", "strftime":
      "give times as they are: periods, zones and durations are computed from them by the definition"
    case "greatest", "least": "write case when ... then ... else ... end"
    default: "write it with filters, joins, counts and sums, which every engine has"
    }
  }
}

extension PortableCheck {
  mutating func value(of call: SQLCall, at place: Int) throws(StatementObjection) -> TypedValue {
    let isAggregate = SQLFunctions.aggregates.contains(call.name)
    if call.window != nil, !isAggregate, !SQLFunctions.ofWindows.contains(call.name) { throw unknown(call, at: place) }
    if (call.isDistinct || call.filter != nil || call.isOfRows) && !isAggregate { throw unknown(call, at: place) }
    if call.window == nil, SQLFunctions.ofWindows.contains(call.name) {
      throw objection("\(call.name)() has no over (...)", at: place)
    }
    // What is in no subset is refused for that, and not for a column in it.
    let isInside = call.window == nil && (isAggregate || !SQLFunctions.ofRows.contains(call.name))
    if isInside { scope.inside += 1 }
    defer { if isInside { scope.inside -= 1 } }
    if let filter = call.filter { try demand(filter) }
    var value = isAggregate ? try aggregate(call, at: place) : try plain(call, at: place)
    if let window = call.window { try check(window, of: call, at: place) }
    value.isConstant = value.isConstant && call.window == nil
    return value
  }

  private func unknown(_ call: SQLCall, at place: Int) -> StatementObjection {
    objection("\(call.name)() is not in the portable subset of SQL", at: place, SQLFunctions.advice(call.name))
  }

  // MARK: Rows together

  private mutating func aggregate(_ call: SQLCall, at place: Int) throws(StatementObjection) -> TypedValue {
    if call.isOfRows {
      guard call.name == "count" else { throw unknown(call, at: place) }
      return TypedValue(type: .integer, isNullable: false)
    }
    guard let argument = call.arguments.first, call.arguments.count == 1 else {
      throw objection(
        "\(call.name)() of \(call.arguments.count) values is not in the portable subset of SQL", at: place,
        SQLFunctions.advice("least"))
    }
    let read = try value(of: argument)
    let type = read.type
    switch (call.name, type) {
    case ("count", _): return TypedValue(type: .integer, isNullable: false)
    case ("sum", .integer), ("sum", .decimal): return TypedValue(type: type, money: read.money)
    case ("sum", .fraction):
      throw objection(
        "sum() of '\(words(argument))' is a floating-point number, which is not exact", at: place, Self.advice)
    case ("sum", _): throw misuse(argument, type, "as a number")
    case (_, .boolean): throw misuse(argument, type, "as a value with an order")
    default: return TypedValue(type: type, money: read.money)
    }
  }

  private mutating func check(_ window: SQLCall.Window, of call: SQLCall, at place: Int) throws(StatementObjection) {
    for part in window.partition { _ = try value(of: part) }
    for term in window.order { try checkNulls(term, isNullable: value(of: term.expression).isNullable) }
    let isByRows = window.frame.map { tokens[$0].contains { $0.isWord("rows") } } ?? false
    let isRanked = ["rank", "dense_rank"].contains(call.name)
    if SQLFunctions.ofWindows.contains(call.name) || isByRows {
      guard !window.order.isEmpty else {
        throw objection("\(call.name)() without order by differs from engine to engine", at: place, "add order by")
      }
      if !isRanked { dependsOnOrder = true }
    }
    if let frame = window.frame, tokens[frame].contains(where: { $0.isWord("range") }),
      tokens[frame].contains(where: { $0.kind == .number })
    {
      throw objection("a range of values is not in the portable subset of SQL", at: frame.lowerBound, "write rows between")
    }
  }

  // MARK: One row

  private mutating func plain(_ call: SQLCall, at place: Int) throws(StatementObjection) -> TypedValue {
    var sides: [Side] = []
    for argument in call.arguments { sides.append(try side(argument)) }
    let use = "\(call.name)()"
    let isDecimal = sides.contains { $0.value.type.isDecimal }
    switch (call.name, sides.count) {
    case ("coalesce", 2...):
      var value = try unify(sides, at: place, comparing: use)
      value.isNullable = sides.allSatisfy { $0.value.isNullable }
      return value
    case ("nullif", 2):
      var value = try unify(sides, at: place, comparing: use)
      value.isNullable = true
      return value
    case ("row_number", 0), ("rank", 0), ("dense_rank", 0): return TypedValue(type: .integer, isNullable: false)
    case ("first_value", 1), ("last_value", 1):
      return TypedValue(type: sides[0].value.type, money: sides[0].value.money)
    case ("nth_value", 2), ("lag", 1...3), ("lead", 1...3):
      if sides.count > 1, !call.arguments[1].isWhole {
        throw objection("\(call.name)() counts its rows by a number", at: call.arguments[1].range.lowerBound)
      }
      guard sides.count == 3 else { return TypedValue(type: sides[0].value.type, money: sides[0].value.money) }
      var value = try unify([sides[0], sides[2]], at: place, comparing: use)
      value.isNullable = true
      return value
    case ("abs", 1) where sides[0].value.type == .integer:
      return TypedValue(type: .integer, isNullable: sides[0].value.isNullable)
    case ("length", 1), ("lower", 1), ("upper", 1), ("trim", 1), ("ltrim", 1), ("rtrim", 1), ("replace", 3):
      for side in sides { try needText(side, use) }
      return TypedValue(type: call.name == "length" ? .integer : .text, isNullable: sides.contains { $0.value.isNullable })
    case ("substr", 2...3):
      try needText(sides[0], use)
      guard call.arguments.dropFirst().allSatisfy(\.isWhole), call.arguments[1].isPositive else {
        throw objection(
          "substr() from or of a number that is not written out differs from engine to engine", at: place,
          "count from 1, in numbers")
      }
      return TypedValue(type: .text, isNullable: sides[0].value.isNullable)
    default:
      if isDecimal, let side = sides.first(where: { $0.value.type.isDecimal }) {
        throw objection(
          "\(use) of '\(side.words(self))', a decimal, is not the same in every engine", at: place, Self.advice)
      }
      throw unknown(call, at: place)
    }
  }

  private func needText(_ side: Side, _ use: String) throws(StatementObjection) {
    guard side.value.type != .text, side.value.type != .unknown, let expression = side.expression else { return }
    if side.value.type.isDecimal {
      throw objection(
        "\(use) of '\(words(expression))', a decimal, is not the same in every engine", at: expression.range.lowerBound,
        Self.advice)
    }
    throw misuse(expression, side.value.type, "as text")
  }
}

extension SQLExpression {
  fileprivate var isWhole: Bool { if case .integer = kind { true } else { false } }
  fileprivate var isPositive: Bool { if case .integer(let digits) = kind { digits.contains { $0 != "0" } } else { false } }
}
