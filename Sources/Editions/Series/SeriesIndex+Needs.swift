package import Snapshots

extension SeriesIndex {
  /// Which rows pages and scorecards read, by metric.
  package struct Needs: Sendable {
    private var byMetric: [String: Need] = [:]

    package init() {}

    package var metrics: some Sequence<String> { byMetric.keys }

    package subscript(metric: String) -> Need? { byMetric[metric] }

    var inOrder: [(metric: String, need: Need)] { byMetric.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    /// One series of a metric.
    package mutating func add(_ metric: String, _ narrowed: Dimensions = .all) {
      byMetric[metric, default: Need()].narrowed.insert(narrowed)
    }

    /// A metric by its members, and the whole that they are members of.
    package mutating func add(_ metric: String, by dimension: String, _ narrowed: Dimensions = .all) {
      byMetric[metric, default: Need()].splits.insert(Split(by: dimension, narrowed: narrowed))
      add(metric, narrowed)
    }
  }
}
