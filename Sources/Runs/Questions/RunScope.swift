package import Calendars
package import Definitions
package import Diagnostics

/// Which numbers a run is asked for.
package struct RunScope: Sendable {
  /// Only these periods; all where empty.
  package var periods: [Period]
  /// Only these metrics; all where empty.
  package var metrics: [String]
  /// Whether past periods are computed again under the present meaning.
  package var isBackcast: Bool

  package init(periods: [Period] = [], metrics: [String] = [], isBackcast: Bool = false) {
    self.periods = periods
    self.metrics = metrics
    self.isBackcast = isBackcast
  }

  /// Whether all metrics are computed in all their periods.
  var isWhole: Bool { periods.isEmpty && metrics.isEmpty }

  /// Of the periods that a run computes.
  func grains(_ settings: SiteSettings) -> [Grain] {
    guard periods.isEmpty else { return Set(periods.map(\.grain)).sorted() }
    return settings.snapshots.grains.isEmpty ? [settings.grain] : settings.snapshots.grains
  }

  /// A finding for each metric that nobody has defined.
  package func unknownMetrics(in glossary: Glossary) -> [Diagnostic] {
    let known = glossary.definitions.filter { $0.kind == .metric }.map(\.id)
    return metrics.filter { !known.contains($0) }.map { id in
      Diagnostic(
        .definitionUnknownReference, at: SourcePosition(file: ""), "no metric has the id '\(id)'",
        suggestion: NearMiss.suggestion(for: id, among: known))
    }
  }
}
