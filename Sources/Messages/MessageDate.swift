package import Calendars

/// A moment as a header says it: `Fri, 06 Nov 2026 23:59:59 +0100`.
package struct MessageDate: Hashable, Sendable {
  package var day: CivilDate
  /// Of the day.
  package var second: Int
  /// Seconds east of Greenwich.
  package var offset: Int

  package init(_ day: CivilDate, second: Int, offset: Int) {
    self.day = day
    self.second = second
    self.offset = offset
  }

  static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  package var text: String {
    let time = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
    let zone = abs(offset) / 60
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
    let month = Self.months[day.month - 1]
    return
      "\(weekday), \(twoDigits(day.day)) \(month) \(day.year) \(time) \(offset < 0 ? "-" : "+")\(twoDigits(zone / 60))\(twoDigits(zone % 60))"
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
