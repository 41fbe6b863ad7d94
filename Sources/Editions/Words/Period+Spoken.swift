package import Calendars

extension Period {
  /// As a sentence says it: `October`, `week 44`, `Q3`; with the year where it is not the one talked about.
  package func spoken(besides other: Period? = nil) -> String {
    if let other, other.year != year { return grain == .week ? "week \(tick.dropFirst()), \(year)" : long }
    switch grain {
    case .month: return long.split(separator: " ").first.map { String($0) } ?? long
    case .week: return "week \(tick.dropFirst())"
    case .quarter: return tick
    default: return long
    }
  }
}
