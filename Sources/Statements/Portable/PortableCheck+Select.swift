/// One `select`: what its tables give, what its conditions demand, and what it makes of the rows.
extension PortableCheck {
  mutating func outputs(of select: SQLSelect, order: [SQLOrder]) throws(StatementObjection) -> [Output] {
    scopes.append(Scope())
    defer { scopes.removeLast() }
    for tables in select.tables { try join(tables, isAlone: select.tables.count == 1) }
    scope.first = 0
    if let condition = select.condition {
      try demand(condition)
      fill(by: condition)
    }
    let isGrouped =
      !select.groups.isEmpty || select.having != nil || order.contains { holdsAggregate($0.expression) }
      || select.items.contains { if case .value(let value, _) = $0 { holdsAggregate(value) } else { false } }
    if isGrouped {
      var groups: Set<String> = []
      for group in select.groups {
        let meant = meant(by: group, in: select, preferringColumns: true)
        _ = try value(of: meant)
        groups.insert(key(of: meant))
      }
      scope.groups = groups
    }
    if let having = select.having { try demand(having) }
    var outputs: [Output] = []
    for item in select.items {
      switch item {
      case .all(let table, let place): outputs += try all(of: table, at: place)
      case .value(let expression, let name):
        let value = try value(of: expression)
        outputs.append(
          Output(
            column: SQLColumn(
              name: name ?? expression.columnName, type: value.type, isNullable: value.isNullable, money: value.money),
            isConstant: value.isConstant, expression: expression))
      }
    }
    for term in order {
      let meant = meant(by: term.expression, in: select, preferringColumns: false)
      try checkNulls(term, isNullable: value(of: meant).isNullable)
    }
    return outputs
  }

  var scope: Scope {
    get { scopes[scopes.count - 1] }
    set { scopes[scopes.count - 1] = newValue }
  }

  // MARK: Tables

  private mutating func join(_ tables: [SQLTable], isAlone: Bool) throws(StatementObjection) {
    let start = scope.relations.count
    for table in tables {
      var relation = Scope.Relation(name: table.name, columns: [])
      switch table.content {
      case .named(let name): relation.columns = try columns(ofTable: name, at: table.place)
      case .query(let query): relation.columns = try columns(of: query)
      }
      if table.join == .right || table.join == .full {
        guard isAlone else {
          throw objection(
            "tables separated by commas are joined in a different order by some engines", at: table.place,
            "write join instead of the comma")
        }
        for index in start..<scope.relations.count { scope.relations[index].makeNullable() }
        scope.filled = []
      }
      for name in table.using {
        let place = table.place
        guard let (column, _) = try? find(name, from: start), let other = relation.columns.first(where: { $0.name == name })
        else { throw objection("no such column: \(name)", at: place) }
        _ = try unify([Side(value: TypedValue(type: column.type)), Side(value: TypedValue(type: other.type))], at: place)
        relation.merged.insert(name)
      }
      if table.join == .left || table.join == .full { relation.makeNullable() }
      scope.relations.append(relation)
      guard let condition = table.condition else { continue }
      scope.first = start
      try demand(condition)
      if table.join == .inner { fill(by: condition) }
    }
  }

  private func all(of table: String?, at place: Int) throws(StatementObjection) -> [Output] {
    var outputs: [Output] = []
    for (index, relation) in scope.relations.enumerated() where table == nil || relation.name == table {
      for column in relation.columns where table != nil || !relation.merged.contains(column.name) {
        let key = Self.key(scopes.count - 1, index, column.name)
        try checkGrouped(key, column.name, scope: scopes.count - 1, at: place)
        var column = column
        if scope.filled.contains(key) { column.isNullable = false }
        outputs.append(Output(column: column))
      }
    }
    guard !outputs.isEmpty else { throw objection("there is no table '\(table ?? "")'", at: place) }
    return outputs
  }

  /// A column that this `select` sees, and its relation.
  private func find(_ name: String, from first: Int) throws(StatementObjection) -> (SQLColumn, Int) {
    for index in first..<scope.relations.count where !scope.relations[index].merged.contains(name) {
      if let column = scope.relations[index].columns.first(where: { $0.name == name }) { return (column, index) }
    }
    throw objection("no such column: \(name)", at: 0)
  }

  /// The type of a column, and that it may stand here.
  func column(_ table: String?, _ name: String, at place: Int) throws(StatementObjection) -> TypedValue {
    guard let found = resolve(table, name) else {
      throw objection("no such column: \(table.map { $0 + "." } ?? "")\(name)", at: place)
    }
    try checkGrouped(found.key, name, scope: found.scope, at: place)
    let isFilled = scopes[found.scope].filled.contains(found.key)
    return TypedValue(type: found.column.type, isNullable: found.column.isNullable && !isFilled, money: found.column.money)
  }

  /// The column that a name means: of this `select`, else of one around it.
  func resolve(_ table: String?, _ name: String) -> (column: SQLColumn, key: String, scope: Int)? {
    for level in scopes.indices.reversed() {
      for (index, relation) in scopes[level].relations.enumerated() where index >= scopes[level].first {
        guard table == nil ? !relation.merged.contains(name) : relation.name == table else { continue }
        if let column = relation.columns.first(where: { $0.name == name }) {
          return (column, Self.key(level, index, name), level)
        }
      }
    }
    return nil
  }

  private static func key(_ scope: Int, _ relation: Int, _ name: String) -> String { "\(scope).\(relation).\(name)" }

  private func checkGrouped(_ key: String, _ name: String, scope: Int, at place: Int) throws(StatementObjection) {
    guard let groups = scopes[scope].groups, scopes[scope].inside == 0, !groups.contains(key) else { return }
    throw objection(
      "'\(name)' stands beside aggregates, but the rows of a group may have different values of it", at: place,
      "add it to group by, or take min() or max() of it")
  }

  // MARK: Conditions

  /// A condition has to be true or false.
  mutating func demand(_ condition: SQLExpression) throws(StatementObjection) {
    let type = try value(of: condition).type
    guard type != .boolean, type != .unknown else { return }
    let words = words(condition)
    throw objection(
      "'\(words)' is \(type.noun), used as a truth value", at: condition.range.lowerBound,
      type == .text
        ? "declare the column boolean in content/records/tables.yml, or compare it: \(words) = 'TRUE'"
        : "compare it with something")
  }

  /// Notes the columns without which a condition is not true.
  private mutating func fill(by condition: SQLExpression) {
    switch condition.kind {
    case .logic("and", let parts): for part in parts { fill(by: part) }
    case .comparison(_, let left, let right):
      fill(left)
      fill(right)
    case .between(let value, _, _), .inList(let value, _), .inQuery(let value, _), .like(let value, _, _): fill(value)
    case .isTest(let value, "null"):
      if tokens[condition.range].contains(where: { $0.isWord("not") }) { fill(value) }
    default: break
    }
  }

  private mutating func fill(_ expression: SQLExpression) {
    guard case .column(let table, let name) = expression.kind, let found = resolve(table, name), found.scope == scopes.count - 1
    else { return }
    scope.filled.insert(found.key)
  }

  // MARK: Groups

  /// What a term of `group by` or `order by` names: a position, the name of a column of the result, or an expression.
  private func meant(by term: SQLExpression, in select: SQLSelect, preferringColumns: Bool) -> SQLExpression {
    if case .integer(let position) = term.kind, let position = Int(position), select.items.indices.contains(position - 1),
      case .value(let expression, _) = select.items[position - 1]
    {
      return expression
    }
    guard case .column(nil, let name) = term.kind else { return term }
    if preferringColumns, resolve(nil, name) != nil { return term }
    for case .value(let expression, let alias?) in select.items where alias == name { return expression }
    return term
  }

  /// By which two expressions of one `select` are told to be the same.
  func key(of expression: SQLExpression) -> String {
    if case .column(let table, let name) = expression.kind, let found = resolve(table, name) { return found.key }
    var range = expression.range
    if expression.isEnclosed { range = range.lowerBound + 1..<range.upperBound - 1 }
    return tokens[range].map { String(String.UnicodeScalarView(scalars[$0.range])) }.joined(separator: " ")
  }

  /// Whether it adds rows up, itself and not in a query of its own.
  private func holdsAggregate(_ expression: SQLExpression) -> Bool {
    if case .call(let call) = expression.kind, call.window == nil, call.arguments.count < 2,
      SQLFunctions.aggregates.contains(call.name)
    {
      return true
    }
    return expression.parts.contains(where: holdsAggregate)
  }
}

extension PortableCheck.Scope.Relation {
  fileprivate mutating func makeNullable() {
    for index in columns.indices { columns[index].isNullable = true }
  }
}

extension SQLExpression {
  /// The name that a column of a result has without `as`.
  fileprivate var columnName: String { if case .column(_, let name) = kind { name } else { "" } }

  /// The expressions that it is made of, but those in queries of their own.
  fileprivate var parts: [SQLExpression] {
    switch kind {
    case .integer, .fraction, .text, .truth, .null, .column, .exists, .query: []
    case .negative(let value), .not(let value), .isTest(let value, _), .cast(let value, _), .inQuery(let value, _): [value]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right), .isDistinct(let left, let right):
      [left, right]
    case .logic(_, let parts): parts
    case .between(let value, let low, let high): [value, low, high]
    case .inList(let value, let list): [value] + list
    case .like(let value, let pattern, let escape): [value, pattern] + (escape.map { [$0] } ?? [])
    case .cases(let operand, let branches, let otherwise):
      (operand.map { [$0] } ?? []) + branches.flatMap { [$0.when, $0.then] } + (otherwise.map { [$0] } ?? [])
    case .call(let call):
      call.arguments + (call.filter.map { [$0] } ?? []) + (call.window.map { $0.partition + $0.order.map(\.expression) } ?? [])
    }
  }
}
