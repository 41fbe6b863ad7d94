extension YearlyOffsetRule {
  /// Reads a `TZ` string; nil where it is none, or names a summer time without saying when.
  init?(posix text: ArraySlice<UInt8>) {
    var reader = PosixReader(rest: text)
    guard reader.name(), let west = reader.time(hours: 0...24) else { return nil }
    standardOffset = -west
    summer = nil
    guard !reader.rest.isEmpty else { return }
    guard reader.name() else { return nil }
    var offset = standardOffset + 3600
    if reader.rest.first != UInt8(ascii: ",") {
      guard let west = reader.time(hours: 0...24) else { return nil }
      offset = -west
    }
    guard let begins = reader.change(), let ends = reader.change(), reader.rest.isEmpty else { return nil }
    summer = Summer(offset: offset, begins: begins, ends: ends)
  }
}

/// Takes the parts of a `TZ` string from its front; nil or false where the next part is another.
private struct PosixReader {
  var rest: ArraySlice<UInt8>

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  /// `CET`, or with digits and signs in angle brackets, `<+03>`.
  mutating func name() -> Bool {
    if take("<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    rest = rest[letters.endIndex...]
    return letters.count >= 3
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard (1...3).contains(digits.count), let number = digits.span.number(0..<digits.count), range.contains(number) else {
      return nil
    }
    rest = rest[digits.endIndex...]
    return number
  }

  /// `-1`, `5:30`, `+26:00:00` in seconds.
  mutating func time(hours: ClosedRange<Int>) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hour = number(hours) else { return nil }
    var seconds = hour * 3600
    for unit in [60, 1] where take(":") {
      guard let count = number(0...59) else { return nil }
      seconds += count * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M10.5.0/3`, `,J60`, `,59/2:30`; without a time, 02:00.
  mutating func change() -> YearlyOffsetRule.Change? {
    guard take(","), let day = day() else { return nil }
    guard take("/") else { return YearlyOffsetRule.Change(day: day, second: 7200) }
    return time(hours: 0...167).map { YearlyOffsetRule.Change(day: day, second: $0) }
  }

  private mutating func day() -> YearlyOffsetRule.Day? {
    if take("J") { return number(1...365).map { .ofCommonYear($0) } }
    guard take("M") else { return number(0...365).map { .ofYear($0) } }
    guard let month = number(1...12), take("."), let week = number(1...5), take("."), let weekday = number(0...6) else {
      return nil
    }
    return .weekday(weekday, week: week, month: month)
  }
}
