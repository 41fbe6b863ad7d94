package import Calendars
import Definitions
import Measures
import Numbers
package import Snapshots

/// A closed period that stands under two meanings: side by side, never subtracted.
package struct Redefinition: Sendable {
  package var metric: String
  /// As it was published.
  package var first: Observation
  /// Computed again under the other meaning.
  package var again: Observation
}

/// Closed periods of one metric and grain that were computed again under another meaning; the first-published values stand
/// beside them.
package struct Recomputation: Sendable {
  package let metric: String
  package let periods: [Period]
  /// The newest of the values.
  package let newest: Observation

  /// Nil where nothing was computed again.
  fileprivate init?(_ metric: String, _ series: some Sequence<Series>) {
    let others = series.flatMap { $0.points.flatMap(\.others) }.filter { $0.value != nil && !$0.isProvisional }
    guard let newest = others.max(by: { $0.period < $1.period }) else { return nil }
    self.metric = metric
    self.newest = newest
    periods = Set(others.map(\.period)).sorted()
  }
}

/// The splits of one metric, period and stat that moved.
package struct SplitRestatements: Sendable {
  /// The widest move first; what is gone before all.
  package let moved: [Restatement]

  fileprivate init(_ moved: [Restatement]) {
    self.moved = moved.sorted { left, right in
      switch (left.width, right.width) {
      case (nil, .some): true
      case (.some, nil): false
      case (let one, let other):
        one == other ? left.current.dimensions < right.current.dimensions : (one ?? .zero) > (other ?? .zero)
      }
    }
  }
}

/// How many moves of a metric were within what it tolerates.
package struct ToleratedMoves: Sendable {
  package var metric: String
  package var totals: Int
  package var splits: Int
}

/// Every value of a closed period that is not what was first published, told apart by why.
package struct RestatementLog: Sendable {
  /// Totals under the same meaning: a revision, or another source. The newest period first.
  package private(set) var revised: [Restatement] = []
  /// The same of splits. The newest period first, then by metric.
  package let splits: [SplitRestatements]
  /// What is in neither list, by metric.
  package let tolerated: [ToleratedMoves]
  /// Totals under another meaning. The newest period first.
  package private(set) var redefined: [Redefinition] = []
  /// By metric and grain.
  package private(set) var recomputed: [Recomputation] = []
  /// Everything that moved under its meaning, tolerated or not: by metric, split, grain, stat and period.
  package private(set) var moved: [Restatement] = []

  package init(_ edition: Edition) {
    for metric in edition.snapshots.metrics {
      let series = edition.movedSeries(of: metric)
      moved += edition.restatements(of: metric, in: series)
      let totals = series.filter(\.dimensions.isAll)
      for point in totals.lazy.flatMap(\.points) { redefined += edition.redefinitions(of: point, metric: metric) }
      recomputed += Grain.allCases.compactMap { grain in
        Recomputation(metric, totals.lazy.filter { $0.grain == grain })
      }
    }
    let told = moved.filter { !$0.isTolerated }
    revised = told.filter(\.current.dimensions.isAll).newestFirst()
    splits = Dictionary(grouping: told.lazy.filter { !$0.current.dimensions.isAll }) {
      SplitKey(period: $0.current.period, metric: $0.metric, stat: $0.stat)
    }
    .sorted { $0.key < $1.key }.map { SplitRestatements($0.value) }
    tolerated = Dictionary(grouping: moved.lazy.filter(\.isTolerated), by: \.metric).sorted { $0.key < $1.key }
      .map { metric, moves in
        let totals = moves.count { $0.current.dimensions.isAll }
        return ToleratedMoves(metric: metric, totals: totals, splits: moves.count - totals)
      }
    redefined.sort { left, right in
      (right.first.period, left.metric, left.first.stat) < (left.first.period, right.metric, right.first.stat)
    }
  }
}

/// The newest period first.
private struct SplitKey: Hashable, Comparable {
  var period: Period
  var metric: String
  var stat: String

  static func < (left: Self, right: Self) -> Bool {
    (right.period, left.metric, left.stat) < (left.period, right.metric, right.stat)
  }
}

extension Restatement {
  /// How far the value moved; nil where it is gone.
  fileprivate var width: ExactDecimal? {
    first.value.flatMap { before in current.value.map { ($0 - before).magnitude } }
  }
}

extension Edition {
  /// The totals of a metric, and those of its splits that may have moved, in the stats that it declares.
  fileprivate func movedSeries(of metric: String) -> [Series] {
    let stats = glossary.metric(metric)?.stats ?? [NamedStat.value.rawValue]
    let moved = snapshots.movedSplits(of: metric, asOf: asOf)
    let rows = snapshots.observations(of: metric, stats: stats, asOf: asOf) { $0.isAll || moved.contains($0) }
    return Series.all(of: metric, from: rows, presentMeaning: presentMeaning(of: metric))
  }

  fileprivate func redefinitions(of point: Point, metric: String) -> [Redefinition] {
    point.others.filter { other in
      other.value != nil && !other.isProvisional && !ledger.isSame(other.stamp?.meaning, point.observation.stamp?.meaning)
    }
    .map { Redefinition(metric: metric, first: point.observation, again: $0) }
  }
}
