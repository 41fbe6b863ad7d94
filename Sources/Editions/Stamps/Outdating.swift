import Calendars
import Definitions
import Fingerprints
import Snapshots

/// From when on an older meaning of a metric is no longer in force: the day on which all that moved since was.
struct Outdating: Sendable {
  let since: CivilDate
  /// The definitions that moved, by id.
  let causes: [MeaningLedger.Change]

  /// Of every meaning that rows carry and a later one has taken the place of, by its 12 digits.
  ///
  /// Worked out once an edition: each number of each page asks for the state of its stamp.
  static func all(_ snapshots: SnapshotStore, _ ledger: MeaningLedger, _ glossary: Glossary) -> [String: Outdating] {
    var found: [String: Outdating] = [:]
    for metric in snapshots.metrics {
      guard let present = glossary.hashes(of: metric)?.fingerprint.stored else { continue }
      for use in snapshots.meanings(of: metric) where use.meaning != present && found[use.meaning] == nil {
        guard ledger[use.meaning]?.id == metric else { continue }
        let causes = ledger.causes(from: use.meaning, to: present)
        let days = causes.compactMap { glossary[$0.id]?.effective }
        guard let last = days.max(), days.count == causes.count else { continue }
        found[use.meaning] = Outdating(since: last, causes: causes)
      }
    }
    return found
  }
}
