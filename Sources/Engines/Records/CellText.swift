import Calendars

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
  var integer: Int64? { scaled(digits: 0, allowsPoint: false) }

  /// A decimal as whole numbers of its `digits`th place after the point; more digits than that may only be zeros.
  func decimal(digits: Int) -> Int64? { scaled(digits: digits, allowsPoint: true) }

  /// How many digits follow the point; nil where the bytes are no decimal number, or one without a point.
  var digitsAfterPoint: Int? {
    var index = 0
    while index < count, self[index] != point { index += 1 }
    let digits = count - index - 1
    guard index < count, digits <= ColumnType.mostDigits, decimal(digits: digits) != nil else { return nil }
    return digits
  }

  private func scaled(digits: Int, allowsPoint: Bool) -> Int64? {
    var index = 0
    let isNegative = count > 0 && self[0] == minus
    if isNegative { index = 1 }
    var value: Int64 = 0
    var wholeDigits = 0
    while index < count, isDigit(index) {
      value = value &* 10 &+ Int64(self[index] &- zero)
      wholeDigits += 1
      index += 1
      guard wholeDigits + digits <= ColumnType.mostDigitsInAll else { return nil }
    }
    guard wholeDigits > 0 else { return nil }
    var places = 0
    if index < count {
      guard allowsPoint, self[index] == point, index + 1 < count else { return nil }
      index += 1
      while index < count {
        guard isDigit(index) else { return nil }
        if places < digits {
          value = value &* 10 &+ Int64(self[index] &- zero)
          places += 1
        } else if self[index] != zero {
          return nil
        }
        index += 1
      }
    }
    while places < digits {
      value = value &* 10
      places += 1
    }
    return isNegative ? -value : value
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

  /// A day or a time; see `Moment`.
  var moment: Moment? {
    guard count >= 10, self[4] == minus, self[7] == minus else { return nil }
    if let moment = commonMoment { return moment }
    var copy: [UInt8] = []
    copy.reserveCapacity(count)
    for index in indices { copy.append(self[index]) }
    return Moment(copy[...])
  }

  /// The three forms that exports mostly have, without a copy: a day, `2026-08-03T09:15:00Z` and the same without its zone.
  private var commonMoment: Moment? {
    guard count == 10 || count == 19 || count == 20, let year = number(0, 4), let month = number(5, 2),
      let day = number(8, 2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    if count == 10 { return .date(date) }
    guard self[10] == UInt8(ascii: "T") || self[10] == 0x20, self[13] == colon, self[16] == colon,
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2), hour < 24, minute < 60, second < 60
    else { return nil }
    let clock = hour * 3600 + minute * 60 + second
    if count == 19 { return .local(date, second: clock) }
    guard self[19] == UInt8(ascii: "Z") else { return nil }
    return .instant(Instant(second: date.daysSinceEpoch * 86_400 + clock))
  }

  private func number(_ start: Int, _ width: Int) -> Int? {
    var value = 0
    for index in start..<start + width {
      guard isDigit(index) else { return nil }
      value = value &* 10 &+ Int(self[index] &- zero)
    }
    return value
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
private let point = UInt8(ascii: ".")
private let colon = UInt8(ascii: ":")
