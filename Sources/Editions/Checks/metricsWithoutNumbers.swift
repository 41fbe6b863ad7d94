import Calendars
import Definitions
package import Diagnostics
import Snapshots

/// Definitions of metrics that no snapshot has a row for. A site without any snapshot is a dictionary, which is fine.
package func metricsWithoutNumbers(_ edition: Edition) -> [Diagnostic] {
  guard edition.snapshots.rowCount > 0 else { return [] }
  let measured = Set(edition.snapshots.metrics)
  return edition.glossary.definitions.filter { $0.kind == .metric && !measured.contains($0.id) }.map { definition in
    Diagnostic(.metricWithoutNumbers, at: definition.position, "'\(definition.id)' has no number in any snapshot")
  }
}
