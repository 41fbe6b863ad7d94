package import Calendars
package import Fingerprints

/// All meanings on record, with their signatures.
package struct AgreementBook: Sendable {
  private let recordsByID: [String: [RecordedMeaning]]
  /// All ids on record, sorted; those whose definition is gone among them.
  package let ids: [String]
  /// Whether any signature is of a key, so that it is worth saying of another that none is.
  package let hasKeys: Bool

  package init(records: [RecordedMeaning] = []) {
    recordsByID = Dictionary(grouping: records, by: \.id).mapValues { $0.sorted(by: isOlder) }
    ids = recordsByID.keys.sorted()
    hasKeys = records.contains { $0.signatures.contains { $0.key != nil } }
  }

  /// Oldest first: by version, then by the day of the first signature.
  package func records(of id: String) -> [RecordedMeaning] { recordsByID[id] ?? [] }

  package func record(_ id: String, own: Fingerprint) -> RecordedMeaning? {
    records(of: id).first { $0.own == own }
  }

  /// The newest record of a version.
  package func record(_ id: String, version: Int) -> RecordedMeaning? {
    records(of: id).last { $0.version == version }
  }

  /// The record whose fingerprint, when it was recorded, starts with these digits.
  package func record(_ id: String, fingerprintPrefix digits: String) -> RecordedMeaning? {
    records(of: id).last { $0.fingerprint.full.hasPrefix(digits) }
  }
}

private func isOlder(_ left: RecordedMeaning, _ right: RecordedMeaning) -> Bool {
  func key(_ record: RecordedMeaning) -> (Int, Int, Fingerprint) {
    (record.version, record.signatures.map(\.date.daysSinceEpoch).min() ?? .max, record.own)
  }
  return key(left) < key(right)
}

extension AgreementBook {
  /// The signatures that bind a definition as it stands: its own meaning and, where it promises a level, that level.
  ///
  /// Steward's signatures are among them; they bind the source.
  package func signatures(of id: String, in glossary: Glossary, asOf: CivilDate?) -> [Signature] {
    guard let hashes = glossary.hashes(of: id), let record = record(id, own: hashes.own) else { return [] }
    return record.signatures.filter { signature in
      guard isKnown(signature, asOf) else { return false }
      if signature.isStewards { return signature.source == nil || signature.source == hashes.source?.stored }
      return hashes.targets == nil || signature.targets == hashes.targets?.stored
    }
  }

  /// Where a definition stands. What its file declares goes before what signatures say.
  ///
  /// Signatures after `asOf` are not known yet; nil knows all.
  package func status(of id: String, in glossary: Glossary, parties: [String], asOf: CivilDate?) -> AgreementStatus {
    guard let definition = glossary[id] else { return .proposed }
    switch definition.declared {
    case .retired: return .retired
    case .disputed(let by, let since, let what): return .disputed(by: by, since: since, what: what)
    case .draft: return .draft
    case nil: return signedStatus(of: definition, in: glossary, parties: parties, asOf: asOf)
    }
  }

  /// Where a definition stands by its signatures alone, whatever its file declares.
  package func signedStatus(
    of definition: Definition, in glossary: Glossary, parties: [String], asOf: CivilDate?
  ) -> AgreementStatus {
    let id = definition.id
    let signatures = signatures(of: id, in: glossary, asOf: asOf)
    let days = parties.map { party in signatures.filter { $0.party == party }.map(\.date).min() }
    let signed = days.compactMap { $0 }
    if let last = signed.max(), signed.count == parties.count { return .agreed(since: last) }
    if !signed.isEmpty { return .halfSigned(by: zip(parties, days).filter { $0.1 != nil }.map(\.0)) }
    let past = ([id] + definition.formerly).flatMap(records)
    let wasAgreed = past.contains { record in
      !parties.isEmpty && parties.allSatisfy { party in record.signatures.contains { $0.party == party && isKnown($0, asOf) } }
    }
    return wasAgreed ? .lapsed : .proposed
  }

  /// The ids of a glossary whose meaning not every party has signed, or that stand on such a one at any depth. None where no
  /// party is named: then there is nobody to wait for.
  package func unsigned(in glossary: Glossary, parties: [String]) -> Set<String> {
    guard !parties.isEmpty else { return [] }
    let open = glossary.definitions.map(\.id).filter { id in
      let signers = Set(signatures(of: id, in: glossary, asOf: nil).map(\.party))
      return !signers.isSuperset(of: parties)
    }
    let beneath = Foundations(of: glossary, among: open)
    return Set(open).union(glossary.definitions.map(\.id).filter { !beneath[$0].isEmpty })
  }

  private func isKnown(_ signature: Signature, _ asOf: CivilDate?) -> Bool {
    asOf.map { signature.date <= $0 } ?? true
  }
}
