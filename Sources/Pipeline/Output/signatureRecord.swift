import Definitions
import Diagnostics
import Editions
import Fingerprints

/// What a site says of its signatures, for whoever holds it against the project later; nil on a site where no key signs.
func signatureRecord(_ edition: Edition) -> JSON? {
  guard edition.agreements.hasKeys else { return nil }
  let known = edition.agreements.signatures.filter { $0.date <= edition.asOf }
  return .array(
    known.map { signature in
      .object(leavingOut: [
        "file": .string(signature.position.file), "party": .string(signature.party),
        "verified": .boolean(signature.proof.isVerified), "key": signature.proof.key.map { .string($0) },
      ])
    })
}
