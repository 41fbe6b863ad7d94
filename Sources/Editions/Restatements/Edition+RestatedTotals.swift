package import Calendars
import Definitions
import Measures
import Snapshots

extension Edition {
  /// The totals of closed periods of one grain that moved, or were withdrawn, after one day and up to another, as they were known on the
  /// latter: a page that was frozen then says the same for ever. The newest period first; what is tolerated is left out.
  package func restatedTotals(_ grain: Grain, after first: CivilDate, upTo last: CivilDate) -> [Restatement] {
    snapshots.metrics.flatMap { metric -> [Restatement] in
      let stats = glossary.metric(metric)?.stats ?? [NamedStat.value.rawValue]
      let rows = snapshots.observations(of: metric, stats: stats, asOf: last) { $0.isAll }.filter { $0.period.grain == grain }
      let series = Series.all(of: metric, from: rows, presentMeaning: presentMeaning(of: metric))
      return restatements(of: metric, in: series).filter { restatement in
        !restatement.isTolerated && restatement.current.vintage.date > first
      }
    }
    .newestFirst()
  }
}
