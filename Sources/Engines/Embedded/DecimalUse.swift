import Statements

/// What a statement does with decimals, which are whole numbers of their last digit here and not on a server.
///
/// Selected, compared with one another, added, subtracted, summed, counted, and taken the least, the greatest or the first of,
/// they are the same in both. Whatever else is done with them is found by the tokens alone, before anything is asked. A name that
/// stands for what was made of a decimal is one itself, so a name that means two things is taken for a decimal in both.
struct DecimalUse {
  /// Digits after the point by name, lower case: of columns, and of names that are given to what is made of them.
  private(set) var digits: [String: Int]
  private let tokens: [SQLToken]
  /// The other end of each parenthesis, and of each case.
  private var ends: [Int: Int] = [:]
  /// The name of the function that is called around a token; nil outside of calls.
  private var calls: [Int?]

  struct Objection {
    var message: String
    /// In code points of the definition's text.
    var offset: Int
  }

  /// `columns` are the decimals that the statement reads, by lower-case name, with their digits after the point.
  init(_ statement: SelectStatement, columns: [String: Int]) {
    // Without a fraction the whole numbers are the values themselves.
    digits = columns.filter { $0.value > 0 }
    tokens = statement.tokens
    calls = [Int?](repeating: nil, count: tokens.count)
    pair()
    spread()
  }

  /// The first use that a server would read in another way.
  func objection() -> Objection? {
    guard !digits.isEmpty else { return nil }
    for index in tokens.indices {
      if isDecimal(index), let call = calls[index], let word = function(call), !Self.functions.contains(word) {
        return objection("\(word)() of", index, at: call)
      }
      if let problem = arithmetic(index) ?? comparison(index) ?? constant(index) { return problem }
    }
    return nil
  }

  // MARK: Structure

  private mutating func pair() {
    var open: [Int] = []
    for index in tokens.indices {
      if tokens[index].isSign("(") || tokens[index].isWord("case") { open.append(index) }
      if tokens[index].isSign(")") || tokens[index].isWord("end"), let start = open.popLast() {
        ends[start] = index
        ends[index] = start
      }
    }
    open = []
    for index in tokens.indices {
      while let last = open.last, (ends[last] ?? tokens.count) <= index { open.removeLast() }
      calls[index] = open.last { function($0) != nil && !holdsSelect($0) }
      if tokens[index].isSign("(") { open.append(index) }
    }
  }

  /// The function that a parenthesis opens the arguments of.
  private func function(_ index: Int) -> String? {
    guard tokens[index].isSign("("), index > 0, tokens[index - 1].kind == .word,
      !Self.words.contains(tokens[index - 1].content),
      !isColumnList(index)
    else { return nil }
    return tokens[index - 1].content
  }

  /// `s (a, b) as (select …`: names for the columns of a table in `with`.
  private func isColumnList(_ index: Int) -> Bool {
    guard let end = ends[index], end + 2 < tokens.count else { return false }
    return tokens[end + 1].isWord("as") && tokens[end + 2].isSign("(")
  }

  private func holdsSelect(_ index: Int) -> Bool {
    index + 1 < tokens.count && (tokens[index + 1].isWord("select") || tokens[index + 1].isWord("with"))
  }

  /// Gives the digits of what is made of decimals to the name that it gets.
  private mutating func spread() {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for index in tokens.indices where index > 0 {
        if isColumnList(index), let end = ends[index], let close = ends[end + 2],
          let most = (end + 2..<close).compactMap({ digits[tokens[$0].content] }).max()
        {
          // Which of the names it is does not matter: all of them are taken for it.
          for name in tokens[index + 1..<end] where isName(name) && digits[name.content] == nil {
            digits[name.content] = most
            hasChanged = true
          }
        }
        guard let start = alias(index), digits[tokens[index].content] == nil, let found = made(expression(before: start))
        else { continue }
        digits[tokens[index].content] = found
        hasChanged = true
      }
    }
  }

  private func isName(_ token: SQLToken) -> Bool {
    token.kind == .name || token.kind == .word && !Self.words.contains(token.content)
  }

  /// Where the expression ends that a token is the name of, with or without `as`; nil where it is no such name.
  private func alias(_ index: Int) -> Int? {
    guard isName(tokens[index]) else { return nil }
    let before = tokens[index - 1]
    if before.isWord("as") { return index - 1 }
    let isBehindOperand = isName(before) || before.isSign(")") || before.isWord("end")
    guard isBehindOperand else { return nil }
    guard index + 1 < tokens.count else { return index }
    let after = tokens[index + 1]
    return after.isSign(",") || after.isSign(")") || after.isWord("from") || after.isWord("union") ? index : nil
  }

  /// The tokens of the expression that ends before a place, back to the comma or the word that begins it.
  private func expression(before end: Int) -> Range<Int> {
    var index = end - 1
    while index >= 0 {
      if let start = ends[index], start < index {
        index = start - 1
      } else if tokens[index].isSign(",") || tokens[index].isSign("(") || Self.beginnings.contains(tokens[index].content) {
        break
      } else {
        index -= 1
      }
    }
    return index + 1..<end
  }

  /// Whether a token is the name of a decimal, and not one that is only counted, or named, or the condition of a filter.
  private func isDecimal(_ index: Int) -> Bool {
    guard tokens[index].kind == .word || tokens[index].kind == .name, digits[tokens[index].content] != nil else { return false }
    if index > 0, tokens[index - 1].isWord("as") { return false }
    if index + 1 < tokens.count, tokens[index + 1].isSign(".") || tokens[index + 1].isSign("(") { return false }
    if let call = calls[index], function(call) == "count" { return false }
    return true
  }

  // MARK: Operands

  /// The digits of what an expression makes; nil where that is no decimal: a count, a truth value, a text.
  private func made(_ range: Range<Int>) -> Int? {
    var most: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      if isComparison(index) || token.kind == .word && Self.conditions.contains(token.content) { return nil }
      guard let end = ends[index], end > index else {
        if isDecimal(index) { most = max(most ?? 0, digits[token.content] ?? 0) }
        index += 1
        continue
      }
      if let found = made(nested: index, end) { most = max(most ?? 0, found) }
      index = end + 1
    }
    return most
  }

  /// The same of a parenthesis or a case.
  private func made(nested start: Int, _ end: Int) -> Int? {
    if tokens[start].isWord("case") {
      let words = (start + 1..<end).filter { index in
        ["when", "then", "else"].contains(tokens[index].content) && innermostCase(index) == start
      }
      return words.indices.filter { !tokens[words[$0]].isWord("when") }.compactMap { place in
        made(words[place] + 1..<(place + 1 < words.count ? words[place + 1] : end))
      }.max()
    }
    if start > 0, tokens[start - 1].isWord("over") || tokens[start - 1].isWord("filter") || tokens[start - 1].isWord("in") {
      return nil
    }
    let word = function(start)
    if let word, ["count", "row_number", "rank", "dense_rank"].contains(word) { return nil }
    var last = end
    if holdsSelect(start) {
      last = (start..<end).first { tokens[$0].isWord("from") } ?? end
    } else if let word, ["lag", "lead", "nth_value"].contains(word) {
      last = (start..<end).first { tokens[$0].isSign(",") } ?? end
    }
    return made(start + 1..<last)
  }

  private func innermostCase(_ index: Int) -> Int? {
    (0..<index).last { tokens[$0].isWord("case") && (ends[$0] ?? 0) > index }
  }

  private func operand(after index: Int) -> Range<Int> {
    var end = index + 1
    while end < tokens.count, tokens[end].isSign("-") || tokens[end].isSign("+") { end += 1 }
    let start = end
    guard end < tokens.count else { return start..<end }
    if let close = ends[end], close > end { return start..<close + 1 }
    end += 1
    while end < tokens.count {
      if tokens[end].isSign("."), end + 1 < tokens.count {
        end += 2
      } else if tokens[end].isSign("("), let close = ends[end] {
        end = close + 1
      } else {
        break
      }
    }
    return start..<end
  }

  private func operand(before index: Int) -> Range<Int> {
    var start = index - 1
    guard start >= 0 else { return index..<index }
    if let open = ends[start], open < start { start = open }
    while start > 1, tokens[start].isSign("("), tokens[start - 1].isWord("over") || tokens[start - 1].isWord("filter") {
      start = ends[start - 2] ?? start - 2
    }
    if start > 0, tokens[start].isSign("("), function(start) != nil { start -= 1 }
    while start > 1, tokens[start - 1].isSign(".") { start -= 2 }
    return start..<index
  }

  /// Zero is the same in both, and nothing is nothing.
  private func isNeutral(_ range: Range<Int>) -> Bool {
    guard range.count == 1 else { return false }
    let token = tokens[range.lowerBound]
    return token.isWord("null") || token.kind == .number && token.content.allSatisfy { $0 == "0" || $0 == "." }
  }

  /// What an operator does: the words of the objection.
  private func objection(_ what: String, _ decimal: Int, at index: Int) -> Objection {
    Objection(
      message: "\(what) '\(tokens[decimal].content)', a decimal, is not the same in every engine",
      offset: tokens[index].range.lowerBound)
  }

  private func decimal(in range: Range<Int>) -> Int { range.first(where: isDecimal) ?? range.lowerBound }

  // MARK: Uses

  private func arithmetic(_ index: Int) -> Objection? {
    let sign = tokens[index].content
    guard tokens[index].kind == .sign, ["*", "/", "%", "|", "||", ":", "::", "+", "-"].contains(sign), index > 0 else {
      return nil
    }
    let isOperator =
      !(tokens[index - 1].isSign("(") || tokens[index - 1].isSign(",") || tokens[index - 1].isSign(".")
      || tokens[index - 1].kind == .word && Self.words.contains(tokens[index - 1].content) || isComparison(index - 1))
    guard isOperator else { return nil }
    let (left, right) = (operand(before: index), operand(after: index))
    guard made(left) != nil || made(right) != nil else { return nil }
    let named = made(left) != nil ? left : right
    if sign == "+" || sign == "-" {
      if made(left) == made(right) || isNeutral(left) || isNeutral(right) { return nil }
      return objection("'\(sign)' between a number and", decimal(in: named), at: index)
    }
    return objection("'\(sign)' of", decimal(in: named), at: index)
  }

  private func isComparison(_ index: Int) -> Bool {
    tokens[index].kind == .sign && ["<", ">", "=", "!", "<=", ">=", "<>", "!=", "=="].contains(tokens[index].content)
  }

  private func comparison(_ index: Int) -> Objection? {
    if tokens[index].isWord("between") || tokens[index].isWord("in") || tokens[index].isWord("like") {
      var before = index
      if before > 0, tokens[before - 1].isWord("not") { before -= 1 }
      let left = operand(before: before)
      guard made(left) != nil else { return nil }
      if tokens[index].isWord("in"), index + 1 < tokens.count, holdsSelect(index + 1) { return nil }
      let end = tokens[index].isWord("between") ? min(index + 4, tokens.count) : operand(after: index).upperBound
      let others = (index + 1..<end).filter { tokens[$0].kind == .number || tokens[$0].kind == .text }
      guard let other = others.first(where: { !isNeutral($0..<$0 + 1) }) else { return nil }
      return objection("'\(tokens[index].content)' of a number and", decimal(in: left), at: other)
    }
    guard isComparison(index), index > 0, !isComparison(index - 1) else { return nil }
    var last = index
    while last + 1 < tokens.count, isComparison(last + 1) { last += 1 }
    let (left, right) = (operand(before: index), operand(after: last))
    guard made(left) != made(right), !isNeutral(left), !isNeutral(right) else { return nil }
    return objection("a comparison of a number and", decimal(in: made(left) != nil ? left : right), at: index)
  }

  /// A number beside a decimal in `coalesce`, or in the branches of a case.
  private func constant(_ index: Int) -> Objection? {
    guard tokens[index].kind == .number, !isNeutral(index..<index + 1) else { return nil }
    if index > 0, tokens[index - 1].isWord("then") || tokens[index - 1].isWord("else"),
      let start = innermostCase(index), let end = ends[start],
      let other = (start..<end).first(where: { isDecimal($0) && isResult($0) })
    {
      return objection("a number in one case with", other, at: index)
    }
    guard let call = calls[index], let word = function(call), ["coalesce", "ifnull", "nullif", "max", "min"].contains(word),
      let end = ends[call], let other = (call..<end).first(where: { isDecimal($0) && calls[$0] == call })
    else { return nil }
    return objection("\(word)() of a number and", other, at: index)
  }

  private func isResult(_ index: Int) -> Bool {
    let word = (0..<index).last { ["when", "then", "else", "case"].contains(tokens[$0].content) && tokens[$0].kind == .word }
    return word.map { tokens[$0].isWord("then") || tokens[$0].isWord("else") } ?? false
  }

  /// What may be done with decimals.
  private static let functions: Set<String> = [
    "sum", "min", "max", "coalesce", "ifnull", "nullif", "count", "lag", "lead", "first_value", "last_value", "nth_value",
    "row_number", "rank", "dense_rank",
  ]
  /// Words before a parenthesis or an operand that are no functions.
  private static let words: Set<String> = [
    "select", "distinct", "all", "as", "in", "and", "or", "not", "on", "where", "having", "when", "then", "else", "case", "by",
    "over", "using", "from", "join", "exists", "union", "except", "intersect", "with", "between", "like", "is", "values",
    "filter",
    "materialized", "recursive", "any", "some", "limit", "offset", "partition", "order", "group", "desc", "asc",
  ]
  private static let beginnings: Set<String> = [
    "select", "distinct", "all", "from", "join", "where", "on", "having", "by", "when", "then", "else",
  ]
  /// Words of what is true or not.
  private static let conditions: Set<String> = ["is", "in", "like", "between", "and", "or", "not", "exists"]
}
