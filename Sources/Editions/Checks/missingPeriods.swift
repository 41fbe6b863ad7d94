import Calendars
import Definitions
package import Diagnostics
package import Snapshots

/// A period without a number between a series' first and last.
package func missingPeriods(_ edition: Edition) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for metric in edition.snapshots.metrics {
    for series in edition.totals(of: metric) {
      for (before, after) in zip(series.points, series.points.dropFirst())
      // What had not begun is told as such, and leaves no gap before it.
      where after.period.ordinal - before.period.ordinal > 1 && after.period.start.map({ $0 <= edition.asOf }) ?? true {
        let gap = after.period.ordinal - before.period.ordinal - 1
        let first = before.period.next
        let what = gap == 1 ? "\(first)" : "\(first) to \(after.period.previous), \(gap) periods"
        found.append(
          Diagnostic(
            .snapshotMissingPeriod, at: after.observation.position, "'\(metric)' has no number for \(what)",
            suggestion: "add it, or an empty value with the flag M"))
      }
    }
  }
  return found
}

extension Edition {
  /// The unsplit series of a metric's main stat, one per grain that has rows, as known today.
  package func totals(of metric: String) -> [Series] {
    Grain.allCases.compactMap { series(metric, grain: $0) }
  }
}
