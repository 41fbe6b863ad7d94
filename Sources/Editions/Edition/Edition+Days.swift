package import Calendars
import Measures

extension Edition {
  /// The first and the last day of a period; nil for one without ends.
  package func bounds(of period: Period) -> (first: CivilDate, last: CivilDate)? {
    guard let start = days.periods.start(of: period), let end = days.periods.end(of: period) else { return nil }
    return (start, end.adding(days: -1))
  }
}
