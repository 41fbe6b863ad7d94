/// A day of the Gregorian calendar without a time or a zone, as a count of days since 1970-01-01.
package struct CivilDate: Hashable, Sendable, Comparable {
  package var daysSinceEpoch: Int

  package init(daysSinceEpoch: Int) { self.daysSinceEpoch = daysSinceEpoch }

  /// Nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year), (1...9999).contains(year) else {
      return nil
    }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// Reads `2026-10-31` and nothing else.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == Self.width else { return nil }
    self.init(startOf: bytes.span)
  }

  /// Reads the day that a text begins with.
  init?(startOf bytes: Span<UInt8>) {
    guard bytes.count >= Self.width, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = bytes.number(0..<4), let month = bytes.number(5..<7), let day = bytes.number(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Of a day as it is written.
  static let width = 10

  package var year: Int { components.year }
  package var month: Int { components.month }
  package var day: Int { components.day }

  /// 1 is Monday, 7 is Sunday, as ISO 8601 counts.
  package var weekday: Int { (daysSinceEpoch + 3).modulo(7) + 1 }

  package func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// The same day `months` later, or the month's last where it has no such day.
  package func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count.floorDivided(12), count.modulo(12) + 1)
    return CivilDate(uncheckedYear: newYear, month: newMonth, day: min(day, Self.days(inMonth: newMonth, of: newYear)))
  }

  package static func < (left: Self, right: Self) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  // Days from civil and back after Howard Hinnant, "chrono-compatible low-level date algorithms".
  init(uncheckedYear year: Int, month: Int, day: Int) {
    let y = month <= 2 ? year - 1 : year
    let era = y.floorDivided(400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
  }

  package var components: (year: Int, month: Int, day: Int) {
    let z = daysSinceEpoch + 719_468
    let era = z.floorDivided(146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }
}

extension CivilDate: CustomStringConvertible {
  /// `2026-10-31`.
  package var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else { return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
    var text = ShortText()
    text.append(year, width: 4)
    text.append("-")
    text.append(month, width: 2)
    text.append("-")
    text.append(day, width: 2)
    return text.string
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `31 Oct 2026`.
  package var short: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else { return "\(day) \(Self.shortMonth(month)) \(year)" }
    var text = ShortText()
    text.append(day, width: 1)
    text.append(" ")
    for letter in Self.monthNames[month - 1].utf8.prefix(3) { text.append(letter) }
    text.append(" ")
    text.append(year, width: 1)
    return text.string
  }

  /// `Sat 31 Oct 2026`.
  package var shortWithWeekday: String { "\(Self.weekdayNames[weekday - 1]) \(short)" }
  /// `October`.
  package static func longMonth(_ month: Int) -> String { monthNames[month - 1] }
  /// `Oct`.
  package static func shortMonth(_ month: Int) -> String { shortMonthNames[month - 1] }
  private static let shortMonthNames = monthNames.map { String($0.prefix(3)) }
}

extension Int {
  func floorDivided(_ divisor: Int) -> Int { self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor) }
  func modulo(_ divisor: Int) -> Int { self - floorDivided(divisor) * divisor }
  func padded(_ width: Int) -> String {
    let digits = String(self)
    let missing = width - digits.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
  }
}
