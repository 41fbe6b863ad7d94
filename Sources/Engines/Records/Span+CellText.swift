import Numbers

/// Reads of a cell's bytes, without a string; nil where they are no such value.
extension Span<UInt8> {
  /// Empty, or white space only: a value that is missing.
  var isBlank: Bool {
    for index in indices where self[index] != 0x20 && self[index] != 0x09 { return false }
    return true
  }

  /// Digits with a zero before them, `00123`: a code, not a number.
  var hasLeadingZero: Bool {
    let start = count > 0 && self[0] == minus ? 1 : 0
    return count > start + 1 && self[start] == zero && isDigit(start + 1)
  }

  /// `-12`; at most 18 digits.
  var integer: Int64? {
    guard let number = DecimalDigits(self), number.scale == 0 else { return nil }
    return scaled(number, digits: 0)
  }

  /// A decimal as whole numbers of its `digits`th place after the point; more digits than that may only be zeros.
  func decimal(digits: Int) -> Int64? { DecimalDigits(self).flatMap { scaled($0, digits: digits) } }

  /// How many digits follow the point; nil where the bytes are no decimal number, or one without a point.
  var digitsAfterPoint: Int? {
    guard let number = DecimalDigits(self), (1...ColumnType.mostDigits).contains(number.scale),
      scaled(number, digits: number.scale) != nil
    else { return nil }
    return number.scale
  }

  private func scaled(_ number: DecimalDigits, digits: Int) -> Int64? {
    guard number.sign != .plus, number.wholeDigits + digits <= ColumnType.mostDigitsInAll else { return nil }
    var value = number.coefficient
    for _ in number.scale..<Swift.max(number.scale, digits) { value *= 10 }
    for _ in digits..<Swift.max(number.scale, digits) {
      let (tenth, digit) = value.quotientAndRemainder(dividingBy: 10)
      guard digit == 0 else { return nil }
      value = tenth
    }
    return Int64(number.isNegative ? -value : value)
  }

  /// `true` and `false`; with `loosely` in any case, and also 1, 0, yes and no.
  ///
  /// A boolean is given back in small letters: `TRUE` is none unless somebody says so, or its text would change.
  func boolean(loosely: Bool) -> Bool? {
    if isWord("true") { return loosely || isSmall ? true : nil }
    if isWord("false") { return loosely || isSmall ? false : nil }
    guard loosely else { return nil }
    if isWord("1") || isWord("yes") { return true }
    return isWord("0") || isWord("no") ? false : nil
  }

  private var isSmall: Bool {
    for index in indices where self[index] & 0x20 == 0 { return false }
    return true
  }

  /// Whether the bytes are a word of lower case ASCII, in any case.
  private func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    for index in indices where (self[index] | 0x20) != (unsafe word.utf8Start[index]) { return false }
    return true
  }

  private func isDigit(_ index: Int) -> Bool { self[index] &- zero < 10 }

  /// Whether the bytes are UTF-8 without the character NUL, which would cut a text in SQL.
  var isText: Bool {
    var rest: UInt8 = 0
    for index in indices {
      let byte = self[index]
      guard byte != 0 else { return false }
      rest |= byte
    }
    guard rest >= 0x80 else { return true }
    return unsafe withUnsafeBufferPointer { unsafe String(validating: $0, as: UTF8.self) != nil }
  }

  /// For messages: a long cell is cut.
  var shown: String {
    var text = ""
    unsafe withUnsafeBufferPointer { unsafe text = String(decoding: $0.prefix(200), as: UTF8.self) }
    return text.count > 60 ? text.prefix(60) + "…" : text
  }
}

private let minus = UInt8(ascii: "-")
private let zero = UInt8(ascii: "0")
