import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

/// Lengths of time as a journey's page says them.
enum JourneyWords {
  /// `45 min`, `3 h 20 min`: open time, which has no days.
  static func open(_ seconds: Int) -> String {
    let minutes = (seconds + 30) / 60
    guard minutes >= 60 else { return "\(minutes) min" }
    let hours = NumberText.grouped(ExactDecimal(minutes / 60))
    return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min"
  }

  /// `3 h 20 min`, `2 days 4 h`, `18 days`: all time, day and night.
  static func elapsed(from start: Journey.Time, to end: Journey.Time) -> String {
    let days = end.date.daysSinceEpoch - start.date.daysSinceEpoch
    if start.isDate || end.isDate { return days == 0 ? "same day" : counted(days, "day") }
    let seconds = max(0, end.second - start.second)
    guard seconds >= 86_400 else { return open(seconds) }
    let hours = (seconds % 86_400) / 3600
    let whole = counted(seconds / 86_400, "day")
    return hours == 0 || seconds >= 10 * 86_400 ? whole : "\(whole) \(hours) h"
  }
}

extension Journey.Clock {
  var isMissed: Bool { state == .breachedOpen || state == .breachedClosed }

  /// What the clock showed: `5 h 12 min`, `3 business days`.
  var took: String {
    if let seconds { return clock == "elapsed" ? JourneyWords.open(seconds) : "\(JourneyWords.open(seconds)) open" }
    if let days { return clock == "elapsed" ? counted(days, "day") : counted(days, "business day") }
    return ""
  }

  var verdict: Verdict {
    switch state {
    case .met: .met
    case .breachedClosed, .breachedOpen: .missed
    case .pending: .onTrack
    case .void, .negative: .undecided
    }
  }

  var words: String {
    switch state {
    case .met: "met"
    case .breachedClosed: "missed"
    case .breachedOpen: "missed, still waiting"
    case .pending: "running"
    case .void: reason.map { "void: \($0)" } ?? "void"
    case .negative: "ended before it began"
    }
  }
}
