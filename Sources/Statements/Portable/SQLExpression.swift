/// An expression of the portable subset, and the tokens that it is made of.
struct SQLExpression {
  indirect enum Kind {
    case integer(String), fraction(String), text(String), truth(Bool), null
    case column(table: String?, name: String)
    case negative(SQLExpression), not(SQLExpression)
    /// `+`, `-`, `*`, `/`, `%`, `||`.
    case arithmetic(String, SQLExpression, SQLExpression)
    /// `=`, `<>`, `<`, `<=`, `>`, `>=`.
    case comparison(String, SQLExpression, SQLExpression)
    /// `and`, `or`.
    case logic(String, [SQLExpression])
    /// `is null`, `is true`, `is false`, with or without `not`.
    case isTest(SQLExpression, String)
    case isDistinct(SQLExpression, SQLExpression)
    case between(SQLExpression, SQLExpression, SQLExpression)
    case inList(SQLExpression, [SQLExpression])
    case inQuery(SQLExpression, SQLQuery)
    case like(SQLExpression, pattern: SQLExpression, escape: SQLExpression?)
    case cases(SQLExpression?, [(when: SQLExpression, then: SQLExpression)], otherwise: SQLExpression?)
    case cast(SQLExpression, type: String)
    case call(SQLCall)
    case exists(SQLQuery)
    case query(SQLQuery)
  }

  var kind: Kind
  /// Of tokens.
  var range: Range<Int>
  /// Whether it stands in parentheses of its own.
  var isEnclosed = false
}

/// A call of a function.
struct SQLCall {
  var name: String
  var arguments: [SQLExpression]
  /// `count(*)`.
  var isOfRows = false
  var isDistinct = false
  var filter: SQLExpression?
  var window: Window?

  struct Window {
    var partition: [SQLExpression]
    var order: [SQLOrder]
    var frame: Range<Int>?
  }
}

/// A term of `order by`.
struct SQLOrder {
  var expression: SQLExpression
  var saysNulls: Bool
}

/// A `select`, or several put together, with the tables that `with` names before it.
struct SQLQuery {
  struct Named {
    var name: String
    var columns: [String]
    var query: SQLQuery
    var place: Int
  }

  var with: [Named] = []
  var isRecursive = false
  /// Each but the first is put to those before it by `union`, `except` or `intersect`.
  var selects: [SQLSelect]
  var order: [SQLOrder] = []
  /// Where `limit` stands.
  var limit: Int?
  /// Its first token.
  var place: Int
}

/// One `select` from its first word to the end of `having`.
struct SQLSelect {
  enum Item {
    /// `*`, `t.*`.
    case all(table: String?, place: Int)
    case value(SQLExpression, name: String?)
  }

  var items: [Item] = []
  /// Parted by commas; each a table and what is joined to it.
  var tables: [[SQLTable]] = []
  var condition: SQLExpression?
  var groups: [SQLExpression] = []
  var having: SQLExpression?
  var place: Int
}

/// A table after `from` or `join`.
struct SQLTable {
  enum Join { case inner, left, right, full }
  enum Content {
    case named(String)
    case query(SQLQuery)
  }

  var content: Content
  var name: String
  var join = Join.inner
  var condition: SQLExpression?
  var using: [String] = []
  var place: Int
}
