import Calendars
import Diagnostics
import Snapshots

/// A period without a number between a series' first and last.
func missingPeriods(_ series: Series, _ edition: Edition) -> [Diagnostic] {
  zip(series.points, series.points.dropFirst()).compactMap { before, after in
    let gap = after.period.ordinal - before.period.ordinal - 1
    // What had not begun is told as such, and leaves no gap before it.
    guard gap > 0, after.period.start.map({ $0 <= edition.asOf }) ?? true else { return nil }
    let first = before.period.next
    let what = gap == 1 ? "\(first)" : "\(first) to \(after.period.previous), \(gap) periods"
    return Diagnostic(
      .snapshotMissingPeriod, at: after.observation.position, "'\(series.metric)' has no number for \(what)",
      suggestion: "add it, or an empty value with the flag M")
  }
}
