import Calendars
import Definitions
import Diagnostics
import Reports
import Snapshots

/// A period without a number between a series' first and last.
func missingPeriods(_ edition: Edition) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for metric in edition.snapshots.metrics {
    for series in edition.totals(of: metric) {
      for (before, after) in zip(series.points, series.points.dropFirst())
      where after.period.ordinal - before.period.ordinal > 1 {
        let gap = after.period.ordinal - before.period.ordinal - 1
        let first = before.period.next
        let what = gap == 1 ? "\(first)" : "\(first) to \(after.period.previous), \(gap) periods"
        found.append(
          Diagnostic(
            .snapshotMissingPeriod, at: after.observation.position, "\(metric) has no number for \(what)",
            suggestion: "add it, or an empty value with the flag M"))
      }
    }
  }
  return found
}

extension Edition {
  /// The unsplit series of a metric's main stat, one per grain that has rows, as known today.
  func totals(of metric: String) -> [Series] {
    let stat = glossary.metric(metric)?.stats.first ?? "value"
    return Grain.allCases.compactMap { grain in
      snapshots.series(metric, stat: stat, grain: grain, asOf: asOf, presentMeaning: presentMeaning(of: metric))
    }
  }
}
