/// Expressions, from what binds least to what binds most, in PostgreSQL's order.
extension SQLParser {
  mutating func expression() throws(StatementObjection) -> SQLExpression {
    try nested { (parser) throws(StatementObjection) in try parser.logic("or") }
  }

  private mutating func logic(_ word: String) throws(StatementObjection) -> SQLExpression {
    let start = index
    var parts = [word == "or" ? try logic("and") : try negation()]
    while take(word) { parts.append(word == "or" ? try logic("and") : try negation()) }
    return parts.count == 1 ? parts[0] : SQLExpression(kind: .logic(word, parts), range: start..<index)
  }

  private mutating func negation() throws(StatementObjection) -> SQLExpression {
    let start = index
    guard take("not") else { return try test() }
    let operand = try nested { (parser) throws(StatementObjection) in try parser.negation() }
    return SQLExpression(kind: .not(operand), range: start..<index)
  }

  private mutating func test() throws(StatementObjection) -> SQLExpression {
    let start = index
    var value = try comparison()
    while take("is") {
      _ = take("not")
      if let word = token?.content, ["null", "true", "false"].contains(word), token?.kind == .word {
        index += 1
        value = SQLExpression(kind: .isTest(value, word), range: start..<index)
      } else if isAt("distinct", "from") {
        index += 2
        let other = try membership()
        value = SQLExpression(kind: .isDistinct(value, other), range: start..<index)
      } else {
        throw unexpected("null, true, false or 'distinct from'")
      }
      if let sign = token, sign.kind == .sign, Self.comparisons.contains(sign.content) { throw askParentheses(start) }
    }
    return value
  }

  private static let comparisons: Set<String> = ["=", "<>", "!=", "<", "<=", ">", ">="]

  private mutating func comparison() throws(StatementObjection) -> SQLExpression {
    let start = index
    let left = try membership()
    guard let sign = token, sign.kind == .sign, Self.comparisons.contains(sign.content) else { return left }
    index += 1
    let right = try membership()
    let isRanked = [left, right].contains { $0.isMembership && !$0.isEnclosed }
    if isRanked || token.map({ $0.kind == .sign && Self.comparisons.contains($0.content) }) == true {
      throw askParentheses(start)
    }
    let name = sign.content == "!=" ? "<>" : sign.content
    return SQLExpression(kind: .comparison(name, left, right), range: start..<index)
  }

  private func askParentheses(_ start: Int) -> StatementObjection {
    StatementObjection(
      message: "engines read these operators in another order", suggestion: "put parentheses around the one that applies first",
      offset: tokens[start].range.lowerBound)
  }

  private mutating func membership() throws(StatementObjection) -> SQLExpression {
    let start = index
    let left = try sum()
    let isNegated = isAt("not") && ["between", "in", "like"].contains(peek(1)?.content ?? "")
    if isNegated { index += 1 }
    let kind: SQLExpression.Kind
    if take("between") {
      let low = try sum()
      try need("and")
      kind = .between(left, low, try sum())
    } else if take("in") {
      try need(sign: "(")
      if isAt("select") || isAt("with") {
        kind = .inQuery(left, try query())
      } else {
        kind = .inList(left, try list { (parser) throws(StatementObjection) in try parser.expression() })
      }
      try need(sign: ")")
    } else if take("like") {
      let pattern = try sum()
      kind = .like(left, pattern: pattern, escape: take("escape") ? try sum() : nil)
    } else {
      return left
    }
    if isAt("between") || isAt("in") || isAt("like") { throw askParentheses(start) }
    return SQLExpression(kind: kind, range: start..<index)
  }

  private mutating func sum() throws(StatementObjection) -> SQLExpression {
    try chain(["+", "-", "|"]) { (parser) throws(StatementObjection) in
      try parser.chain(["*", "/", "%"]) { (parser) throws(StatementObjection) in try parser.signed() }
    }
  }

  private mutating func chain(
    _ signs: Set<String>, _ part: (inout Self) throws(StatementObjection) -> SQLExpression
  ) throws(StatementObjection) -> SQLExpression {
    let start = index
    var value = try part(&self)
    while let sign = token, sign.kind == .sign, signs.contains(sign.content) {
      index += 1
      var name = sign.content
      if name == "|" {
        try need(sign: "|")
        name = "||"
      }
      operators += 1
      guard operators <= 300 else {
        throw StatementObjection(
          message: "the statement has more than 300 operators", suggestion: "add the values up with sum()",
          offset: sign.range.lowerBound)
      }
      value = SQLExpression(kind: .arithmetic(name, value, try part(&self)), range: start..<index)
    }
    return value
  }

  private mutating func signed() throws(StatementObjection) -> SQLExpression {
    let start = index
    if take(sign: "-") {
      let value = try nested { (parser) throws(StatementObjection) in try parser.signed() }
      return SQLExpression(kind: .negative(value), range: start..<index)
    }
    if take(sign: "+") { return try nested { (parser) throws(StatementObjection) in try parser.signed() } }
    return try primary()
  }

  private mutating func primary() throws(StatementObjection) -> SQLExpression {
    let start = index
    guard let token else { throw unexpected("a value") }
    switch token.kind {
    case .number:
      index += 1
      let isWhole = token.content.allSatisfy(\.isNumber)
      return SQLExpression(kind: isWhole ? .integer(token.content) : .fraction(token.content), range: start..<index)
    case .text:
      index += 1
      return SQLExpression(kind: .text(token.content), range: start..<index)
    case .sign:
      guard take(sign: "(") else { throw unexpected("a value") }
      if isAt("select") || isAt("with") {
        let query = try query()
        try need(sign: ")")
        return SQLExpression(kind: .query(query), range: start..<index, isEnclosed: true)
      }
      var inner = try expression()
      try need(sign: ")")
      inner.isEnclosed = true
      inner.range = start..<index
      return inner
    case .name: return try column()
    case .word: return try word(token.content)
    }
  }

  private mutating func column() throws(StatementObjection) -> SQLExpression {
    let start = index
    let name = try name()
    guard take(sign: ".") else { return SQLExpression(kind: .column(table: nil, name: name), range: start..<index) }
    guard let part = token, part.kind == .name || part.kind == .word else { throw unexpected("a name") }
    index += 1
    return SQLExpression(kind: .column(table: name, name: part.content), range: start..<index)
  }

  private mutating func word(_ word: String) throws(StatementObjection) -> SQLExpression {
    let start = index
    switch word {
    case "null", "true", "false":
      index += 1
      return SQLExpression(kind: word == "null" ? .null : .truth(word == "true"), range: start..<index)
    case "case": return try cases()
    case "cast":
      index += 1
      try need(sign: "(")
      let value = try expression()
      try need("as")
      let from = index
      while let part = self.token, part.kind == .word || part.kind == .number || part.isSign("(") || part.isSign(","),
        !part.isSign(")")
      {
        index += 1
        if part.isSign("(") {
          while let part = self.token, part.kind == .number || part.isSign(",") { index += 1 }
          try need(sign: ")")
        }
      }
      let type = tokens[from..<index].map(\.content).joined(separator: " ")
      try need(sign: ")")
      return SQLExpression(kind: .cast(value, type: type), range: start..<index)
    case "exists":
      index += 1
      try need(sign: "(")
      let query = try query()
      try need(sign: ")")
      return SQLExpression(kind: .exists(query), range: start..<index)
    default:
      guard peek(1)?.isSign("(") == true, !Self.reserved.contains(word) else { return try column() }
      return try call()
    }
  }

  private mutating func cases() throws(StatementObjection) -> SQLExpression {
    let start = index
    index += 1
    let operand = isAt("when") ? nil : try expression()
    var branches: [(when: SQLExpression, then: SQLExpression)] = []
    while take("when") {
      let when = try expression()
      try need("then")
      branches.append((when, try expression()))
    }
    guard !branches.isEmpty else { throw unexpected("'when'") }
    let otherwise = take("else") ? try expression() : nil
    try need("end")
    return SQLExpression(kind: .cases(operand, branches, otherwise: otherwise), range: start..<index)
  }

  private mutating func call() throws(StatementObjection) -> SQLExpression {
    let start = index
    var call = SQLCall(name: try name(), arguments: [])
    try need(sign: "(")
    if take(sign: "*") {
      call.isOfRows = true
    } else if !isAt(sign: ")") {
      call.isDistinct = take("distinct")
      call.arguments = try list { (parser) throws(StatementObjection) in try parser.expression() }
    }
    try need(sign: ")")
    if isAt("filter"), peek(1)?.isSign("(") == true {
      index += 2
      try need("where")
      call.filter = try expression()
      try need(sign: ")")
    }
    if take("over") { call.window = try window() }
    return SQLExpression(kind: .call(call), range: start..<index)
  }

  private mutating func window() throws(StatementObjection) -> SQLCall.Window {
    var window = SQLCall.Window(partition: [], order: [])
    try need(sign: "(")
    if isAt("partition", "by") {
      index += 2
      window.partition = try list { (parser) throws(StatementObjection) in try parser.expression() }
    }
    if isAt("order", "by") {
      index += 2
      window.order = try orders()
    }
    let start = index
    // `rows between 1 preceding and current row`, as every engine writes it.
    while let part = token,
      part.kind == .word && Self.frameWords.contains(part.content) || part.kind == .number && index > start
    {
      index += 1
    }
    if index > start { window.frame = start..<index }
    try need(sign: ")")
    return window
  }

  private static let frameWords: Set<String> = [
    "rows", "range", "between", "unbounded", "preceding", "following", "current", "row", "and",
  ]
}

extension SQLExpression {
  /// Whether it is a `between`, `in` or `like`, whose rank among comparisons is not the same everywhere.
  fileprivate var isMembership: Bool {
    switch kind {
    case .between, .inList, .inQuery, .like: true
    default: false
    }
  }
}
