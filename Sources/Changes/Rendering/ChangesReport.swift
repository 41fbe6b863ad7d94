import Diagnostics
import Fingerprints

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
}

/// The changes as one text that ends in a newline; empty for none in `github`.
///
/// `colored` is for `text`: terminal colours instead of `[-was-]` and `{+is+}`.
package func changesReport(_ changes: GlossaryChanges, as format: ChangesFormat, colored: Bool = false) -> String {
  switch format {
  case .text: ChangesText(isColored: colored).text(of: changes)
  case .markdown: changesMarkdown(changes)
  case .github: changesGitHub(changes)
  case .json: changesJSON(changes).pretty()
  }
}

/// What waits for a party's signature, for a terminal; each with what changed since it last signed.
package func pendingReport(_ pending: [PendingSignature], colored: Bool = false) -> String {
  ChangesText(isColored: colored).text(of: pending)
}
