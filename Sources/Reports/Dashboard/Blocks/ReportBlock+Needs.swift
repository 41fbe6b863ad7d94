import Definitions
import Snapshots

extension ReportBlock {
  /// Adds the rows that the block reads to those that a build keeps.
  func add(to needs: inout [String: SeriesArchive.Need], _ glossary: Glossary) {
    switch content {
    case .kpis(let picks), .table(let picks, _, _):
      for pick in picks { needs[pick.metric, default: .init()].narrowed.insert(.all) }
    case .trend(let choice, _), .control(let choice, _):
      needs[choice.metric, default: .init()].narrowed.insert(choice.narrowed)
    case .funnel(let stages):
      for metric in stages.flatMap({ [$0.metric] + [$0.conversion].compactMap(\.self) }) {
        needs[metric, default: .init()].narrowed.insert(.all)
      }
    case .breakdown(let breakdown):
      for metric in [breakdown.choice.metric] + breakdown.columns {
        needs[metric, default: .init()].splits.insert(.init(by: breakdown.by, narrowed: breakdown.choice.narrowed))
        needs[metric, default: .init()].narrowed.insert(breakdown.choice.narrowed)
      }
    case .pareto(let choice, let by, _):
      for metric in [choice.metric] + (glossary.sharedCount(of: choice.metric).map { [$0] } ?? []) {
        needs[metric, default: .init()].splits.insert(.init(by: by, narrowed: choice.narrowed))
        needs[metric, default: .init()].narrowed.insert(choice.narrowed)
      }
    case .distribution(let picks, _, let narrowed, _):
      for pick in picks { needs[pick.metric, default: .init()].narrowed.insert(narrowed) }
    case .bridge(let comparison), .slope(let comparison):
      needs[comparison.metric, default: .init()].splits.insert(.init(by: comparison.by, narrowed: .all))
    case .cohorts(let metric, _, _): needs[metric, default: .init()].narrowed.insert(.all)
    case .agenda(let items, _):
      for case let metric? in items.map(\.metric) { needs[metric, default: .init()].narrowed.insert(.all) }
    case .movers(let movers):
      needs[movers.became, default: .init()].narrowed.insert(.all)
      needs[movers.didNot, default: .init()].splits.insert(.init(by: movers.by, narrowed: .all))
    case .attribution(let sides):
      for metric in sides.metrics { needs[metric, default: .init()].splits.insert(.init(by: sides.by, narrowed: .all)) }
      for choice in [sides.sourced, sides.influenced].compactMap(\.self) {
        needs[choice.metric, default: .init()].narrowed.insert(choice.narrowed)
      }
    case .scorecard, .changes: break
    }
  }
}

extension Glossary {
  /// What a share is a share of: the metric that counts.
  func sharedCount(of metric: String) -> String? {
    guard case .share(let of, _) = self.metric(metric)?.calculation, self.metric(of) != nil else { return nil }
    return of
  }
}
