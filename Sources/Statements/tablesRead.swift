/// What some queries name as tables, after `from`, `join` and the commas of a list of tables, in lower case.
///
/// Names of `with` are among them: whoever knows the tables tells these apart.
package func tablesRead(by queries: [Query]) -> Set<String> {
  var names: Set<String> = []
  for query in queries {
    guard let statement = try? query.statement() else { continue }
    names.formUnion(tables(in: statement.tokens))
  }
  return names
}

private func tables(in tokens: [SQLToken]) -> [String] {
  var names: [String] = []
  // Whether a list of tables goes on at each depth of brackets, so that a comma may bring the next one.
  var isList = [false]
  var isExpected = false
  for token in tokens {
    if token.isSign("(") {
      isList.append(isExpected)
      continue
    }
    if token.isSign(")") {
      if isList.count > 1 { isList.removeLast() }
      isExpected = false
      continue
    }
    let isInList = isList[isList.count - 1]
    if token.isWord("from") || token.isWord("join") {
      isList[isList.count - 1] = true
      isExpected = true
    } else if token.isSign(",") {
      isExpected = isInList
    } else if token.kind == .word, endsOfTables.contains(token.content) {
      isList[isList.count - 1] = false
      isExpected = false
    } else {
      if isExpected, token.kind == .word || token.kind == .name { names.append(token.content.lowercased()) }
      isExpected = false
    }
  }
  return names
}

private let endsOfTables: Set<String> = [
  "select", "where", "group", "having", "order", "limit", "offset", "union", "intersect", "except", "window",
]
