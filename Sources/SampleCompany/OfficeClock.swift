import Calendars

/// A moment on the wall clock of Berlin, in seconds since 1970-01-01 00:00 local time. Business time counts open wall-clock
/// hours of a day, none of which lies in an hour that summer time skips or repeats, so no offset is needed.
typealias WallClock = Int

/// Open hours of the sample company: Monday to Friday, 9:00 to 17:00, without its holidays.
struct OfficeClock {
  static let day = 86_400
  private static let opens = 9 * 3600
  private static let closes = 17 * 3600
  private let closedDays: Set<Int>

  init(holidays: [CivilDate]) { closedDays = Set(holidays.map(\.daysSinceEpoch)) }

  func isOpen(day: Int) -> Bool { CivilDate(daysSinceEpoch: day).weekday <= 5 && !closedDays.contains(day) }

  /// Open seconds in `[start, end)`.
  func elapsed(from start: WallClock, to end: WallClock) -> Int {
    guard end > start else { return 0 }
    var total = 0
    for day in start / Self.day...end / Self.day where isOpen(day: day) {
      let base = day * Self.day
      total += max(0, min(end, base + Self.closes) - max(start, base + Self.opens))
    }
    return total
  }

  /// The earliest moment at which `seconds` open seconds have passed since `start`.
  func moment(_ seconds: Int, after start: WallClock) -> WallClock {
    var rest = seconds
    var day = start / Self.day
    while true {
      let base = day * Self.day
      let from = max(start, base + Self.opens)
      if isOpen(day: day), from < base + Self.closes {
        let open = base + Self.closes - from
        if rest <= open { return from + rest }
        rest -= open
      }
      day += 1
    }
  }

  /// The same time of day on the `count`th business day after.
  func adding(businessDays count: Int, to start: WallClock) -> WallClock {
    var day = start / Self.day
    var rest = count
    while rest > 0 {
      day += 1
      if isOpen(day: day) { rest -= 1 }
    }
    return day * Self.day + start % Self.day
  }
}

extension CivilDate {
  /// Midnight at which the day begins.
  var midnight: WallClock { daysSinceEpoch * OfficeClock.day }
}
