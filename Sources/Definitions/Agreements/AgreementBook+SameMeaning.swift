package import Calendars
package import Fingerprints

extension AgreementBook {
  /// Whether every party attested that a meaning is the one before it in other words. Signatures after `asOf` are not known.
  package func isAttested(_ record: RecordedMeaning, by parties: [String], asOf: CivilDate?) -> Bool {
    !parties.isEmpty
      && parties.allSatisfy { party in
        // A later one under the same meaning attests other words of it.
        record.signatures.filter { $0.party == party && $0.withdraws == nil && $0.isKnown(asOf) }
          .min { $0.isOlder(than: $1) }?.attestsSameMeaning == true
      }
  }

  /// Whether every party attested that the present words of a definition mean what it signed in others.
  package func isRewordingAttested(_ id: String, in glossary: Glossary, by parties: [String], asOf: CivilDate?) -> Bool {
    let signatures = signatures(of: id, in: glossary, asOf: asOf)
    return !parties.isEmpty
      && parties.allSatisfy { party in
        signatures.contains { $0.party == party && $0.attestsSameMeaning && isOfPresentWords($0, id, in: glossary) }
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
