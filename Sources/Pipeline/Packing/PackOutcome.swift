package import Diagnostics

/// What was packed.
package struct PackOutcome: Sendable {
  package var findings: [Diagnostic]
  package var isStrict: Bool
  /// Nil where nothing was written.
  package var written: Written?
  /// Nil where nothing was to be sent.
  package var sending: SendReport?

  package struct Written: Sendable {
    /// The mail, as `pack/2026-10/2026-10.eml`.
    package var mail: String
    package var subject: String
    /// Bytes of the whole mail, and of its HTML, which is what Gmail cuts off.
    package var size: Int
    package var htmlSize: Int
    package var pictures: Int
    /// What the pack is without, and how to get it: a line each.
    package var missing: [String]
  }

  package var hasFailed: Bool { findings.contains { $0.severity == .error || (isStrict && $0.severity == .warning) } }
}
