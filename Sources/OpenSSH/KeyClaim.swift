package import Calendars
package import Definitions
import Files

/// That a key of a party signed some bytes on a day.
package struct KeyClaim: Hashable, Sendable {
  package var party: String
  package var date: CivilDate
  package var signature: KeySignature

  package init(party: String, date: CivilDate, signature: KeySignature) {
    self.party = party
    self.date = date
    self.signature = signature
  }

  /// Nil for a signature that has none of a key.
  package init?(_ signature: Signature) {
    guard let key = signature.key else { return nil }
    self.init(party: signature.party, date: signature.date, signature: key)
  }
}

extension SSHKeygen {
  /// What is true of each claim, in their order, by the keys of a ring: a process or two for each, a few at a time.
  ///
  /// Nothing is kept between runs: whoever can write such a cache could write "verified" into it.
  package func proofs(of claims: [KeyClaim], by ring: KeyRing, threads: Int) async -> [SignatureProof] {
    guard !claims.isEmpty else { return [] }
    let files = claims.enumerated().map { (name: "\($0).sig", bytes: $1.signature.armor) }
    guard
      let folder = ScratchFolder(
        [(KeyRing.allowedName, ring.allowed), (KeyRing.revokedName, ring.revoked)] + files)
    else { return claims.map { _ in .unchecked(why: "a temporary file cannot be written") } }
    let place = folder.path
    let proofs = await withTaskGroup(of: (Int, SignatureProof).self) { group in
      var proofs = [SignatureProof](repeating: .recorded, count: claims.count)
      for (index, claim) in claims.enumerated() {
        if index >= max(threads, 1), let (done, proof) = await group.next() { proofs[done] = proof }
        group.addTask {
          (index, await proof(of: claim, file: "\(place)/\(index).sig", in: place, hasRevoked: !ring.revoked.isEmpty))
        }
      }
      for await (done, proof) in group { proofs[done] = proof }
      return proofs
    }
    folder.close()
    return proofs
  }

  /// The signature's own day is the day on which a key has to be good: at noon, UTC.
  private func proof(of claim: KeyClaim, file: String, in folder: String, hasRevoked: Bool) async -> SignatureProof {
    let day = "\(claim.date)".filter { $0 != "-" }
    let verify = [
      "-Y", "verify", "-f", "\(folder)/\(KeyRing.allowedName)", "-I", claim.party, "-n", KeyRing.namespace, "-s", file,
      "-O", "verify-time=\(day)120000",
    ]
    let statement = claim.signature.statement
    do throws(Failure) {
      let found = try await run(verify, input: statement)
      guard found.isSuccess, let key = fingerprint(in: found.output) else {
        let made = try await run(["-Y", "check-novalidate", "-n", KeyRing.namespace, "-s", file], input: statement)
        guard made.isSuccess, let key = fingerprint(in: made.output) else {
          return .refused(why: "the key did not sign what the file says")
        }
        return .refused(why: "allowed_signers does not let the key \(key) sign for \(claim.party) on \(claim.date)")
      }
      guard hasRevoked else { return .verified(key: key) }
      // It does not say why it refuses, so it is asked twice.
      let kept = try await run(verify + ["-r", "\(folder)/\(KeyRing.revokedName)"], input: statement)
      return kept.isSuccess ? .verified(key: key) : .revoked(key: key)
    } catch {
      return .unchecked(why: error.message)
    }
  }

  /// `Good "concord" signature for sales with ED25519 key SHA256:SHEx5fGT8VrYU0fL3QCOHakv7QoCu7424DuRm8+PCyQ`
  private func fingerprint(in output: String) -> String? {
    output.split(whereSeparator: \.isWhitespace).last.map(String.init).flatMap { $0.hasPrefix("SHA256:") ? $0 : nil }
  }
}
