import Calendars
import Definitions
package import Diagnostics
import Fingerprints
import Measures
import Snapshots

/// What runs recorded of the periods that they found frozen, where snapshots, signatures or another run say otherwise.
package func contradictedFreezes(_ edition: Edition) -> [Diagnostic] {
  edition.snapshots.runs.filter { $0.vintage.date <= edition.asOf && !$0.frozen.isEmpty }.flatMap { run in
    run.frozen.compactMap { frozen in
      edition.contradiction(of: frozen, in: run).map { message in
        Diagnostic(
          .snapshotFrozen, at: frozen.position, "the record of \(frozen.period) \(message)",
          suggestion: "restore run.yml and the agreements from git")
      }
    }
  }
}

extension Edition {
  /// What is wrong with a record, as its finding goes on; the first of several.
  fileprivate func contradiction(of frozen: FrozenPeriod, in run: RunRecord) -> String? {
    if let first = self.frozen[frozen.period], first.run.folder != run.folder {
      return first.frozen.says(theSameAs: frozen) ? nil : "is not that of \(first.run.folder), which recorded it first"
    }
    let day = run.vintage.date
    if frozen.on > day { return "says that it froze on \(frozen.on), after this run" }
    if let problem = wrongVintage(frozen, run: day) { return problem }
    return frozen.targets.sorted { $0.key < $1.key }.lazy.compactMap { self.wrongLevels($0, $1, frozen, run: day) }.first
  }

  private func wrongVintage(_ frozen: FrozenPeriod, run day: CivilDate) -> String? {
    let said = "says that its numbers stand as known on \(frozen.vintage)"
    if frozen.vintage < frozen.on { return "\(said), before it froze" }
    if frozen.vintage > day { return "\(said), after this run" }
    let known = snapshots.vintageDates
    if frozen.vintage > frozen.on {
      return known.contains(frozen.vintage) ? nil : "\(said), and there is no snapshot of that day"
    }
    guard let end = days.periods.end(of: frozen.period) else { return nil }
    let isKnown = known.contains { $0 <= frozen.on && $0.adding(days: 1) >= end }
    return isKnown ? nil : "\(said), and there is no snapshot between the period's end and that day"
  }

  private func wrongLevels(_ id: String, _ hash: String, _ frozen: FrozenPeriod, run day: CivilDate) -> String? {
    let ids = [id] + (glossary[id]?.formerly ?? [])
    let shown = "the levels \(hash.prefix(8)) of '\(id)'"
    guard let list = agreements.targetsOnRecord(of: ids, hash: hash, asOf: nil) else {
      return "names \(shown), which are in no agreement"
    }
    guard agreements.targetsOnRecord(of: ids, hash: hash, asOf: day) != nil else {
      return "names \(shown), which were signed on \(list.since), after this run"
    }
    let before = agreements.signedTargets(of: ids, parties: partyIDs, asOf: frozen.on)
    guard let last = before.last(where: { isUsed($0.record, in: frozen.period, among: before) }), !last.hasHash(hash),
      let other = last.fingerprint
    else { return nil }
    return "names \(shown), and by the signatures of \(last.since) it was judged by \(other.short)"
  }

  /// Whether a version was used in a period: the first one is, whenever that began.
  private func isUsed(_ record: RecordedMeaning, in period: Period, among lists: [SignedTargets]) -> Bool {
    guard let start = days.periods.start(of: period), let effective = record.effective else { return true }
    return effective <= start || record.version == lists.map(\.record.version).min()
  }
}
