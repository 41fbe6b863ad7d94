/// Finds the type of each part of a statement, and objects to what engines do not read alike.
struct PortableCheck {
  let tokens: [SQLToken]
  /// Of the definition's text.
  let scalars: [Unicode.Scalar]
  private let tables: [String: [SQLColumn]]
  /// Tables that `with` names, the innermost last.
  private var named: [[String: [SQLColumn]]] = []
  var scopes: [Scope] = []
  /// Constants as SQLite is to read them, by their place in code points.
  var written: [Range<Int>: String] = [:]
  var dependsOnOrder = false

  /// What names mean in one `select`.
  struct Scope {
    struct Relation {
      var name: String
      var columns: [SQLColumn]
      /// Columns that `using` has made one with those of a table before.
      var merged: Set<String> = []
    }

    var relations: [Relation] = []
    /// The first table that a condition of a join sees.
    var first = 0
    /// What the rows are grouped by; nil where they are not.
    var groups: Set<String>?
    /// How many aggregates, and expressions of `group by`, are around the place.
    var inside = 0
    /// Columns that a condition lets through only with a value.
    var filled: Set<String> = []
  }

  /// A column of a `select`, and what it is made of where it is no `*`.
  struct Output {
    var column: SQLColumn
    var isConstant = false
    var expression: SQLExpression?
  }

  init(_ statement: SelectStatement, _ tables: [String: [SQLColumn]]) {
    tokens = statement.tokens
    scalars = Array(statement.text.unicodeScalars)
    self.tables = tables
  }

  /// The columns of a query's result.
  mutating func columns(of query: SQLQuery) throws(StatementObjection) -> [SQLColumn] {
    try outputs(of: query).map(\.column)
  }

  /// What a query gives. Under its own `name` in a recursive `with` its first `select` cannot read it.
  mutating func outputs(
    of query: SQLQuery, named name: SQLQuery.Named? = nil
  ) throws(StatementObjection) -> [Output] {
    named.append([:])
    defer { named.removeLast() }
    for table in query.with {
      let columns = try outputs(of: table.query, named: query.isRecursive ? table : nil).map(\.column)
      try note(table, columns)
    }
    let isAlone = query.selects.count == 1
    var outputs = try outputs(of: query.selects[0], order: isAlone ? query.order : [])
    if let name {
      // All of them may be empty in a later round.
      try note(name, outputs.map { SQLColumn(name: $0.column.name, type: $0.column.type) })
    }
    for select in query.selects.dropFirst() {
      let more = try self.outputs(of: select, order: [])
      guard more.count == outputs.count else {
        throw objection("the parts of the union have different numbers of columns", at: select.place)
      }
      for index in outputs.indices { outputs[index] = try union(outputs[index], more[index], at: select.place) }
    }
    if !isAlone {
      for term in query.order { try checkOrder(term, among: outputs) }
    }
    if let limit = query.limit {
      dependsOnOrder = true
      guard !query.order.isEmpty else {
        throw objection("limit without order by takes different rows in every engine", at: limit, "add order by")
      }
    }
    return outputs
  }

  private mutating func note(_ table: SQLQuery.Named, _ columns: [SQLColumn]) throws(StatementObjection) {
    guard table.columns.isEmpty || table.columns.count == columns.count else {
      throw objection("'\(table.name)' names \(table.columns.count) columns but has \(columns.count)", at: table.place)
    }
    var columns = columns
    for (index, name) in table.columns.enumerated() { columns[index].name = name }
    named[named.count - 1][table.name] = columns
  }

  private mutating func union(_ one: Output, _ other: Output, at place: Int) throws(StatementObjection) -> Output {
    let sides = [one, other].map { output in
      Side(
        value: TypedValue(
          type: output.column.type, isNullable: output.column.isNullable, isConstant: output.isConstant,
          money: output.column.money),
        expression: output.expression)
    }
    let value = try unify(sides, at: place)
    return Output(
      column: SQLColumn(name: one.column.name, type: value.type, isNullable: value.isNullable, money: value.money))
  }

  private func checkOrder(_ term: SQLOrder, among outputs: [Output]) throws(StatementObjection) {
    let found: Output? =
      switch term.expression.kind {
      case .integer(let position): Int(position).flatMap { outputs.indices.contains($0 - 1) ? outputs[$0 - 1] : nil }
      case .column(nil, let name): outputs.first { $0.column.name == name }
      default: nil
      }
    guard let found else {
      throw objection("a union is ordered by the names of its columns", at: term.expression.range.lowerBound)
    }
    try checkNulls(term, isNullable: found.column.isNullable)
  }

  func checkNulls(_ term: SQLOrder, isNullable: Bool) throws(StatementObjection) {
    guard isNullable, !term.saysNulls else { return }
    let words = words(term.expression)
    throw objection(
      "order by '\(words)' may have blanks, which some engines put first and others last", at: term.expression.range.lowerBound,
      "write order by \(words) nulls last, or nulls first")
  }

  /// The columns of a table of `with`, else of the records.
  func columns(ofTable name: String, at place: Int) throws(StatementObjection) -> [SQLColumn] {
    for level in named.reversed() {
      if let columns = level[name] { return columns }
    }
    guard let columns = tables[name] else { throw objection("no such table: \(name)", at: place) }
    return columns
  }

  // MARK: Words

  func objection(_ message: String, at place: Int, _ suggestion: String? = nil) -> StatementObjection {
    let offset = tokens.indices.contains(place) ? tokens[place].range.lowerBound : tokens.last?.range.lowerBound
    return StatementObjection(message: message, suggestion: suggestion, offset: offset)
  }

  /// An expression as the definition has it, or its beginning.
  func words(_ expression: SQLExpression) -> String {
    guard !expression.range.isEmpty else { return "" }
    let (start, end) = (
      tokens[expression.range.lowerBound].range.lowerBound, tokens[expression.range.upperBound - 1].range.upperBound
    )
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    return text.count > 40 ? text.prefix(37) + "..." : text
  }
}
