import Definitions
import Editions
import FrontMatter
import Snapshots

/// `distribution`: percentiles against the limit.
struct DistributionBlock: ReportBlock {
  static let name = "distribution"

  let picks: [MetricPick]
  let stats: [String]
  let narrowed: Dimensions
  /// One metric's last periods, else a row per metric.
  let isOneMetric: Bool

  init?(_ reader: inout BlockReader) {
    let one = reader.metric("metric", reader.keys.has("metrics") ? .optional : .required)
    var picks = reader.picks("metrics", .optional)
    if let one { picks.insert(MetricPick(metric: one), at: 0) }
    narrowed = reader.narrowed(picks.first?.metric)
    stats = reader.stats("stats", of: picks.first?.metric)
    isOneMetric = one != nil && picks.count == 1
    self.picks = picks
    if picks.isEmpty { return nil }
  }

  func add(to needs: inout SeriesIndex.Needs, _ glossary: Glossary) {
    for pick in picks { needs.add(pick.metric, narrowed) }
  }

  func drawing(in scope: BlockScope) -> BlockDrawing {
    let figure = DistributionFigure(picks, stats: stats, narrowed: narrowed, isOneMetric: isOneMetric, scope)?.figure
    return scope.drawing(figure, of: picks[0].metric)
  }
}
