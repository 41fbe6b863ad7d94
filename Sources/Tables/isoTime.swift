/// A date or a time with day and month in the form's order, `31.10.2026`, `9/1/2026 9:12 AM`, as ISO 8601 has it.
///
/// What already is of that form stays. Nil for what is neither; whether a month has such a day is for a calendar to say.
package func isoTime(_ cell: Span<UInt8>, _ order: CellForm.DateOrder) -> [UInt8]? {
  let text = cell.trimmed
  guard order != .iso, let separator = text.first(where: { !isDigit($0) }), ".-/".utf8.contains(separator) else {
    return Array(text)
  }
  let parts = text.split(separator: separator, maxSplits: 2, omittingEmptySubsequences: false)
  guard parts.count == 3 else { return nil }
  if parts[0].count == 4 { return Array(text) }
  let year = parts[2].prefix(4)
  let (day, month) = order == .dmy ? (parts[0], parts[1]) : (parts[1], parts[0])
  guard year.count == 4, year.allSatisfy(isDigit), let day = twoDigits(day), let month = twoDigits(month) else { return nil }
  let date = Array(year) + [0x2D] + month + [0x2D] + day
  var clock = parts[2].dropFirst(4)
  guard !clock.isEmpty else { return date }
  guard clock.first == 0x20 || clock.first == UInt8(ascii: "T") || clock.first == UInt8(ascii: ",") else { return nil }
  clock = clock.drop { $0 == 0x20 || $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: ",") }
  return isoClock(clock).map { date + [0x20] + $0 }
}

/// `9:12 AM` as `09:12`; what follows minutes stays.
private func isoClock(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  var text = text
  var half: UInt8?
  if let last = text.last, last | 0x20 == UInt8(ascii: "m"), text.count > 2 {
    half = text[text.endIndex - 2] | 0x20
    guard half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else { return nil }
    text = text.dropLast(2)
    while text.last == 0x20 { text = text.dropLast() }
  }
  let hours = text.prefix(while: isDigit)
  guard (1...2).contains(hours.count) else { return nil }
  var hour = hours.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  if let half {
    guard (1...12).contains(hour) else { return nil }
    hour = hour % 12 + (half == UInt8(ascii: "p") ? 12 : 0)
  }
  guard hour < 24 else { return nil }
  return [UInt8(0x30 + hour / 10), UInt8(0x30 + hour % 10)] + text[hours.endIndex...]
}

private func twoDigits(_ text: ArraySlice<UInt8>) -> [UInt8]? {
  guard (1...2).contains(text.count), text.allSatisfy(isDigit) else { return nil }
  return text.count == 2 ? Array(text) : [0x30] + text
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
