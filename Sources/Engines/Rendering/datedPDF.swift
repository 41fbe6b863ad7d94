package import Calendars

/// A PDF whose moment of making is that of its content: the same page printed twice by Chromium differs in nothing else.
package func datedPDF(_ bytes: [UInt8], _ moment: Instant) -> [UInt8] {
  let (day, second) = TimeZoneRules.utc.local(at: moment)
  let digits =
    ([day.year, day.month, day.day, second / 3600, second / 60 % 60, second % 60].map { number in
      number < 10 ? "0\(number)" : String(number)
    }).joined()
  var dated = bytes
  for name in ["/CreationDate (D:", "/ModDate (D:"].map({ Array($0.utf8) }) {
    guard let start = place(of: name, in: bytes), start + digits.utf8.count < bytes.count else { continue }
    dated.replaceSubrange(start..<start + digits.utf8.count, with: digits.utf8)
  }
  return dated
}

/// Where the first digit behind a name stands; nil where the name is not there or is not followed by digits.
private func place(of name: [UInt8], in bytes: [UInt8]) -> Int? {
  guard let first = name.first, bytes.count > name.count + 14 else { return nil }
  for start in 0..<(bytes.count - name.count - 14) where bytes[start] == first {
    let end = start + name.count
    guard bytes[start..<end].elementsEqual(name) else { continue }
    return bytes[end..<end + 14].allSatisfy { (0x30...0x39).contains($0) } ? end : nil
  }
  return nil
}
