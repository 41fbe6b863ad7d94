/// A statement that means the same to SQLite as to PostgreSQL: every part of it was found in the portable subset.
///
/// SQLite keeps decimals as whole numbers of their last digit, truth values as 0 and 1 and times as text. Constants that stand
/// beside them are written in that form, so that no statement can see it.
package struct PortableStatement: Hashable, Sendable {
  /// What SQLite is asked.
  package let sql: String
  /// Of the result, in its order.
  package let columns: [SQLColumn]
  /// Whether rows that tie may be told apart only by the order in which they are read.
  package let dependsOnOrder: Bool

  /// Of a statement over tables, by their names in lower case as those of their columns are.
  /// - Throws: what engines read differently, at its place.
  package init(_ statement: SelectStatement, tables: [String: [SQLColumn]]) throws(StatementObjection) {
    let query = try SQLParser.read(statement.tokens)
    var check = PortableCheck(statement, tables)
    columns = try check.columns(of: query)
    dependsOnOrder = check.dependsOnOrder
    var scalars = Array(statement.sql.unicodeScalars)
    for (range, text) in check.written.sorted(by: { $0.key.lowerBound > $1.key.lowerBound }) {
      let place = range.lowerBound - statement.skipped..<range.upperBound - statement.skipped
      scalars.replaceSubrange(place, with: Array(text.unicodeScalars))
    }
    sql = String(String.UnicodeScalarView(scalars))
  }
}
