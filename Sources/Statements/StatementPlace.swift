/// A place in a statement that an engine points at.
package struct StatementPlace: Hashable {
  /// From 1, in lines and characters of the statement.
  package var line: Int
  package var column: Int
  /// What stands there, to the end of the line or some words.
  package var excerpt: String

  /// The offset counts characters (Unicode code points) from 1; nil where it lies outside of the statement.
  package init?(offset: Int, in sql: String) {
    let scalars = sql.unicodeScalars
    guard offset >= 1, let place = scalars.index(scalars.startIndex, offsetBy: offset - 1, limitedBy: scalars.endIndex)
    else { return nil }
    let before = scalars[..<place]
    line = before.count { $0 == "\n" } + 1
    column = before.reversed().prefix { $0 != "\n" }.count + 1
    excerpt = String(String.UnicodeScalarView(scalars[place...].prefix { $0 != "\n" }.prefix(40)))
  }

  /// "in line 2, column 8 of the query, at 'from'".
  package var description: String {
    let place = "in line \(line), column \(column) of the query"
    return excerpt.isEmpty ? place : "\(place), at '\(excerpt)'"
  }
}
