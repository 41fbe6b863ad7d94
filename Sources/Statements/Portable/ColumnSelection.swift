/// A statement that only chooses: columns of one table, in the rows for which conditions on single columns hold.
///
/// Whoever holds the table in columns can answer it as SQLite would, row for row, without asking SQLite. Whatever could be read in
/// more than one way is none: it is asked as before.
package struct ColumnSelection: Hashable, Sendable {
  /// A column of the result.
  package struct Output: Hashable, Sendable {
    /// As the statement writes it; nil where it bears the column's own name.
    package var name: String?
    /// Of the table.
    package var column: Int
  }

  /// In lower case.
  package let table: String
  package let outputs: [Output]
  /// Nil where every row is meant.
  package let condition: ColumnCondition?

  /// The columns that an answer is made of, each once.
  package var columns: Set<Int> { (condition?.columns ?? []).union(outputs.map(\.column)) }

  /// Of a statement over tables, by their names in lower case as those of their columns are; nil where it does more than choose, or
  /// engines read it differently.
  package init?(_ statement: SelectStatement, tables: [String: [SQLColumn]]) {
    guard statement.tokens.allSatisfy(\.isReadAlike), let query = try? SQLParser.read(statement.tokens),
      query.with.isEmpty, query.order.isEmpty, query.limit == nil, query.selects.count == 1, let select = query.selects.first,
      select.groups.isEmpty, select.having == nil, select.tables.count == 1, select.tables[0].count == 1,
      let only = select.tables[0].first, case .named(let name) = only.content, let columns = tables[name],
      !columns.contains(where: { $0.name == "true" || $0.name == "false" })
    else { return nil }
    var check = PortableCheck(statement, tables)
    guard (try? check.columns(of: query)) != nil else { return nil }
    let reader = ConditionReader(check: check, relation: only.name, columns: columns)
    var outputs: [Output] = []
    for item in select.items {
      switch item {
      case .all: outputs += columns.indices.map { Output(name: nil, column: $0) }
      case .value(let expression, let name):
        guard let column = reader.column(expression), name != nil || !expression.isEnclosed else { return nil }
        outputs.append(Output(name: name.map { _ in check.name(behind: expression) }, column: column))
      }
    }
    if let condition = select.condition {
      guard let read = reader.condition(condition) else { return nil }
      self.condition = read
    } else {
      condition = nil
    }
    table = name
    self.outputs = outputs
  }
}

extension PortableCheck {
  /// The name that an item of a `select` is given, in the letters in which the statement has it.
  fileprivate func name(behind expression: SQLExpression) -> String {
    let end = expression.range.upperBound
    let token = tokens[end].isWord("as") ? tokens[end + 1] : tokens[end]
    let range = token.kind == .name ? token.range.lowerBound + 1..<token.range.upperBound - 1 : token.range
    return String(String.UnicodeScalarView(scalars[range]))
  }
}

extension SQLToken {
  /// Whether a word or a name is the same to SQLite as it is to us: it folds the letters of ASCII alone, has keywords of its own,
  /// and gives back a name as it is written.
  fileprivate var isReadAlike: Bool {
    switch kind {
    case .name: content.utf8.allSatisfy { $0 < 0x80 } && range.count == content.unicodeScalars.count + 2
    case .word:
      content.utf8.allSatisfy { $0 < 0x80 } && (Self.ofSelections.contains(content) || !Self.ofSQLite.contains(content))
    case .number, .text, .sign: true
    }
  }

  private static let ofSelections: Set = [
    "select", "from", "where", "as", "and", "or", "not", "in", "is", "null", "between",
  ]

  /// Whatever SQLite may read as more than a name, `distinct` among it.
  private static let ofSQLite = Set(
    """
    abort action add after all alter always analyze and as asc attach autoincrement before begin between by cascade case cast check \
    collate column commit conflict constraint create cross current current_date current_time current_timestamp database default \
    deferrable deferred delete desc detach distinct do drop each else end escape except exclude exclusive exists explain fail filter \
    first following for foreign from full generated glob group groups having if ignore immediate in index indexed initially inner \
    insert instead intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null \
    nulls of offset on or order others outer over partition plan pragma preceding primary query raise range recursive references \
    regexp reindex release rename replace restrict returning right rollback row rows savepoint select set table temp temporary then \
    ties to transaction trigger unbounded union unique update using vacuum values view virtual when where window with without within \
    rowid oid _rowid_
    """.split(separator: " ").map(String.init))
}
