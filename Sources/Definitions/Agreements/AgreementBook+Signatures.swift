package import Calendars
import Diagnostics
import Fingerprints

extension AgreementBook {
  /// The signatures that bind a definition as it stands: its own meaning and the level that it promises, if it promises one.
  ///
  /// What a signer signed last under a meaning is what holds: who signed other levels after these, or that the definition goes
  /// out of use, has to sign these again. Steward's signatures are among them; they bind the source.
  package func signatures(of id: String, in glossary: Glossary, asOf: CivilDate?) -> [Signature] {
    let known = records(of: id).flatMap(\.signatures).filter { $0.isKnown(asOf) }
    guard !known.isEmpty else { return [] }
    let matching = matching(id, in: glossary, asOf: asOf)
    let others = known.filter { !matching.contains($0) }
    return matching.filter { signature in
      !others.contains { other in
        other.signer == signature.signer && other.folder == signature.folder && signature.isOlder(than: other)
      }
    }
  }

  /// The ids of a glossary whose meaning not every party has signed, or that stand on such a one at any depth. None where no
  /// party is named: then there is nobody to wait for.
  package func unsigned(in glossary: Glossary, parties: [String]) -> Set<String> {
    guard !parties.isEmpty else { return [] }
    let open = glossary.definitions.map(\.id).filter { id in
      // The glossary may be one of the past, whose levels were signed before those of today.
      let signers = Set(matching(id, in: glossary, asOf: nil).map(\.party))
      return !signers.isSuperset(of: parties)
    }
    let beneath = Foundations(of: glossary, among: open)
    return Set(open).union(glossary.definitions.map(\.id).filter { !beneath[$0].isEmpty })
  }

  /// Signatures of exactly this meaning, these levels, this source, whatever was signed after them.
  private func matching(_ id: String, in glossary: Glossary, asOf: CivilDate?) -> [Signature] {
    guard let definition = glossary[id], let hashes = glossary.hashes(of: id) else { return [] }
    return records(of: id).flatMap { record in
      record.signatures.filter {
        $0.isKnown(asOf) && binds($0, record, definition, hashes) && !isLeft($0, record, definition, asOf: asOf)
      }
    }
  }

  /// Whether its signer signed another meaning after it, of a version between its own and the present one: a later version that
  /// goes back to what was signed once is a change of what was agreed last, and is signed again.
  private func isLeft(
    _ signature: Signature, _ record: RecordedMeaning, _ definition: Definition, asOf: CivilDate?
  ) -> Bool {
    guard record.version < definition.version else { return false }
    return records(of: record.id).contains { other in
      other.version > record.version && other.version < definition.version
        && other.signatures.contains {
          $0.signer == signature.signer && $0.withdraws == nil && $0.isKnown(asOf) && !$0.isOlder(than: signature)
        }
    }
  }

  private func binds(
    _ signature: Signature, _ record: RecordedMeaning, _ definition: Definition, _ hashes: DefinitionHashes
  ) -> Bool {
    guard signature.withdraws == nil else { return false }
    guard record.own == hashes.own else {
      // Under the hash without the sentence some may have signed the sentence that is the meaning now.
      return definition.isSentence && record.leavesOutSentence && !signature.isStewards
        && signature.wording == hashes.wording.stored && signature.targets == hashes.targets?.stored
    }
    if signature.isStewards { return signature.source == nil || signature.source == hashes.source?.stored }
    guard signature.targets == hashes.targets?.stored else { return false }
    guard definition.isSentence, record.leavesOutSentence, let wording = signature.wording else { return true }
    return wording == hashes.wording.stored || wording == record.wording
  }
}

extension Signature {
  package func isKnown(_ asOf: CivilDate?) -> Bool { asOf.map { date <= $0 } ?? true }

  /// Whether it was given before another one of the same signer: of one day the file that is named by the signer alone is the
  /// first, and that a definition goes out of use the last.
  package func isOlder(than other: Signature) -> Bool { (date, rank) < (other.date, other.rank) }

  private var rank: Int {
    withdraws != nil ? 2 : position.file.hasSuffix("/\(party).yml") ? 0 : 1
  }

  /// Where the meaning lies that it is under.
  fileprivate var folder: Substring {
    position.file.dropLast(position.file.split(separator: "/", omittingEmptySubsequences: false).last?.count ?? 0)
  }
}
