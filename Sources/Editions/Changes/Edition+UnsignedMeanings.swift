package import Calendars
package import Definitions
import Fingerprints
import Snapshots

extension Edition {
  /// Every meaning that a definition had, signed or not, so far as anybody kept it; oldest first.
  func meaningsInOrder(of id: String) -> [RecordedMeaning] {
    let signed = recordsInForce(of: id)
    let present = glossary.hashes(of: id)?.own
    let owns = Set(signed.map(\.own))
    let kept = (keptMeanings[id] ?? []).filter { !owns.contains($0.own) && $0.own != present }
    let past = kept.isEmpty ? signed : (signed + kept).sorted { $0.version < $1.version }
    return past + [presentMeaningOffRecord(of: id)].compactMap(\.self)
  }

  /// The present meaning of a definition where the records do not have it in its place: nobody has signed it and nothing is kept
  /// of it, or a new version goes back to an older meaning, with the signatures that hold for that.
  func presentMeaningOffRecord(of id: String) -> RecordedMeaning? {
    guard let definition = glossary[id], let own = glossary.hashes(of: id)?.own else { return nil }
    let last = recordsInForce(of: id).last
    if let record = agreements.record(id, own: own) {
      guard let last, last.own != own, last.version > record.version, last.version < definition.version else { return nil }
    }
    var meaning = RecordedMeaning(unsigned: definition, in: glossary)
    meaning?.signatures = agreements.signatures(of: id, in: glossary, asOf: asOf)
    return meaning
  }

  /// The day from which a meaning holds: the one that it names, else that of its first signature, else that of the first run
  /// that computed with it. A change that none of them tells of is known today; of a first meaning that is no news.
  func firstDay(of record: RecordedMeaning, isChange: Bool) -> CivilDate? {
    if let day = record.effective ?? record.signatures.filter({ $0.date <= asOf && !$0.isStewards }).map(\.date).min() {
      return day
    }
    guard isChange else { return nil }
    let run = snapshots.runs.first { run in run.definitions.contains { $0.id == record.id && $0.own == record.own.full } }
    return min(run?.vintage.date ?? asOf, asOf)
  }

  /// Where a meaning stood on a day, by the signatures that it had then.
  package func state(of record: RecordedMeaning, after before: RecordedMeaning?, on day: CivilDate) -> AgreementStatus {
    if let definition = glossary[record.id], glossary.hashes(of: record.id)?.own == record.own {
      switch definition.declared {
      case .disputed(let by, let since, let what) where since.map({ $0 <= day }) ?? false:
        return .disputed(by: by, since: since, what: what)
      case .draft: return .draft
      default: break
      }
    }
    func signed(_ record: RecordedMeaning) -> [(party: String, day: CivilDate)] {
      partyIDs.compactMap { party in
        let first = record.signatures.filter { $0.party == party }.map(\.date).min()
        return first.flatMap { $0 <= day ? (party, $0) : nil }
      }
    }
    let now = signed(record)
    if let last = now.map(\.day).max(), now.count == partyIDs.count { return .agreed(since: last) }
    if !now.isEmpty { return .halfSigned(by: now.map(\.party)) }
    let wasAgreed = before.map { !partyIDs.isEmpty && signed($0).count == partyIDs.count } ?? false
    return wasAgreed ? .lapsed : .proposed
  }
}
