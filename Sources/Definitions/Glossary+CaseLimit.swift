extension Glossary {
  /// The fewest cases that a member of a dimension may stand for in a metric; nil where any may.
  ///
  /// The strictest of what site.yml says of the dimension, what the metric says, and what the metrics say that are made of it:
  /// whoever sees the parts of a rate sees the rate.
  package func leastCases(of metric: String, by dimension: String, in settings: SiteSettings.Snapshots) -> Int? {
    var waiting = [metric]
    var seen = Set(waiting)
    var least = settings.withhold[dimension]?.least
    while let id = waiting.popLast() {
      if let own = self[id]?.display.withholdBelow { least = max(least ?? own, own) }
      for referrer in referrers(of: id) where self[referrer]?.kind == .metric && seen.insert(referrer).inserted {
        waiting.append(referrer)
      }
    }
    return least
  }
}
