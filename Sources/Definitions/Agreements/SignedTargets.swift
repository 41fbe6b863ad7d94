package import Calendars
package import Fingerprints

/// Levels of a commitment or a metric that every party has signed, with the meaning that they were signed under.
package struct SignedTargets: Sendable {
  package var record: RecordedMeaning
  /// Oldest first; none where the parties signed that nothing is promised.
  package var targets: [Target]
  /// The day on which the last party signed them: since then they were agreed.
  package var since: CivilDate

  /// The hash of the levels; nil where nothing is promised.
  package var fingerprint: Fingerprint? { HashedParts.hash(of: targets) }
}

extension AgreementBook {
  /// The lists of levels that all parties signed for a definition, under whichever of its meanings and former ids, in the order
  /// of the days on which they had. Signatures after `asOf` are not known yet; nil knows all.
  package func signedTargets(of ids: [String], parties: [String], asOf: CivilDate?) -> [SignedTargets] {
    guard !parties.isEmpty else { return [] }
    return ids.flatMap(records).flatMap { $0.signedTargets(parties: parties, asOf: asOf) }
      .sorted { left, right in
        func key(_ list: SignedTargets) -> (CivilDate, Int, Fingerprint) {
          (list.since, list.record.version, list.fingerprint ?? list.record.own)
        }
        return key(left) < key(right)
      }
  }
}

extension AgreementBook {
  /// The levels that a record names by their hash, as far as anybody had signed them by a day: who the parties were then is not
  /// asked. Nil where nobody had.
  package func targetsOnRecord(of ids: [String], hash: String, asOf: CivilDate?) -> SignedTargets? {
    guard hash.count >= 12 else { return nil }
    let digits = String(hash.prefix(12))
    return ids.flatMap(records).lazy.compactMap { record -> SignedTargets? in
      guard let targets = record.promises[digits] else { return nil }
      let signers = Set(record.signatures.filter { !$0.isStewards }.map(\.party))
      let days = signers.compactMap { party in
        record.signatures.filter { $0.party == party && $0.targets == digits && $0.isKnown(asOf) }.map(\.date).min()
      }
      let list = days.max().map { SignedTargets(record: record, targets: targets, since: $0) }
      return list.flatMap { $0.hasHash(hash) ? $0 : nil }
    }
    .first
  }
}

extension SignedTargets {
  /// Whether a record names these levels: by their whole hash, or by its first digits.
  package func hasHash(_ digits: String) -> Bool {
    fingerprint.map { digits.count >= 12 && $0.full.hasPrefix(digits) } ?? false
  }
}

extension RecordedMeaning {
  fileprivate func signedTargets(parties: [String], asOf: CivilDate?) -> [SignedTargets] {
    let known = signatures.filter { !$0.isStewards && $0.isKnown(asOf) }
    return Dictionary(grouping: known) { $0.targets ?? "" }.compactMap { digits, signatures in
      let days = parties.compactMap { party in signatures.filter { $0.party == party }.map(\.date).min() }
      guard days.count == parties.count, let last = days.max(), let list = digits.isEmpty ? [] : promises[digits] else {
        return nil
      }
      return SignedTargets(record: self, targets: list, since: last)
    }
  }
}
