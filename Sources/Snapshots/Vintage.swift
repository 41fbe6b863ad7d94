package import Calendars

/// When a value was known.
package struct Vintage: Hashable, Sendable, Comparable {
  /// The day as written, in the offset as written.
  package var date: CivilDate
  /// The instant in seconds since 1970-01-01T00:00:00Z.
  package var second: Int

  init(date: CivilDate, second: Int) {
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
    switch Moment(bytes.span) {
    case .date(let date) where DatedYears.contains(date): self.init(endOf: date)
    case .instant(let instant) where Self.isWhole(bytes):
      guard let date = CivilDate(text.prefix(10)), DatedYears.contains(date) else { return nil }
      self.init(date: date, second: instant.second)
    default: return nil
    }
  }

  /// Whether an instant is written in the one form that runs write: seconds and an offset with minutes, after a T.
  private static func isWhole(_ instant: [UInt8]) -> Bool {
    let colon = UInt8(ascii: ":")
    guard instant[10] == UInt8(ascii: "T"), instant[16] == colon else { return false }
    return instant.count == 20 || instant.count == 25 && instant[22] == colon
  }

  package static func < (left: Self, right: Self) -> Bool { (left.second, left.date) < (right.second, right.date) }
}
