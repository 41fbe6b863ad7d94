import Definitions
import Diagnostics
import Documents
import Fingerprints

/// What a site says of one signature.
struct PublishedSignature: Sendable {
  var file: String
  var party: String
  /// The fingerprint of the key that verified it; nil for a signature that was only recorded.
  var key: String?
}

/// Reads `signatures` of `build.json`; nothing of a site where no key signs.
func publishedSignatures(_ json: JSON) -> [PublishedSignature] {
  (json["signatures"]?.array ?? []).compactMap { entry in
    guard let file = entry["file"]?.string, let party = entry["party"]?.string else { return nil }
    let isVerified = entry["verified"] == .boolean(true)
    return PublishedSignature(file: file, party: party, key: isVerified ? entry["key"]?.string ?? "" : nil)
  }
}

/// Signatures that a site calls verified, and that the project's keys do not verify now.
func signatureProblems(_ published: [PublishedSignature], _ agreements: AgreementBook) -> [Diagnostic] {
  let present = Dictionary(
    agreements.signatures.map { ($0.position.file, $0) }, uniquingKeysWith: { first, _ in first })
  return published.compactMap { claim in
    guard let key = claim.key else { return nil }
    let signature = present[claim.file]
    guard signature?.proof != .verified(key: key) || signature?.party != claim.party else { return nil }
    func finding(_ message: String, _ severity: Severity = .error) -> Diagnostic {
      Diagnostic(
        .proofStamp, at: SourcePosition(file: claim.file),
        "the site says that the key \(key) verified this signature of \(claim.party), and \(message)",
        suggestion: "build the site again, or restore the file and allowed_signers from git", severity: severity)
    }
    switch signature?.proof {
    case nil: return finding("the project does not have it")
    case .unchecked(let why): return finding("nobody can look here: \(why)", .warning)
    case .verified(let other): return finding("it is the key \(other) that verifies it")
    case let proof?: return finding("it is \(proof.words)")
    }
  }
}
