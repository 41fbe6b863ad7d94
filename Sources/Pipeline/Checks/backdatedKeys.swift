import Calendars
import Definitions
import Diagnostics
import History
import OpenSSH

/// Signatures of keys that were good on the day that is written, and no more on the day of the commit that brought them: whoever
/// holds an old key can write an old day.
///
/// A week between the two is a review, and nobody is asked about it.
func backdatedKeys(_ content: Content, _ history: DefinitionHistory) async -> [Diagnostic] {
  let late = content.agreements.keySignatures.compactMap { signature -> (signature: Signature, claim: KeyClaim)? in
    guard signature.proof.isVerified, var claim = KeyClaim(signature),
      let addition = history.changes(ofPath: keyFile(of: signature.position.file)).last(where: { $0.change.kind == .added }),
      !(history.isShallow && addition.revision.isRoot), addition.revision.date > signature.date.adding(days: 7)
    else { return nil }
    claim.date = addition.revision.date
    return (signature, claim)
  }
  let proofs = await SSHKeygen().proofs(of: late.map(\.claim), by: content.keys, threads: 2)
  return zip(late, proofs).compactMap { late, proof in
    guard case .refused = proof else { return nil }
    let name = content.settings.party(of: late.signature.signer)?.name ?? late.signature.party
    return Diagnostic(
      .agreementUnverified, at: late.signature.position,
      "this signature of \(name) says \(late.signature.date) and was committed on \(late.claim.date), when its key signed no more",
      suggestion: "let \(name) sign again with the key of today: concord approve --party \(late.signature.party) --sign")
  }
}
