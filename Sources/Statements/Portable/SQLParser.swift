/// Reads the tokens of a statement as PostgreSQL reads them, as far as all engines read them alike.
///
/// What is not in the portable subset is an objection at its place. Where engines give operators another rank
/// (`a = b < c`, `a = b like c`), parentheses are asked for.
struct SQLParser {
  let tokens: [SQLToken]
  var index = 0
  private var depth = 0
  /// Signs of arithmetic so far: each may nest what comes after it one deeper.
  var operators = 0

  init(_ tokens: [SQLToken]) { self.tokens = tokens }

  /// The whole statement.
  static func read(_ tokens: [SQLToken]) throws(StatementObjection) -> SQLQuery {
    var parser = SQLParser(tokens)
    let query = try parser.query()
    guard parser.index == tokens.count else { throw parser.unexpected() }
    return query
  }

  // MARK: Tokens

  var token: SQLToken? { index < tokens.count ? tokens[index] : nil }

  func peek(_ distance: Int = 0) -> SQLToken? {
    index + distance < tokens.count ? tokens[index + distance] : nil
  }

  func isAt(_ words: String...) -> Bool {
    words.enumerated().allSatisfy { distance, word in peek(distance)?.isWord(word) == true }
  }

  func isAt(sign: String) -> Bool { token?.isSign(sign) == true }

  mutating func take(_ word: String) -> Bool {
    guard isAt(word) else { return false }
    index += 1
    return true
  }

  mutating func take(sign: String) -> Bool {
    guard isAt(sign: sign) else { return false }
    index += 1
    return true
  }

  mutating func need(_ word: String) throws(StatementObjection) {
    guard take(word) else { throw unexpected("'\(word)'") }
  }

  mutating func need(sign: String) throws(StatementObjection) {
    guard take(sign: sign) else { throw unexpected("'\(sign)'") }
  }

  /// A name, with or without quotes; a word of SQL is none.
  mutating func name() throws(StatementObjection) -> String {
    guard let name = nameHere else { throw unexpected("a name") }
    index += 1
    return name
  }

  var nameHere: String? {
    guard let token else { return nil }
    if token.kind == .name { return token.content }
    return token.kind == .word && !Self.reserved.contains(token.content) ? token.content : nil
  }

  /// An objection to what stands here.
  func unexpected(_ wanted: String? = nil) -> StatementObjection {
    let place = token ?? tokens.last
    let found = token.map { $0.kind == .text ? "a text" : "'\($0.content)'" } ?? "the end"
    let message = wanted.map { "expected \($0), found \(found)" } ?? "\(found) is not in the portable subset of SQL here"
    return StatementObjection(message: message, suggestion: nil, offset: place?.range.lowerBound)
  }

  /// Reads a part that may hold parts of its own kind; so deep and no deeper.
  mutating func nested<Part>(
    _ part: (inout Self) throws(StatementObjection) -> Part
  ) throws(StatementObjection) -> Part {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 60 else {
      throw StatementObjection(
        message: "the statement is nested more than 60 deep", suggestion: "name parts of it in a with clause",
        offset: token?.range.lowerBound)
    }
    return try part(&self)
  }

  mutating func list<Part>(
    _ part: (inout Self) throws(StatementObjection) -> Part
  ) throws(StatementObjection) -> [Part] {
    var parts = [try part(&self)]
    while take(sign: ",") { parts.append(try part(&self)) }
    return parts
  }

  /// Words that stand for no column and no table without quotes.
  static let reserved: Set<String> = [
    "select", "distinct", "all", "as", "in", "and", "or", "not", "on", "where", "having", "when", "then", "else", "case", "end",
    "group", "order", "by", "over", "using", "from", "join", "inner", "left", "right", "full", "outer", "cross", "natural",
    "exists", "union", "except", "intersect", "with", "between", "like", "ilike", "similar", "glob", "is", "isnull", "notnull",
    "null", "true", "false", "values", "limit", "offset", "fetch", "window", "cast", "collate", "escape", "desc", "asc",
    "lateral", "tablesample", "qualify", "for", "any", "some",
  ]
}

// MARK: Queries

extension SQLParser {
  mutating func query() throws(StatementObjection) -> SQLQuery {
    try nested { (parser) throws(StatementObjection) in try parser.queryBody() }
  }

  private mutating func queryBody() throws(StatementObjection) -> SQLQuery {
    var query = SQLQuery(selects: [], place: index)
    if take("with") {
      query.isRecursive = take("recursive")
      query.with = try list { (parser) throws(StatementObjection) in try parser.namedQuery() }
    }
    query.selects = [try select()]
    while isAt("union") || isAt("except") || isAt("intersect") {
      let isIntersection = isAt("intersect")
      index += 1
      // PostgreSQL joins what intersect stands between first, others from left to right.
      if isIntersection, query.selects.count > 1 {
        index -= 1
        throw unexpected()
      }
      _ = take("all") || take("distinct")
      query.selects.append(try select())
    }
    if isAt("order", "by") {
      index += 2
      query.order = try orders()
    }
    if isAt("limit") || isAt("offset") { query.limit = index }
    while isAt("limit") || isAt("offset") {
      index += 1
      guard token?.kind == .number, token?.content.allSatisfy(\.isNumber) == true else { throw unexpected("a whole number") }
      index += 1
    }
    return query
  }

  private mutating func namedQuery() throws(StatementObjection) -> SQLQuery.Named {
    let place = index
    let name = try name()
    var columns: [String] = []
    if take(sign: "(") {
      columns = try list { (parser) throws(StatementObjection) in try parser.name() }
      try need(sign: ")")
    }
    try need("as")
    if isAt("not", "materialized") { index += 1 }
    _ = take("materialized")
    try need(sign: "(")
    let query = try query()
    try need(sign: ")")
    return SQLQuery.Named(name: name, columns: columns, query: query, place: place)
  }

  private mutating func select() throws(StatementObjection) -> SQLSelect {
    var select = SQLSelect(place: index)
    try need("select")
    _ = take("distinct") || take("all")
    select.items = try list { (parser) throws(StatementObjection) in try parser.item() }
    if take("from") {
      select.tables = try list { (parser) throws(StatementObjection) in try parser.joined() }
    }
    if take("where") { select.condition = try expression() }
    if isAt("group", "by") {
      index += 2
      select.groups = try list { (parser) throws(StatementObjection) in try parser.expression() }
    }
    if take("having") { select.having = try expression() }
    return select
  }

  private mutating func item() throws(StatementObjection) -> SQLSelect.Item {
    let place = index
    if take(sign: "*") { return .all(table: nil, place: place) }
    if let table = nameHere, peek(1)?.isSign(".") == true, peek(2)?.isSign("*") == true {
      index += 3
      return .all(table: table, place: place)
    }
    let value = try expression()
    if take("as") { return .value(value, name: try label()) }
    if let name = nameHere {
      index += 1
      return .value(value, name: name)
    }
    return .value(value, name: nil)
  }

  /// After `as` any word is a name.
  private mutating func label() throws(StatementObjection) -> String {
    guard let token, token.kind == .word || token.kind == .name else { throw unexpected("a name") }
    index += 1
    return token.content
  }

  private mutating func joined() throws(StatementObjection) -> [SQLTable] {
    var tables = [try table()]
    while true {
      let join: SQLTable.Join
      var isCross = false
      if isAt("join") || isAt("inner") {
        join = .inner
        _ = take("inner")
      } else if take("cross") {
        join = .inner
        isCross = true
      } else if isAt("left") || isAt("right") || isAt("full") {
        join = isAt("left") ? .left : isAt("right") ? .right : .full
        index += 1
        _ = take("outer")
      } else {
        return tables
      }
      try need("join")
      var next = try table()
      next.join = join
      if isCross {
      } else if take("using") {
        try need(sign: "(")
        next.using = try list { (parser) throws(StatementObjection) in try parser.name() }
        try need(sign: ")")
      } else {
        guard take("on") else { throw unexpected("'on' or 'using'") }
        next.condition = try expression()
      }
      tables.append(next)
    }
  }

  private mutating func table() throws(StatementObjection) -> SQLTable {
    let place = index
    if take(sign: "(") {
      guard isAt("select") || isAt("with") else { throw unexpected("'select'") }
      let query = try query()
      try need(sign: ")")
      _ = take("as")
      return SQLTable(content: .query(query), name: try name(), place: place)
    }
    let table = try name()
    if take("as") { return SQLTable(content: .named(table), name: try name(), place: place) }
    if let alias = nameHere {
      index += 1
      return SQLTable(content: .named(table), name: alias, place: place)
    }
    return SQLTable(content: .named(table), name: table, place: place)
  }

  mutating func orders() throws(StatementObjection) -> [SQLOrder] {
    try list { (parser) throws(StatementObjection) in
      var order = SQLOrder(expression: try parser.expression(), saysNulls: false)
      _ = parser.take("asc") || parser.take("desc")
      if parser.isAt("nulls", "first") || parser.isAt("nulls", "last") {
        parser.index += 2
        order.saysNulls = true
      }
      return order
    }
  }
}
