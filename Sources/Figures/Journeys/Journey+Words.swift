import Calendars
import Definitions
import Documents
import Editions
import Measures
import Snapshots

extension TimeLength {
  /// From one moment of a journey to another; in days where one of them has no time of day.
  static func between(_ start: Journey.Time, _ end: Journey.Time) -> TimeLength {
    let days = end.date.daysSinceEpoch - start.date.daysSinceEpoch
    if start.isDate || end.isDate { return days == 0 ? .sameDay : .days(days) }
    return .elapsed(max(0, end.second - start.second))
  }
}

extension Journey.Clock {
  var isMissed: Bool { state == .breachedOpen || state == .breachedClosed }

  /// What the clock showed: `5 h 12 min of business time`, `3 business days`.
  var took: TimeLength? {
    if let seconds { return clock == "elapsed" ? .elapsed(seconds) : .business(seconds) }
    if let days { return clock == "elapsed" ? .days(days) : .businessDays(days) }
    return nil
  }

  /// `4 business hours`
  var limitLength: TimeLength { .promised(TimeSpan.words(limit, clock: clock)) }

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
