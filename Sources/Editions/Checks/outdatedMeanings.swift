import Calendars
import Definitions
import Diagnostics
import Snapshots

/// Numbers of periods for which a newer meaning was already in force.
func outdatedMeanings(_ series: Series, _ edition: Edition) -> [Diagnostic] {
  series.points.compactMap { point in
    guard case .outdated(let stamp) = edition.stampState(of: point.observation, metric: series.metric) else { return nil }
    return Diagnostic(
      .snapshotOutdatedMeaning, at: point.observation.position,
      "'\(series.metric)' of \(point.period) carries \(stamp.short), but a newer meaning was in force",
      suggestion: "compute it again: concord snapshot --backcast", cause: edition.cause(ofOutdated: stamp))
  }
}

extension Edition {
  /// The definition that moved: mostly it is its first day that is wrong, and not the numbers.
  fileprivate func cause(ofOutdated stamp: Stamp) -> FindingCause? {
    guard let change = outdating(of: stamp.meaning)?.causes.first, let definition = glossary[change.id],
      let effective = definition.effective
    else { return nil }
    let before = change.from.map { "under version \($0)" } ?? "under an older one"
    return FindingCause(
      at: definition.effectivePosition ?? definition.position,
      "version \(definition.version) of '\(change.id)' is in force from \(effective.short), but numbers of later periods were "
        + "computed \(before)",
      suggestion: "set 'effective' to the first day of version \(definition.version), or compute those periods again: "
        + "concord snapshot --backcast")
  }
}
