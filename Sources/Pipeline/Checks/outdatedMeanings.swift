import Calendars
import Definitions
import Diagnostics
import Reports
import Snapshots

/// Numbers of periods for which a newer meaning was already in force.
func outdatedMeanings(_ edition: Edition) -> [Diagnostic] {
  edition.snapshots.metrics.flatMap { metric in
    edition.totals(of: metric).flatMap { series in
      series.points.compactMap { point -> Diagnostic? in
        guard case .outdated(let stamp) = edition.stampState(of: point.observation, metric: metric) else { return nil }
        return Diagnostic(
          .snapshotOutdatedMeaning, at: point.observation.position,
          "\(metric) of \(point.period) carries \(stamp.short), but a newer meaning was in force",
          suggestion: "compute it again")
      }
    }
  }
}
