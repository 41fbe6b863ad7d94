package import Calendars
package import Fingerprints

extension AgreementBook {
  /// Whether every party attested that a meaning is the one before it in other words. Signatures after `asOf` are not known.
  package func isAttested(_ record: RecordedMeaning, by parties: [String], asOf: CivilDate?) -> Bool {
    !parties.isEmpty
      && parties.allSatisfy { party in
        record.signatures.contains { signature in
          signature.party == party && signature.attestsSameMeaning && (asOf.map { signature.date <= $0 } ?? true)
        }
      }
  }

  /// Own hashes that all parties attested to mean the same, each with that of the meaning before it; in the order of ids.
  package func sameMeanings(parties: [String], asOf: CivilDate?) -> [(before: Fingerprint, after: Fingerprint)] {
    ids.flatMap { id in
      let records = records(of: id)
      return zip(records, records.dropFirst()).compactMap { before, after in
        isAttested(after, by: parties, asOf: asOf) ? (before.own, after.own) : nil
      }
    }
  }
}
