package import Calendars
import Definitions
import Fingerprints
import Measures
package import Snapshots

extension Edition {
  /// The periods that are frozen by the end of the edition's day and that no run has recorded, each as its page derives it now:
  /// what a run of this day writes down, so that nothing is derived again. None while nothing is signed.
  ///
  /// `brought` are the periods, by grain, of which the run itself brings numbers, which the edition does not hold yet.
  package func periodsToFreeze(bringing brought: [Grain: ClosedRange<Period>]) -> [FrozenPeriod] {
    guard isAnythingSigned else { return [] }
    let recorded = Set(snapshots.runs.flatMap(\.frozen).map(\.period))
    let targetGrains = glossary.definitions.flatMap(\.targets).compactMap(\.grain)
    let grains = Set([settings.grain] + settings.snapshots.grains + targetGrains)
    return grains.sorted().flatMap { grain -> [FrozenPeriod] in
      let ranges = [snapshots.periodRange(grain: grain, asOf: asOf), brought[grain]].compactMap(\.self)
      guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max() else { return [] }
      return (first.ordinal...last.ordinal).compactMap { ordinal in
        let period = Period(grain: grain, ordinal: ordinal)
        guard !recorded.contains(period), let on = freeze.date(of: period), on <= asOf else { return nil }
        return FrozenPeriod(period: period, on: on, vintage: vintage(of: period), targets: recordedTargets(of: period))
      }
    }
  }

  /// Whether all parties have signed anything by now: before that there is nothing to hold on to.
  private var isAnythingSigned: Bool {
    agreements.ids.contains { !agreements.signedTargets(of: [$0], parties: partyIDs, asOf: asOf).isEmpty }
  }

  /// The hashes of the signed levels that judge a period, by definition.
  private func recordedTargets(of period: Period) -> [String: String] {
    let hashes = glossary.definitions.compactMap { definition -> (String, String)? in
      judging(definition.id, period)?.signed?.fingerprint.map { (definition.id, $0.full) }
    }
    return Dictionary(hashes, uniquingKeysWith: { first, _ in first })
  }
}
