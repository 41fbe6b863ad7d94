import Calendars
import Changes
import Definitions
import Diagnostics
import Measures
import Reports
import Snapshots

/// The closed periods whose numbers are at hand, to be judged by other levels.
struct PastPeriods {
  private let edition: Edition

  init(_ content: Content, glossary: Glossary, _ options: ComparisonOptions) async {
    let read = await readSnapshots(
      content, glossary: glossary, asOf: options.asOf, root: options.root, threads: options.threads)
    let today = options.asOf ?? newestDate(content) ?? CivilDate(daysSinceEpoch: 0)
    let none = Address("none")
    edition = resolveEdition(
      content, store: read.store, glossary: glossary, asOf: today,
      assets: Assets(stylesheet: none, script: none, searchIndex: none), findings: [])
  }

  /// How past periods would have been judged: each by the level in force then; where the new levels begin only after all of
  /// them, each by the last old and by the last new one, as if either had held all along.
  ///
  /// Nil for what is no commitment, and where no period is over.
  func flips(_ definition: Definition, from old: [Target], to new: [Target]) -> TargetFlips? {
    guard case .commitment(let commitment) = definition.semantics, !old.isEmpty, !new.isEmpty else { return nil }
    let grain = (new.last?.grain ?? old.last?.grain) ?? edition.settings.grain
    guard
      let series = edition.snapshots.series(
        commitment.measure, stat: commitment.stat, grain: grain, asOf: edition.asOf,
        presentMeaning: edition.presentMeaning(of: commitment.measure))
    else { return nil }
    let over = edition.asOf.adding(days: 1)
    let points = series.points.filter { $0.period.end.map { $0 <= over } ?? true }
    let isRewritten = points.contains { old.inForce(for: $0.period)?.level != new.inForce(for: $0.period)?.level }
    func verdict(_ point: Snapshots.Point, _ targets: [Target]) -> Verdict {
      Assessment.of(
        commitment, targets: isRewritten ? targets : targets.suffix(1).map(\.undated), point: point, period: point.period,
        asOf: edition.asOf, days: edition.days, atRisk: edition.settings.atRisk
      ).verdict
    }
    var flips = TargetFlips(judged: 0, toMet: 0, toMissed: 0)
    for point in points {
      let (before, now) = (verdict(point, old), verdict(point, new))
      guard before.isDecided || now.isDecided else { continue }
      flips.judged += 1
      if before == .missed, now == .met { flips.toMet += 1 }
      if before == .met, now == .missed { flips.toMissed += 1 }
    }
    return flips.judged == 0 ? nil : flips
  }
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
