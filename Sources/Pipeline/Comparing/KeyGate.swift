import Calendars
import Changes
import Definitions
import Diagnostics
import OpenSSH

/// The signatures of a later state, held against the keys of the earlier one: a change cannot bring the key that approves it.
struct KeyGate: Sendable {
  /// The later state's agreements, with what the earlier state's keys prove.
  private(set) var agreements: AgreementBook
  /// What keeps the change back, and first keys, which are trusted as they come.
  private(set) var findings: [Diagnostic] = []

  /// `day` is that on which a key has to be good for another to be let in.
  init(from old: GlossaryState, to new: GlossaryState, on day: CivilDate?, threads: Int) async {
    let change = KeyRingChange(from: old.keys, to: new.keys)
    agreements = await proved(new.agreements, by: change.ring, threads: threads)
    findings = change.findings(settings: new.settings)
    findings += await Self.problems(letting: change, day, new, threads: threads)
    // With all that its file and its key say: what was changed in place is new.
    let known = Set(old.agreements.signatures.map { $0.proved(.recorded) })
    let required = old.verified.union(new.verified)
    findings += agreements.signatures.filter { !known.contains($0.proved(.recorded)) }.compactMap { signature in
      problem(with: signature, isRequired: required.contains(signature.signer), new.settings)
    }
  }

  /// Keys of a party that has some are let in and closed by one of these, or by the steward's.
  private static func problems(
    letting change: KeyRingChange, _ day: CivilDate?, _ new: GlossaryState, threads: Int
  ) async -> [Diagnostic] {
    guard !change.parties.isEmpty else { return [] }
    let signature = KeySignature(statement: new.keys.allowed, armor: new.keys.armor)
    let signers = change.parties + [Signer.steward.description]
    // Where nothing has a day, nobody can say which keys are good.
    let claims = day.map { day in signers.map { KeyClaim(party: $0, date: day, signature: signature) } } ?? []
    let proofs = await SSHKeygen().proofs(of: claims, by: change.old, threads: threads)
    guard proofs.last?.isVerified != true else { return [] }
    let proved = Set(zip(change.parties, proofs).filter { $1.isVerified }.map(\.0))
    return change.parties.filter { !proved.contains($0) }.map { party in
      let name = new.settings.party(of: Signer(party))?.name ?? party
      let file = "\(KeyRing.folder)/\(KeyRing.allowedName)"
      return Diagnostic(
        .agreementKeys, at: SourcePosition(file: file),
        "the keys of \(name) change, and neither an older key of \(name) nor the steward's signed the file",
        suggestion: "ssh-keygen -Y sign -f <older key> -n \(KeyRing.namespace) \(file), and commit \(file).sig",
        severity: .error)
    }
  }

  private func problem(with signature: Signature, isRequired: Bool, _ settings: SiteSettings) -> Diagnostic? {
    let name = settings.party(of: signature.signer)?.name ?? signature.party
    let message: String
    switch signature.proof {
    case .verified: return nil
    case .recorded:
      guard isRequired else { return nil }
      message = "\(name) signs with a key, and no key signed this"
    case .revoked(let key): message = "the key \(key), which signed this for \(name), has been revoked"
    case .refused(let why): message = "the signature of \(name) does not verify: \(why)"
    case .unchecked(let why): message = "the signature of \(name) cannot be verified here: \(why)"
    }
    return Diagnostic(
      .agreementUnverified, at: signature.position, message,
      suggestion: "let \(name) sign with a key that was there before: concord approve --party \(signature.party) --sign",
      severity: .error)
  }
}
