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

  /// `2026-11-06T23:59:59+01:00`
  package var timestamp: String { "\(day)T\(time)\(zone(separator: ":"))" }

  private var time: String { [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":") }

  private func zone(separator: String) -> String {
    let minutes = abs(offset) / 60
    return "\(offset < 0 ? "-" : "+")\(twoDigits(minutes / 60))\(separator)\(twoDigits(minutes % 60))"
  }

  package var text: String {
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday - 1]
    let month = Self.months[day.month - 1]
    return "\(weekday), \(twoDigits(day.day)) \(month) \(day.year) \(time) \(zone(separator: ""))"
  }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
