/// Finds a decimal column that a statement compares with a number, `amount >= 1000`.
///
/// Decimals are whole numbers of their last digit in SQLite, in a server they are not: the comparison would pass other rows
/// there. Zero is the same in both. `columns` are names of decimal columns with digits after the point, lower case.
func decimalCompared(in sql: String, columns: Set<String>) -> String? {
  let tokens = sqlTokens(sql)
  for (index, token) in tokens.enumerated() where columns.contains(token) {
    let after = tokens[(index + 1)...].prefix(5).filter { $0 != "(" && $0 != "-" && $0 != "not" }
    if let comparison = after.first, comparisons.contains(comparison), after.dropFirst().first.map(isNumber) == true {
      return token
    }
    // `1000 <= o.amount`
    let before = tokens[..<index].reversed().drop { $0 == "." || $0 == "(" }
    let start = tokens[..<index].last == "." ? before.dropFirst() : before
    if let comparison = start.first, comparisons.contains(comparison), start.dropFirst().first.map(isNumber) == true {
      return token
    }
  }
  return nil
}

private let comparisons: Set<String> = ["<", ">", "<=", ">=", "=", "==", "<>", "!=", "between", "in"]

/// A number other than zero.
private func isNumber(_ token: String) -> Bool {
  token.utf8.first.map { (0x30...0x39).contains($0) } == true && token.contains { $0 != "0" && $0 != "." }
}

/// Words, numbers and signs of a statement, lower case, without comments; texts as `'`.
private func sqlTokens(_ sql: String) -> [String] {
  var tokens: [String] = []
  var rest = sql.lowercased()[...]
  while let first = rest.first {
    if first.isWhitespace {
      rest = rest.dropFirst()
    } else if rest.hasPrefix("--") {
      rest = rest.drop { !$0.isNewline }
    } else if rest.hasPrefix("/*") {
      rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
    } else if first == "'" || first == "\"" || first == "`" {
      let body = rest.dropFirst().prefix { $0 != first }
      tokens.append(first == "'" ? "'" : String(body))
      rest = rest[body.endIndex...].dropFirst()
    } else if first.isLetter || first.isNumber || first == "_" {
      let isInNumber = first.isNumber
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || isInNumber && $0 == "." }
      tokens.append(String(word))
      rest = rest[word.endIndex...]
    } else {
      let sign = "<>=!".contains(first) ? rest.prefix { "<>=!".contains($0) } : rest.prefix(1)
      tokens.append(String(sign))
      rest = rest[sign.endIndex...]
    }
  }
  return tokens
}
