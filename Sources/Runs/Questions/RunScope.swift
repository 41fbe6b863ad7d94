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
  /// Grains that pages show of a metric and that are computed of it beside the site's, by the metric's id.
  package var shown: [String: Set<Grain>]

  package init(
    periods: [Period] = [], metrics: [String] = [], isBackcast: Bool = false, shown: [String: Set<Grain>] = [:]
  ) {
    self.periods = periods
    self.metrics = metrics
    self.isBackcast = isBackcast
    self.shown = shown
  }

  /// Whether all metrics are computed in all their periods.
  var isWhole: Bool { periods.isEmpty && metrics.isEmpty }

  /// Of the periods that a run computes of every metric.
  func grains(_ settings: SiteSettings) -> [Grain] {
    guard periods.isEmpty else { return Set(periods.map(\.grain)).sorted() }
    return settings.snapshots.grains.isEmpty ? [settings.grain] : settings.snapshots.grains
  }

  /// Of the periods that a run computes of a metric: with those that it asks for itself, and those that pages show.
  func grains(of metric: Definition, _ settings: SiteSettings) -> Set<Grain> {
    let all = Set(grains(settings))
    return periods.isEmpty ? all.union(metric.display.grains).union(shown[metric.id] ?? []) : all
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
