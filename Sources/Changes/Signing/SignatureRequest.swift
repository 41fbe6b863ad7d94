package import Calendars
package import Definitions
package import Diagnostics

/// What somebody asks to sign, as the command line or a form gave it.
package struct SignatureRequest: Sendable {
  package var ids: [String]
  package var signer: Signer
  /// The role that signs.
  package var by: String
  package var date: CivilDate
  package var evidence: String?
  /// Attests that nothing but words moved against the version before.
  package var attestsSameMeaning: Bool
  /// The path of the key that signs too, empty for the one that git signs with; nil for none.
  package var key: String?
  /// The party that is released instead of definitions being signed; nil where these are.
  package var release: String?

  /// `party` is a party's id, or `steward`.
  package init(
    ids: [String], party: String, by: String, date: CivilDate, evidence: String? = nil, attestsSameMeaning: Bool = false,
    key: String? = nil, release: String? = nil
  ) {
    self.ids = ids
    signer = Signer(party)
    self.by = by
    self.date = date
    self.evidence = evidence
    self.attestsSameMeaning = attestsSameMeaning
    self.key = key
    self.release = release
  }
}

/// What signing leaves behind. Where there is an error, nothing is to be written.
package struct Signing: Sendable {
  /// New files, which the caller creates and never writes over another: a signature is never rewritten.
  package var files: [File]
  /// What needed nothing, one sentence each.
  package var notes: [String]
  package var diagnostics: [Diagnostic]

  package struct File: Hashable, Sendable {
    /// Relative to the project's root.
    package var path: String
    package var text: String
    /// What a key signs of a signature; nil for any other file.
    package var statement: [UInt8]?

    package init(path: String, text: String, statement: [UInt8]? = nil) {
      self.path = path
      self.text = text
      self.statement = statement
    }
  }
}
