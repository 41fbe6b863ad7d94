package import Calendars

/// When a value was known.
package struct Vintage: Hashable, Sendable, Comparable {
  /// The day as written, in the offset as written.
  package var date: CivilDate
  /// The instant in seconds since 1970-01-01T00:00:00Z.
  package var second: Int

  private init(date: CivilDate, second: Int) {
    self.date = date
    self.second = second
  }

  /// The end of a day, for a folder whose rows name no instant.
  package init(endOf date: CivilDate) {
    self.init(date: date, second: (date.daysSinceEpoch + 1) * 86_400 - 1)
  }

  /// Reads `2026-11-06`, `2026-11-06T23:59:59+01:00` or `...Z`, of a year of ``DatedYears``.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0 as Int?) { sum, byte in
        guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return sum * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    guard bytes.count >= 10, let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)), DatedYears.contains(date)
    else { return nil }
    guard bytes.count > 10 else {
      self.init(endOf: date)
      return
    }
    guard bytes.count == 20 || bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      hour < 24, minute < 60, second < 60
    else { return nil }
    var offset = 0
    if bytes.count == 20 {
      guard bytes[19] == UInt8(ascii: "Z") else { return nil }
    } else {
      guard bytes[22] == UInt8(ascii: ":"), let hours = number(20..<22), let minutes = number(23..<25) else { return nil }
      switch bytes[19] {
      case UInt8(ascii: "+"): offset = hours * 3600 + minutes * 60
      case UInt8(ascii: "-"): offset = -(hours * 3600 + minutes * 60)
      default: return nil
      }
    }
    self.init(date: date, second: date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset)
  }

  package static func < (left: Self, right: Self) -> Bool { (left.second, left.date) < (right.second, right.date) }
}
