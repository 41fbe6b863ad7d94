package import Calendars
package import Definitions
import Fingerprints
import Snapshots

extension Edition {
  /// What not every party had signed of the meanings that a run named when it found a period frozen, with how each stood then; nil
  /// where no run recorded the period.
  ///
  /// It follows from the run and from signatures up to its day alone: what a file declares today, later signatures and later levels
  /// change nothing of it.
  package func unsigned(whenFrozen period: Period) -> [(id: String, status: AgreementStatus)]? {
    guard let run = frozen[period]?.run else { return nil }
    let parties = settings.parties.map(\.id)
    // A run names earlier meanings too, after those in force.
    var known: Set<String> = []
    let inForce = run.definitions.filter { known.insert($0.id).inserted }
    return inForce.sorted { $0.id < $1.id }.compactMap { entry in
      agreements.openStatus(of: entry, parties, on: run.vintage.date).map { (entry.id, $0) }
    }
  }
}

extension AgreementBook {
  /// How a meaning stood that not every party had signed by a day, by its signatures alone; nil where all had, or where one had
  /// signed that it goes out of use.
  fileprivate func openStatus(
    of entry: RunRecord.MeaningEntry, _ parties: [String], on day: CivilDate
  ) -> AgreementStatus? {
    let known = records(of: entry.id).flatMap { record in
      record.signatures.filter { $0.isKnown(day) }.map { (signature: $0, record: record) }
    }
    guard !known.contains(where: { $0.signature.withdraws != nil }) else { return nil }
    let signers = Set(known.filter { $0.signature.binds(entry, under: $0.record) }.map(\.signature.party))
    let signed = parties.filter(signers.contains)
    guard signed.count < parties.count else { return nil }
    if !signed.isEmpty { return .halfSigned(by: signed) }
    return wasAgreed(entry.id, parties: parties, asOf: day) ? .lapsed : .proposed
  }
}

extension Signature {
  /// Whether it is of the meaning that a run names: under its hash, or of the sentence that is the meaning now.
  fileprivate func binds(_ entry: RunRecord.MeaningEntry, under record: RecordedMeaning) -> Bool {
    record.own.full == entry.own
      || record.leavesOutSentence && wording.map { entry.wording?.hasPrefix($0) ?? false } ?? false
  }
}
