package import Calendars
package import Snapshots

/// Which series of a metric.
package struct MetricChoice: Hashable, Sendable {
  package var metric: String
  package var stat: String?
  /// Members that it is narrowed to.
  package var narrowed: Dimensions
  package var grain: Grain?

  package init(metric: String, stat: String? = nil, narrowed: Dimensions = .all, grain: Grain? = nil) {
    self.metric = metric
    self.stat = stat
    self.narrowed = narrowed
    self.grain = grain
  }
}
