import Definitions
import Diagnostics
import OpenSSH

/// Agreements with what is proved of each signature by the keys of a ring. No process where no key signed anything.
func proved(_ agreements: AgreementBook, by ring: KeyRing, threads: Int) async -> AgreementBook {
  guard agreements.hasKeys else { return agreements }
  let claims = agreements.keySignatures.compactMap { signature in
    KeyClaim(signature).map { (file: signature.position.file, claim: $0) }
  }
  let proofs = await SSHKeygen().proofs(of: claims.map(\.claim), by: ring, threads: threads)
  return agreements.proved(Dictionary(zip(claims.map(\.file), proofs), uniquingKeysWith: { first, _ in first }))
}
