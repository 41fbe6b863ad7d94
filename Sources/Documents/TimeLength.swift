import Numbers

/// A length of time that no snapshot holds: how long one case took, or may take.
package enum TimeLength: Hashable, Sendable {
  /// All time, day and night, in seconds: `45 min`, `3 h 20 min`, `2 days 4 h`, `18 days`.
  case elapsed(Int)
  /// The time of a calendar, in seconds, which has no days: `5 h 12 min of business time`.
  case business(Int)
  /// The same where a heading says the clock: `5 h 12 min`.
  case onItsClock(Int)
  case days(Int)
  case businessDays(Int)
  /// Between two days without a time: `same day`.
  case sameDay
  /// As a definition promises it: `4 business hours`.
  case promised(String)

  package var text: String {
    switch self {
    case .elapsed(let seconds): Self.elapsed(seconds)
    case .business(let seconds): "\(Self.hours(seconds)) of business time"
    case .onItsClock(let seconds): Self.hours(seconds)
    case .days(let days): counted(days, "day")
    case .businessDays(let days): counted(days, "business day")
    case .sameDay: "same day"
    case .promised(let text): text
    }
  }

  /// Days and hours, and from ten days on days alone.
  private static func elapsed(_ seconds: Int) -> String {
    guard seconds >= 86_400 else { return hours(seconds) }
    let hours = (seconds % 86_400) / 3600
    let whole = counted(seconds / 86_400, "day")
    return hours == 0 || seconds >= 10 * 86_400 ? whole : "\(whole) \(hours) h"
  }

  private static func hours(_ seconds: Int) -> String {
    let minutes = (seconds + 30) / 60
    guard minutes >= 60 else { return "\(minutes) min" }
    let hours = NumberText.grouped(ExactDecimal(minutes / 60))
    return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min"
  }
}
