import Calendars
import Definitions
package import Diagnostics
import ShownNumbers
import Snapshots

/// In the last closed period more was handed over and less of it accepted: the bar may have been lowered to reach the volume.
package func loweredBars(_ edition: Edition) -> [Diagnostic] {
  let grain = edition.settings.grain
  guard let period = edition.latestClosed(grain) else { return [] }
  return edition.volumePairs.compactMap { pair in
    guard let volume = edition.series(pair.volume, grain: grain), let quality = edition.series(pair.quality, grain: grain),
      let found = VolumePair(volume, quality, at: period, in: edition), found.isLowered,
      let more = found.volumeMove?.number.number.text, let less = found.qualityMove?.number.number.text,
      let definition = edition.glossary[pair.quality]
    else { return nil }
    return Diagnostic(
      .metricBarLowered, at: definition.position,
      "'\(pair.volume)' rose by \(more) in \(period.long), and '\(pair.quality)' fell by \(less)",
      suggestion: "look at what was added before the volume is praised: sources, criteria, targeting")
  }
}

extension Edition {
  /// Each promised volume with the conversion from its stage to the next one that the creditor holds: its acceptance.
  package var volumePairs: [(volume: String, quality: String)] {
    promisesInUse.flatMap { _, promise -> [(volume: String, quality: String)] in
      guard promise.form == .volume, let stage = glossary.countedStage(of: promise.measure) else { return [] }
      return glossary.definitions.filter { $0.isInUse }.compactMap { definition in
        guard let metric = glossary.metric(definition.id), metric.plan == nil,
          case .conversion(stage, let next, _, .cohort) = metric.calculation,
          case .stage(let accepted) = glossary[next]?.semantics,
          accepted.after == stage, accepted.heldBy.map({ Commitment.Side.party($0) == promise.creditor }) ?? false
        else { return nil }
        return (promise.measure, definition.id)
      }
    }
  }
}
