import Editions

/// A metric with a stat and a shorter name.
struct MetricPick: Hashable, Sendable {
  var metric: String
  var stat: String?
  var title: String?

  var choice: MetricChoice { MetricChoice(metric: metric, stat: stat) }
}
