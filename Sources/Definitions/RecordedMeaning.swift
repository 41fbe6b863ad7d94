package import Calendars
package import Diagnostics
package import Fingerprints

/// One party's signature under one meaning: `content/agreements/<id>/<own hash>/<party>.yml`.
///
/// Other levels or another source under the same meaning are signed in a file of their own, `<party>.<their hash>.yml`, for a
/// signature is never rewritten.
package struct Signature: Hashable, Sendable {
  package var signer: Signer
  /// The role that signed.
  package var by: String
  package var date: CivilDate
  /// An http(s) address; see ``evidenceProblem(_:)``.
  package var evidence: String?
  /// The targets' hash that was signed with the meaning, 12 digits; nil where the definition had none.
  package var targets: String?
  /// The wording's hash that was signed with the meaning, 12 digits.
  package var wording: String?
  /// The source's hash that the steward signed, 12 digits; nil for a party.
  package var source: String?
  /// Attests that nothing but words moved against what was signed before.
  package var attestsSameMeaning: Bool
  /// What the signer agrees to besides: that the definition goes out of use. Nil for a signature of the meaning itself.
  package var withdraws: Withdrawal?
  package var position: SourcePosition
  /// The signature of a key that lies beside the file; nil where none does.
  package var key: KeySignature?
  package var proof = SignatureProof.recorded

  /// How a definition that was signed goes out of use.
  package enum Withdrawal: String, Hashable, Sendable, CaseIterable { case retired, draft }

  package init(
    signer: Signer, by: String, date: CivilDate, evidence: String? = nil, targets: String? = nil, wording: String? = nil,
    source: String? = nil, attestsSameMeaning: Bool = false, withdraws: Withdrawal? = nil, position: SourcePosition
  ) {
    self.signer = signer
    self.by = by
    self.date = date
    self.evidence = evidence
    self.targets = targets
    self.wording = wording
    self.source = source
    self.attestsSameMeaning = attestsSameMeaning
    self.withdraws = withdraws
    self.position = position
  }

  /// The party's id, or the steward's word.
  package var party: String { signer.description }

  /// The steward signs sources; parties sign meanings.
  package var isStewards: Bool { signer == .steward }
}

/// A meaning on record as it was put up for signature: words and semantics, so that it can be shown without git.
package struct RecordedMeaning: Sendable {
  package var id: String
  package var kind: DefinitionKind
  package var version: Int
  package var effective: CivilDate?
  package var name: String
  package var sentence: String
  package var why: String?
  package var own: Fingerprint
  /// The fingerprint when it was recorded.
  package var fingerprint: Fingerprint
  /// Own semantics as canonical JSON data.
  package var meaning: CanonicalValue
  /// The same typed, for showing as a checklist; `none` where a later release cannot type it.
  package var semantics: Semantics
  /// The fingerprints of what it referred to, by id, when it was recorded.
  package var references: [String: Fingerprint]
  /// The levels that were promised with it, oldest first.
  package var targets: [Target]
  /// Every set of levels that was put up for signature under this meaning, by the 12 digits of its hash.
  package var promises: [String: [Target]]
  /// Every source that the steward signed under this meaning, by the 12 digits of its hash.
  package var sources: [String: Definition.Source] = [:]
  /// Words other than ``name`` and ``sentence`` that were signed under this meaning, by the 12 digits of their hash.
  package var wordings: [String: SignedWords] = [:]
  package var signatures: [Signature]
  package var position: SourcePosition
  /// The SHA-256 of `meaning.json` as it lies there; nil for a record that was never read.
  package var file: Fingerprint?
}

extension RecordedMeaning {
  /// The source that the steward signed last under this meaning; nil where none is on record.
  package var source: Definition.Source? {
    let signed = signatures.filter { $0.isStewards && $0.source.map { sources[$0] != nil } == true }
    return signed.max { ($0.date, $0.position.file) < ($1.date, $1.position.file) }?.source.flatMap { sources[$0] }
  }
}
