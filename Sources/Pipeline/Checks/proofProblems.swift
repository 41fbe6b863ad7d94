import Calendars
import Definitions
import Diagnostics

/// What is wrong with signatures of keys: with the keys that are let in, with what they signed, and with what none signed.
func proofProblems(_ content: Content, asOf: CivilDate?) -> [Diagnostic] {
  let signatures =
    content.agreements.ids.flatMap { id in content.agreements.records(of: id).flatMap { proofs(of: $0) } }
    + content.agreements.releases.map { ProvedSignature(signature: $0.signature, isProvedElsewhere: false) }
  let known = signatures.filter { signed in asOf.map { signed.signature.date <= $0 } ?? true }
  return ringProblems(content.keys, settings: content.settings) + unchecked(known.map(\.signature))
    + known.compactMap { $0.isProvedElsewhere ? nil : problem(with: $0.signature, content.settings) }
}

/// A signature, and whether the same party signed the same again with a key that verifies.
private struct ProvedSignature {
  var signature: Signature
  var isProvedElsewhere: Bool
}

private func proofs(of record: RecordedMeaning) -> [ProvedSignature] {
  struct Part: Hashable { var party, targets, source: String? }
  func part(_ signature: Signature) -> Part {
    Part(party: signature.party, targets: signature.targets, source: signature.source)
  }
  let proved = Set(record.signatures.filter(\.proof.isVerified).map(part))
  return record.signatures.map { signature in
    ProvedSignature(signature: signature, isProvedElsewhere: !signature.proof.isVerified && proved.contains(part(signature)))
  }
}

private func problem(with signature: Signature, _ settings: SiteSettings) -> Diagnostic? {
  let party = settings.party(of: signature.signer)
  let name = party?.name ?? signature.party
  let isRequired = party?.verifiedFrom.map { $0 <= signature.date } ?? false
  let again = "let \(name) sign again: concord approve --party \(signature.party) --sign"
  func finding(_ message: String, _ advice: String) -> Diagnostic {
    Diagnostic(.agreementUnverified, at: signature.position, message, suggestion: advice)
  }
  switch signature.proof {
  case .verified: return nil
  case .revoked(let key):
    return finding("this signature of \(name) is recorded, and its key \(key) has been revoked", again)
  case .refused(let why):
    return finding("the signature of \(name) does not verify: \(why)", "restore the file from git, or \(again)")
  case .unchecked: return nil
  case .recorded:
    guard isRequired, let from = party?.verifiedFrom else { return nil }
    return finding("\(name) signs with a key from \(from) on, and no key signed this", again)
  }
}

/// Told once: it is the machine's doing.
private func unchecked(_ signatures: [Signature]) -> [Diagnostic] {
  let reasons = signatures.compactMap { signature -> (SourcePosition, String)? in
    if case .unchecked(let why) = signature.proof { (signature.position, why) } else { nil }
  }
  guard let (position, why) = reasons.first else { return [] }
  let count = reasons.count == 1 ? "1 signature of a key is" : "\(reasons.count) signatures of keys are"
  return [
    Diagnostic(
      .agreementUnverified, at: position, "\(count) not verified: \(why)",
      suggestion: "install OpenSSH: apt-get install openssh-client")
  ]
}

/// Lines of `allowed_signers` that let nobody of this site sign.
private func ringProblems(_ ring: KeyRing, settings: SiteSettings) -> [Diagnostic] {
  let known = settings.signers.map(\.description)
  let lines = ring.lines
  let keys = Set(lines.map(\.number))
  let rows = String(decoding: ring.allowed, as: UTF8.self)
    .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  let unread = rows.enumerated().compactMap { index, row -> Diagnostic? in
    guard let first = row.first(where: { !$0.isWhitespace }), first != "#", !keys.contains(index + 1) else { return nil }
    return Diagnostic(
      .agreementKeys,
      at: SourcePosition(file: "\(KeyRing.folder)/\(KeyRing.allowedName)", line: index + 1, column: 1),
      "this line holds no party and public key, and lets nobody sign",
      suggestion: "write sales namespaces=\"\(KeyRing.namespace)\" ssh-ed25519 AAAA..., as in the .pub file of a key")
  }
  return unread
    + lines.flatMap { line in
      line.parties.filter { !$0.contains { "*?!".contains($0) } && !known.contains($0) }.map { name in
        Diagnostic(
          .agreementKeys,
          at: SourcePosition(file: "\(KeyRing.folder)/\(KeyRing.allowedName)", line: line.number, column: 1),
          "'\(name)' is not a party of site.yml, which keys sign for",
          suggestion: NearMiss.suggestion(for: name, among: known) ?? "site.yml has \(known.joined(separator: ", "))")
      }
    }
}
