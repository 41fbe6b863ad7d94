/// A statement that may be asked: one `select`, or a `with` before one, that only reads, whoever is asked.
///
/// What reaches an engine or its client is ``sql``: one line that begins with `select` or `with` and has no comment, so that
/// no line of it can be a client's own command (`.shell`, `\!`, `!`, `source`, `GO`, `/`), no beginning of it an option, and no
/// comment a statement to somebody else.
package struct SelectStatement: Hashable, Sendable {
  /// As it is asked. A code point stands where it stood in the definition, but for a semicolon at the end and blanks before the
  /// first word.
  package let sql: String
  /// As the definition has it, without the semicolon and the blanks at its end: what a longer statement is made of.
  package let text: String
  /// Without the semicolon at the end.
  package let tokens: [SQLToken]
  /// How many code points of the definition's text come before ``sql``.
  package let skipped: Int

  /// - Throws: why it may not be asked, and where that stands.
  package init(_ text: String) throws(StatementObjection) {
    let all = try SQLTokenizer.read(text)
    let end = try Self.end(of: all)
    tokens = end == nil ? all : all.dropLast()
    guard let first = tokens.first else {
      throw StatementObjection(message: "there is no statement", suggestion: Self.advice)
    }
    guard first.isWord("select") || first.isWord("with") else {
      let word = first.kind == .word ? "'\(first.content)'" : "something else"
      throw StatementObjection(
        message: "the statement begins with \(word), not with select or with", suggestion: Self.advice,
        offset: first.range.lowerBound)
    }
    try Self.checkParentheses(tokens)
    try checkWords(tokens)
    var scalars = Array(text.unicodeScalars)
    // Between tokens only: a tab or a no-break space in quotes is part of a value.
    for (token, next) in zip(tokens, tokens.dropFirst()) {
      for index in token.range.upperBound..<next.range.lowerBound { scalars[index] = " " }
    }
    skipped = first.range.lowerBound
    sql = String(String.UnicodeScalarView(scalars[skipped..<(tokens.last?.range.upperBound ?? skipped)]))
    var whole = Array(text.unicodeScalars)
    if let end { whole[end] = " " }
    while whole.last?.properties.isWhitespace == true { whole.removeLast() }
    self.text = String(String.UnicodeScalarView(whole))
  }

  /// The semicolon at the end; nil where there is none.
  private static func end(of tokens: [SQLToken]) throws(StatementObjection) -> Int? {
    guard let index = tokens.firstIndex(where: { $0.isSign(";") }) else { return nil }
    guard index == tokens.count - 1 else {
      throw StatementObjection(
        message: "there is more than one statement", suggestion: Self.advice, offset: tokens[index + 1].range.lowerBound)
    }
    return tokens[index].range.lowerBound
  }

  /// A definition's statement becomes a part of a longer one, of which it must not close a parenthesis.
  private static func checkParentheses(_ tokens: [SQLToken]) throws(StatementObjection) {
    var open: [Int] = []
    for token in tokens {
      if token.isSign("(") { open.append(token.range.lowerBound) }
      if token.isSign(")"), open.popLast() == nil {
        throw StatementObjection(message: "a parenthesis ')' closes nothing", offset: token.range.lowerBound)
      }
    }
    if let last = open.last { throw StatementObjection(message: "a parenthesis '(' is not closed", offset: last) }
  }

  static let advice = "write one select statement"
}
