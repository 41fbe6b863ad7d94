/// Takes a statement apart in the one way in which every engine and every client reads it.
///
/// Engines differ in what a text, a name and a comment are: whether a backslash escapes, whether comments nest, whether `[`, a
/// backtick, `$`, `#` or `//` open anything. A statement that reads differently could hide one in what this tokenizer takes for
/// a text. So what is not the same everywhere is an objection, and never a guess.
struct SQLTokenizer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var tokens: [SQLToken] = []
  /// Where a `[` stands whose `]` has not come: some engines take all between them for a name.
  private var bracket: Int?

  /// The tokens of a statement: all that lies between them is white space and comments.
  static func read(_ sql: String) throws(StatementObjection) -> [SQLToken] {
    var tokenizer = SQLTokenizer(sql)
    try tokenizer.readAll()
    return tokenizer.tokens
  }

  private init(_ sql: String) { scalars = Array(sql.unicodeScalars) }

  private mutating func readAll() throws(StatementObjection) {
    while let scalar = peek(0) {
      switch scalar {
      case " ", "\t", "\n": index += 1
      case "\r" where peek(1) == "\n": index += 1
      case "-" where peek(1) == "-": readLineComment()
      case "/" where peek(1) == "*": try readBlockComment()
      case "'": try readQuoted(.text)
      case "\"": try readQuoted(.name)
      case "`": try readQuoted(.name)
      case "0"..."9": try readNumber()
      case _ where isPartOfWord(scalar): readWord()
      default: try readSign(scalar)
      }
    }
    if let bracket { throw objection("a bracket '[' is not closed", at: bracket) }
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private func objection(_ message: String, at place: Int, _ suggestion: String? = nil) -> StatementObjection {
    StatementObjection(message: message, suggestion: suggestion, offset: place)
  }

  // MARK: Comments

  private mutating func readLineComment() {
    while let scalar = peek(0), scalar != "\n" { index += 1 }
  }

  private mutating func readBlockComment() throws(StatementObjection) {
    let start = index
    index += 2
    while true {
      guard let scalar = peek(0) else { throw objection("a comment is not closed", at: start) }
      if scalar == "*", peek(1) == "/" { break }
      if scalar == "/", peek(1) == "*" {
        throw objection("a comment within a comment ends at different places in different engines", at: index)
      }
      index += 1
    }
    index += 2
  }

  // MARK: Texts and names

  private mutating func readQuoted(_ kind: SQLToken.Kind) throws(StatementObjection) {
    let (start, quote) = (index, scalars[index])
    try checkPrefix(of: start)
    var content = ""
    var run = runLength(of: quote)
    index += run == 2 ? 2 : 1
    // Two of them are a text of nothing; between others, one quote ends and two are one within.
    while run != 2 {
      guard run < 3 else {
        throw objection("three quotes in a row mean different things to different engines", at: index - 1)
      }
      guard let scalar = peek(0) else { throw objection("a quote is not closed", at: start) }
      guard scalar == quote else {
        try check(scalar, in: quote)
        content.unicodeScalars.append(scalar)
        index += 1
        continue
      }
      run = runLength(of: quote)
      if run == 1 {
        index += 1
        break
      }
      // `"Date entered ""Closed won"""` is a quote within the name and the one that ends it. Who takes three quotes for the
      // opening of a longer text has taken the first of these for an end, and reads up to the same place.
      if run == 3, quote == "\"", peek(3) != quote {
        content.unicodeScalars.append(quote)
        index += 3
        break
      }
      guard run == 2 else {
        throw objection("three quotes in a row mean different things to different engines", at: index)
      }
      content.unicodeScalars.append(quote)
      index += 2
      run = 1
    }
    tokens.append(SQLToken(kind: kind, content: kind == .text ? "" : folded(content), range: start..<index))
  }

  /// How many of a quote stand here, counted up to three; a fourth is looked for where it matters.
  private func runLength(of quote: Unicode.Scalar) -> Int {
    (0..<3).prefix { peek($0) == quote }.count
  }

  /// What stands right before a quote may say that other rules hold behind it.
  private func checkPrefix(of quote: Int) throws(StatementObjection) {
    guard let last = tokens.last, last.range.upperBound == quote else { return }
    let isUnicodeEscape = last.isSign("&") && tokens.dropLast().last?.isWord("u") == true
    if isUnicodeEscape || last.isWord("q") || last.isWord("nq") {
      throw objection(
        "a quote with '\(isUnicodeEscape ? "U&" : last.content)' before it is read differently by different engines",
        at: last.range.lowerBound)
    }
  }

  private func check(_ scalar: Unicode.Scalar, in quote: Unicode.Scalar) throws(StatementObjection) {
    switch scalar {
    case "\n", "\r":
      throw objection("there is a line break between quotes, where a client may look for a command of its own", at: index)
    case "\\" where peek(1) == quote || quote != "'":
      throw objection("a backslash before a quote means different things to different engines", at: index)
    case "]" where bracket != nil:
      throw objection("a ']' in quotes within brackets means different things to different engines", at: index)
    case _ where scalar.isForbidden:
      throw objection("there is an invisible character between quotes", at: index)
    case _ where quote == "`" && !(isPartOfWord(scalar) || "-.: ".unicodeScalars.contains(scalar)):
      throw objection(
        "'\(scalar)' is between backticks, which are not quotes to some engines", at: index,
        "put the name into double quotes")
    default: break
    }
  }

  // MARK: Words, numbers, signs

  private mutating func readNumber() throws(StatementObjection) {
    let start = index
    skipDigits()
    if peek(0) == "." {
      index += 1
      skipDigits()
    }
    if peek(0) == "e" || peek(0) == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if let digit = peek(1 + sign), ("0"..."9").contains(digit) {
        index += 1 + sign
        skipDigits()
      }
    }
    if let next = peek(0), isPartOfWord(next) {
      throw objection(
        "a word follows a number without a space between them", at: index, "put a name that begins with a digit in quotes")
    }
    tokens.append(SQLToken(kind: .number, content: text(start..<index), range: start..<index))
  }

  private mutating func skipDigits() {
    while let digit = peek(0), ("0"..."9").contains(digit) { index += 1 }
  }

  private mutating func readWord() {
    let start = index
    while let scalar = peek(0), isPartOfWord(scalar) { index += 1 }
    tokens.append(SQLToken(kind: .word, content: folded(text(start..<index)), range: start..<index))
  }

  private mutating func readSign(_ scalar: Unicode.Scalar) throws(StatementObjection) {
    switch scalar {
    case "#": throw objection("'#' begins a comment for some engines", at: index)
    case "/" where peek(1) == "/": throw objection("'//' begins a comment for some engines", at: index)
    case "$": throw objection("'$' begins a quote or a variable for some engines", at: index, "put it in quotes")
    case "\\": throw objection("'\\' begins a command for some clients", at: index)
    case ":" where peek(1) == "=": throw objection("':=' sets a variable for some engines", at: index)
    case "[": bracket = bracket ?? index
    case "]": bracket = nil
    case _ where !scalar.isASCII || scalar.isForbidden:
      throw objection("'U+\(hexadecimal(scalar))' is not part of SQL outside quotes", at: index)
    default: break
    }
    let length = "<>=!".unicodeScalars.contains(scalar) ? comparisonLength() : 1
    tokens.append(SQLToken(kind: .sign, content: text(index..<index + length), range: index..<index + length))
    index += length
  }

  private func comparisonLength() -> Int {
    var length = 1
    while let scalar = peek(length), "<>=!".unicodeScalars.contains(scalar) { length += 1 }
    return length
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range]))
  }
}

/// As every engine folds the letters of its own words: some by capitals (`ſ` is S there), some by small letters.
private func folded(_ word: String) -> String { word.uppercased().lowercased() }

private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
  return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    || scalar.properties.generalCategory == .nonspacingMark
}

private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

extension Unicode.Scalar {
  /// A control, or one that breaks lines or turns the direction of text.
  fileprivate var isForbidden: Bool {
    switch properties.generalCategory {
    case .control: self != "\t"
    case .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
  }
}
