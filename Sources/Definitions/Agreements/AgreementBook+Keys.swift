import Diagnostics

extension Signature {
  /// The same signature of which this is proved.
  package func proved(_ proof: SignatureProof) -> Signature {
    var signature = self
    signature.proof = proof
    return signature
  }
}

extension AgreementBook {
  /// Every signature, in the order of ids, those of releases last.
  package var signatures: [Signature] { ids.flatMap(records).flatMap(\.signatures) + releases.map(\.signature) }

  /// Every signature that has one of a key beside it, in the same order.
  package var keySignatures: [Signature] { signatures.filter { $0.key != nil } }

  /// The same book with what was found out of signatures, by their files; of all others nothing is proved.
  package func proved(_ proofs: [String: SignatureProof]) -> AgreementBook {
    AgreementBook(
      records: ids.flatMap(records).map { record in
        var record = record
        for index in record.signatures.indices {
          record.signatures[index].proof = proofs[record.signatures[index].position.file] ?? .recorded
        }
        return record
      },
      releases: releases.map { release in
        var release = release
        release.signature.proof = proofs[release.signature.position.file] ?? .recorded
        return release
      })
  }
}
