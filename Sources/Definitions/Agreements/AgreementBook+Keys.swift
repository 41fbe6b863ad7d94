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
  /// Every signature, in the order of ids.
  package var signatures: [Signature] { ids.flatMap(records).flatMap(\.signatures) }

  /// Every signature that has one of a key beside it, in the order of ids.
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
      })
  }
}
