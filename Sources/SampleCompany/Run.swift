package import Calendars
import Definitions

/// A day on which the company took a snapshot.
package struct Run: Sendable {
  package var day: CivilDate
  /// The sheet that marketing operations put beside it as it was, three columns without a stamp; nil for none.
  package var typed: String?
  /// The sheet that `concord snapshot --import` took in; nil for none.
  package var imported: String?

  /// The fifth business day of each month, after two long runs that caught up on the past, and three weekly ones at the end.
  static let days: [CivilDate] = [
    (2025, 6, 6), (2025, 12, 5), (2026, 1, 8), (2026, 2, 6), (2026, 3, 6), (2026, 4, 9), (2026, 5, 8), (2026, 6, 5),
    (2026, 7, 7), (2026, 8, 7), (2026, 9, 7), (2026, 10, 7), (2026, 10, 19), (2026, 10, 26), (2026, 11, 2), (2026, 11, 6),
  ].map { Assumptions.date($0, $1, $2) }

  /// First day that is reported.
  static let firstDay = Assumptions.date(2024, 11, 1)
}

/// What people of the company type: numbers that no record has.
struct TypedSheets {
  private let timeline: Timeline
  /// MQLs by month, under the version in force in it.
  private var mqls: [Period: Int] = [:]

  init(_ leads: [Lead], timeline: Timeline) {
    self.timeline = timeline
    for lead in leads {
      guard let qualified = lead.qualified else { continue }
      let day = CivilDate(daysSinceEpoch: qualified / OfficeClock.day)
      guard let month = Period(.month, containing: day), let start = month.start,
        lead.meets(mqlVersion: timeline.mqlVersion(on: start))
      else { continue }
      mqls[month, default: 0] += 1
    }
  }

  /// Months that closed by a day and not by the day of the run before.
  private func months(on day: CivilDate, after previous: CivilDate?) -> [Period] {
    guard let first = Period(.month, containing: Run.firstDay), let last = Period(.month, containing: day) else { return [] }
    return (first.ordinal..<last.ordinal).map { Period(grain: .month, ordinal: $0) }.filter { month in
      guard let end = month.end else { return false }
      return previous.map { $0.adding(days: 1) < end } ?? true
    }
  }

  /// Cost per MQL, as it was typed until its second version: no stamp, no run.
  func unstamped(on day: CivilDate, after previous: CivilDate?) -> String? {
    let lines = months(on: day, after: previous).compactMap { month -> String? in
      guard let start = month.start, timeline.glossary(on: start)["cost-per-mql"]?.version == 1, let count = mqls[month],
        count > 0
      else { return nil }
      let cents = SpendSheet.spend(start).reduce(0) { $0 + $1.cents }
      let cost = (2 * cents + count) / (2 * count)
      return "cost-per-mql,\(month),\(cost / 100).\(cost % 100 < 10 ? "0" : "")\(cost % 100)"
    }
    return lines.isEmpty ? nil : (["metric,period,value"] + lines).joined(separator: "\n") + "\n"
  }

  /// The meetings that were due and held; counted from the notes since October 2025.
  func meetings(on day: CivilDate, after previous: CivilDate?) -> String? {
    let lines = months(on: day, after: previous).compactMap { month -> String? in
      guard let start = month.start, let end = month.end, start >= Assumptions.date(2025, 10, 1) else { return nil }
      let thursdays = (start.daysSinceEpoch..<end.daysSinceEpoch).count { CivilDate(daysSinceEpoch: $0).weekday == 4 }
      let due = thursdays + 1 + (start.month % 3 == 1 ? 1 : 0)
      // The bad quarter took one standup in February, and two around Easter.
      let held = due - (["2026-02": 1, "2026-03": 1][month.description] ?? 0)
      let millionths = (2_000_000 * held + due) / (2 * due)
      let fraction = String(millionths % 1_000_000 + 1_000_000).dropFirst()
      return "review-rhythm,\(month),\(millionths / 1_000_000).\(fraction),ratio,\(held),\(due),\(due)"
    }
    return lines.isEmpty ? nil : (["metric,period,value,unit,num,den,n"] + lines).joined(separator: "\n") + "\n"
  }
}
