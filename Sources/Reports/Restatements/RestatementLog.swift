import Calendars
import Definitions
import Measures
import Numbers
import Snapshots

/// A closed period that stands under two meanings: side by side, never subtracted.
struct Redefinition: Sendable {
  var metric: String
  /// As it was published.
  var first: Observation
  /// Computed again under the other meaning.
  var again: Observation
}

/// Every total of a closed period that is not what was first published, told apart by why.
struct RestatementLog: Sendable {
  /// The same meaning, another value: a revision, or another source. The newest period first.
  private(set) var revised: [Restatement] = []
  /// Another meaning. The newest period first.
  private(set) var redefined: [Redefinition] = []

  init(_ edition: Edition) {
    for metric in edition.snapshots.metrics {
      let stats = edition.glossary.metric(metric)?.stats ?? ["value"]
      let rows = edition.snapshots.observations(of: metric) { $0.isAll }
        .filter { $0.vintage.date <= edition.asOf && stats.contains($0.stat) }
      for point in Series.all(of: metric, from: rows, presentMeaning: edition.presentMeaning(of: metric)).flatMap(\.points) {
        if let moved = Restatement(point, metric: metric), edition.wasFinal(moved) { revised.append(moved) }
        redefined += edition.redefinitions(of: point, metric: metric)
      }
    }
    revised.sort { ($1.current.period, $0.metric, $0.stat) < ($0.current.period, $1.metric, $1.stat) }
    redefined.sort { left, right in
      (right.first.period, left.metric, left.first.stat) < (left.first.period, right.metric, right.first.stat)
    }
  }
}

extension Edition {
  /// What moved before the freeze was not final yet.
  fileprivate func wasFinal(_ restatement: Restatement) -> Bool {
    freeze.date(of: restatement.current.period).map { restatement.current.vintage.date > $0 } ?? true
  }

  fileprivate func redefinitions(of point: Point, metric: String) -> [Redefinition] {
    point.others.filter { other in
      other.value != nil && !other.isProvisional && !ledger.isSame(other.stamp?.meaning, point.observation.stamp?.meaning)
    }
    .map { Redefinition(metric: metric, first: point.observation, again: $0) }
  }
}
