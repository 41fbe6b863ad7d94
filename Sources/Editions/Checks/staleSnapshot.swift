import Calendars
import Definitions
package import Diagnostics
import Snapshots

/// The last closed period should have frozen by today, and has no numbers.
package func staleSnapshot(_ edition: Edition) -> [Diagnostic] {
  guard let latest = edition.latest, let newest = edition.snapshots.vintageDates.last,
    let closed = Period(edition.settings.grain, containing: edition.asOf.adding(days: 1))?.previous, closed > latest,
    edition.isFrozen(closed)
  else { return [] }
  return [
    Diagnostic(
      .snapshotStale, at: SourcePosition(file: "content/snapshots/\(newest)"),
      "the newest snapshot, of \(newest.short), has no number for \(closed.long)",
      suggestion: "add a snapshot for \(closed)")
  ]
}
