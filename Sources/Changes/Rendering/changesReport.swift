import Definitions
package import Diagnostics
package import Fingerprints

/// How changes are told: to people, to a code host's conversation, to its checks, to programs.
package enum ChangesFormat: String, Sendable, CaseIterable {
  /// Words first, for a terminal.
  case text
  /// A pull-request comment.
  case markdown
  /// Workflow commands, which GitHub shows beside the changed lines.
  case github
  /// One JSON object with a version.
  case json

  /// Whether a program reads it, which looks for findings nowhere else.
  package var isForPrograms: Bool { self == .github || self == .json }
}

/// The changes as one text that ends in a newline; empty for none in `github`.
///
/// `findings` are of the content that was compared; `text` leaves them to a report of their own.
/// `colored` is for `text`: terminal colours instead of `[-was-]` and `{+is+}`.
package func changesReport(
  _ changes: GlossaryChanges, besides findings: [Diagnostic] = [], as format: ChangesFormat, colored: Bool = false
) -> String {
  var changes = changes
  let problems = changes.diagnostics
  if format != .text { changes.diagnostics = findings.filter { !problems.contains($0) } + problems }
  return switch format {
  case .text: ChangesText(isColored: colored, settings: changes.settings).text(of: changes)
  case .markdown: changesMarkdown(changes).source
  case .github: changesGitHub(changes)
  case .json: printableJSON(changesJSON(changes).pretty())
  }
}

/// The report where nothing could be compared: why, in every form that a program may wait for; empty in `text`.
package func refusal(_ findings: [Diagnostic], as format: ChangesFormat) -> String {
  switch format {
  case .text: ""
  case .markdown: refusalMarkdown(findings).source
  case .github: report(findings, as: .github, colored: false)
  case .json: printableJSON(refusalJSON(findings).pretty())
  }
}

/// What waits for a party's signature, for a terminal; each with what changed since it last signed.
package func pendingReport(_ pending: [PendingSignature], colored: Bool = false) -> String {
  ChangesText(isColored: colored, settings: SiteSettings(title: "")).text(of: pending)
}

/// The same for programs: `[{id, last_signed: {version, by, date}, change}]`, the change as in the report of changes.
package func pendingJSON(_ pending: [PendingSignature]) -> JSON { .array(pending.map(json)) }
