package import Definitions
import Measures
package import Snapshots

/// A closed value that moved after it was published, under its meaning.
package struct Restatement: Sendable {
  /// The same meaning from the same source, or from another; a new meaning is a ``Redefinition``.
  package enum Cause: String, Sendable { case revision, newSource = "new source" }

  package var metric: String
  package var first: Observation
  package var current: Observation
  package var cause: Cause
  /// The move is no more than the metric tolerates: it is counted and not listed.
  package var isTolerated: Bool

  package var stat: String { current.stat }
}

extension Edition {
  /// The closed values of a metric that moved after they were final.
  package func restatements(of metric: String, in series: some Sequence<Series>) -> [Restatement] {
    series.flatMap { ($0.points + $0.withdrawn).compactMap { restatement($0, of: metric) } }
  }

  /// Nil too for a value that is withheld since: what it was is not told again.
  private func restatement(_ point: Point, of metric: String) -> Restatement? {
    let current = point.observation
    guard let first = point.firstPublished, !first.isUnmoved(in: current), !current.isWithheld,
      // What moved before the freeze was not final yet.
      freezeDate(of: point.period).map({ current.vintage.date > $0 }) ?? true
    else { return nil }
    return Restatement(
      metric: metric, first: first, current: current,
      cause: first.source != nil && first.source != current.source ? .newSource : .revision,
      isTolerated: tolerates(from: first, to: current, of: metric))
  }

  /// Whether a metric says that such a move is not worth telling; a value that is gone always is.
  package func tolerates(from first: Observation, to current: Observation, of metric: String) -> Bool {
    guard let tolerance = tolerance(of: metric, stat: current.stat), let before = first.value, let now = current.value else {
      return false
    }
    return tolerance.allows(from: before, to: now)
  }

  /// What a metric tolerates of the values of one stat: an amount is one of its own unit, which shares and numbers of cases
  /// have not.
  package func tolerance(of metric: String, stat: String) -> Tolerance? {
    guard let tolerance = glossary[metric]?.display.tolerance else { return nil }
    if case .amount = tolerance, NamedStat(rawValue: stat).map(Self.otherUnits.contains) ?? false { return nil }
    return tolerance
  }

  /// Stats that are not in their metric's unit.
  private static let otherUnits: Set<NamedStat> = [.within, .never, .open, .pending, .void, .missing]
}

extension Sequence<Restatement> {
  /// The newest period first, then by metric and stat.
  package func newestFirst() -> [Restatement] {
    sorted { ($1.current.period, $0.metric, $0.stat) < ($0.current.period, $1.metric, $1.stat) }
  }
}
