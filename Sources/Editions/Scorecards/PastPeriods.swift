import Calendars
package import Changes
package import Definitions
import Diagnostics
import Measures
import Snapshots

/// The closed periods of an edition, to be judged by other levels.
package struct PastPeriods: Sendable {
  private let edition: Edition

  package init(_ edition: Edition) { self.edition = edition }

  /// How past periods would have been judged: each by the level in force then; where the new levels begin only after all of
  /// them, each by the last old and by the last new one, as if either had held all along.
  ///
  /// Of a commitment the number that it measures, of a metric its own headline number. Nil where nothing was or is promised,
  /// and where no period is over.
  package func flips(_ definition: Definition, from old: [Target], to new: [Target]) -> TargetFlips? {
    guard let measured = Measured(definition), !old.isEmpty, !new.isEmpty else { return nil }
    var flips = TargetFlips(judged: 0, toMet: 0, toMissed: 0)
    for grain in Set((old + new).map { $0.grain ?? edition.settings.grain }).sorted() {
      let (before, now) = (old.levels(of: grain), new.levels(of: grain))
      guard !before.isEmpty, !now.isEmpty, before.map(\.level) != now.map(\.level) else { continue }
      count(measured, grain, from: before, to: now, &flips)
    }
    return flips.judged == 0 ? nil : flips
  }

  private func count(
    _ measured: Measured, _ grain: Grain, from old: [Target], to new: [Target], _ flips: inout TargetFlips
  ) {
    let series = edition.series(measured.metric, stat: measured.stat, grain: grain)
    let periods = edition.days.periods
    let points = (series?.points ?? []).filter { periods.isOver($0.period, asOf: edition.asOf) }
    let isRewritten = points.contains {
      old.inForce(for: $0.period, in: periods)?.level != new.inForce(for: $0.period, in: periods)?.level
    }
    func verdict(_ point: Snapshots.Point, _ targets: [Target]) -> Verdict {
      Assessment.of(
        isVolume: false, targets: isRewritten ? targets : targets.suffix(1).map(\.undated), point: point,
        parts: edition.glossary.parts(of: measured.metric, stat: measured.stat), period: point.period, asOf: edition.asOf,
        days: edition.days, atRisk: edition.settings.atRisk
      ).verdict
    }
    for point in points {
      let (before, now) = (verdict(point, old), verdict(point, new))
      guard before.isDecided || now.isDecided else { continue }
      flips.judged += 1
      if before == .missed, now == .met { flips.toMet += 1 }
      if before == .met, now == .missed { flips.toMissed += 1 }
    }
  }
}

/// The number that a definition's targets judge.
private struct Measured {
  var metric: String
  var stat: String

  /// Nil for what has no number.
  init?(_ definition: Definition) {
    switch definition.semantics {
    case .commitment(let commitment): (metric, stat) = (commitment.measure, commitment.stat)
    case .metric(let metric): (self.metric, stat) = (definition.id, metric.mainStat(definition.display))
    default: return nil
    }
  }
}

extension [Target] {
  /// The levels that judge periods of a grain.
  fileprivate func levels(of grain: Grain) -> [Target] { filter { ($0.grain ?? grain) == grain } }
}

extension Target {
  /// What is promised, without its place in a file.
  fileprivate var level: Target {
    var level = self
    level.position = SourcePosition(file: "")
    return level
  }

  /// The same level as if it had always been promised.
  fileprivate var undated: Target {
    var target = self
    target.from = nil
    return target
  }
}
