import Calendars
package import Fingerprints

/// All meanings on record, with their signatures.
package struct AgreementBook: Sendable {
  private let recordsByID: [String: [RecordedMeaning]]
  /// All ids on record, sorted; those whose definition is gone among them.
  package let ids: [String]
  /// Whether any signature is of a key, so that it is worth saying of another that none is.
  package let hasKeys: Bool

  /// That parties sign no more, in the order of paths.
  package let releases: [PartyRelease]

  package init(records: [RecordedMeaning] = [], releases: [PartyRelease] = []) {
    self.releases = releases
    recordsByID = Dictionary(grouping: records, by: \.id).mapValues { $0.sorted(by: isOlder) }
    ids = recordsByID.keys.sorted()
    hasKeys =
      records.contains { $0.signatures.contains { $0.key != nil } } || releases.contains { $0.signature.key != nil }
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
