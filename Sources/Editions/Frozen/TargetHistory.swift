package import Calendars
package import Definitions
import Fingerprints
import Measures
import Snapshots

/// Which levels of a commitment or a metric judge which of its periods.
///
/// A period is judged by what had been signed when it froze, whatever is signed or written later.
package struct TargetHistory: Sendable {
  /// What judges one period.
  package struct Judging: Sendable {
    package var targets: [Target]
    /// The list that all parties signed; nil where none did, and the file's own levels are held against the period.
    package var signed: SignedTargets?
    /// Whether a run recorded, when the period was frozen, that these judge it.
    package var isRecorded: Bool
  }

  private let id: String
  /// As the file says them today.
  private let present: [Target]
  /// In the order of the days on which they were signed by all.
  private let signed: [SignedTargets]
  /// Those that records of frozen periods name: every number of every such period asks for one.
  private let recorded: [FrozenRecords.Levels: SignedTargets]
  /// Whether all periods are judged by one list, for no other was ever signed or written.
  private let isSettled: Bool

  /// `present` is the definition as it stands; nil for one that is gone.
  init(
    of id: String, _ present: Definition?, signed: [SignedTargets], recorded: [FrozenRecords.Levels: SignedTargets]
  ) {
    self.id = id
    self.recorded = recorded
    self.present = present?.targets ?? []
    self.signed = signed
    let levels = HashedParts.hash(of: self.present)
    isSettled =
      present != nil && !signed.isEmpty
      && signed.allSatisfy { $0.fingerprint == levels && $0.record.own == present?.own }
  }

  /// Nothing was ever promised, or put up to be.
  var isEmpty: Bool { present.isEmpty && signed.allSatisfy(\.targets.isEmpty) }

  /// `day` is that of a page that does not wait for the period's own freeze: what is signed later is not known there.
  package func judging(_ period: Period, in edition: Edition, by day: CivilDate? = nil) -> Judging {
    // Every number of every page asks: what is dear to know waits until it is needed.
    let isAhead = day.map { day in edition.freezeDate(of: period).map { day < $0 } ?? true } ?? false
    if !isAhead, let record = edition.frozen[period] {
      // What had no signed levels when the record was made judges nothing there, whatever was signed since.
      guard let hash = record.frozen.targets[id] else { return Judging(targets: [], signed: nil, isRecorded: true) }
      let levels = FrozenRecords.Levels(hash: hash, day: record.run.vintage.date)
      if let list = recorded[levels] { return Judging(targets: list.targets, signed: list, isRecorded: true) }
    }
    if isSettled { return Judging(targets: present, signed: signed.first, isRecorded: false) }
    let periods = edition.days.periods
    let lists = inForce(for: period, in: periods)
    let today = isAhead ? day ?? edition.asOf : edition.asOf
    let freeze = edition.freezeDate(of: period)
    let until = min(freeze ?? today, today)
    if let list = lists.last(where: { $0.since <= until }) {
      return Judging(targets: list.targets, signed: list, isRecorded: false)
    }
    if freeze.map({ $0 <= today }) ?? false,
      let list = lists.first(where: { $0.targets.inForce(for: period, in: periods) != nil })
    {
      return Judging(targets: list.targets, signed: list, isRecorded: false)
    }
    return Judging(targets: present, signed: nil, isRecorded: false)
  }

  /// The lists without those of a version that is used only from a later day; the first version is used for all days before.
  private func inForce(for period: Period, in periods: ReportingPeriods) -> [SignedTargets] {
    guard let start = periods.start(of: period), let first = signed.map(\.record.version).min() else { return signed }
    return signed.filter { $0.record.version == first || ($0.record.effective.map { $0 <= start } ?? true) }
  }
}

extension Edition {
  /// Which levels judge a period of a definition; nil where none were ever promised.
  package func judging(_ id: String, _ period: Period, by day: CivilDate? = nil) -> TargetHistory.Judging? {
    targetHistory(of: id)?.judging(period, in: self, by: day)
  }
}
