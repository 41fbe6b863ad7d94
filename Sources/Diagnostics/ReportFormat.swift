/// How findings are told: to people, to programs, to code hosts.
package enum ReportFormat: String, Sendable, CaseIterable {
  /// Lines as compilers print them: `path:line:column: severity: message [rule-id]`.
  case text
  /// One JSON object with a version; see ``jsonReport(_:)``.
  case json
  /// SARIF 2.1.0, which code hosts and editors read.
  case sarif
  /// Workflow commands, which GitHub shows beside the changed lines.
  case github
}

/// The findings as one text that ends in a newline (empty for none in `text` and `github`).
///
/// Sorted, so that the same findings give the same bytes in whatever order they were found: `text` by cause, the others, which
/// keep every finding, by place. Only `text` has colours, and folds many findings of one cause unless it `listsAll`.
package func report(
  _ diagnostics: [Diagnostic], as format: ReportFormat, colored: Bool, listsAll: Bool = false
) -> String {
  let sorted = diagnostics.sorted()
  return switch format {
  case .text: textReport(sorted, colored: colored, listsAll: listsAll)
  case .json: printableJSON(jsonReport(sorted))
  case .sarif: printableJSON(sarifReport(sorted))
  case .github: gitHubReport(sorted)
  }
}

extension Rule {
  /// Where the repository explains the rule, relative to its root.
  package var helpPath: String { "Sources/Diagnostics/Diagnostics.docc/Rules/\(rawValue).md" }
}

extension Sequence<Diagnostic> {
  /// How many findings weigh as much as `severity`.
  package func count(of severity: Severity) -> Int { count { $0.severity == severity } }
}
