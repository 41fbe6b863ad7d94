import Diagnostics
import Fingerprints
import Pipeline

/// What the pages that are open are told of the newest build, as JSON.
struct LiveReport: Sendable {
  /// A page lists no more findings than this.
  static let most = 50

  private let editor: EditorAddress?
  /// The project's folder, for editors.
  private let root: String

  /// Without an `editor`, no address of this machine's files is told.
  init(editor: EditorAddress?, root: String) {
    self.editor = editor
    self.root = root
  }

  /// Before the first build has ended.
  var waiting: String { JSON.object([JSON.Member("site", "waiting"), JSON.Member("findings", [])]).compact() }

  /// Findings in files that were just changed come first, then others that follow from nothing else.
  func text(_ outcome: BuildOutcome, after changed: [String] = []) -> String {
    func order(_ finding: Diagnostic) -> (Severity, Int, Int, Diagnostic) {
      (finding.severity, changed.contains(finding.position.file) ? 0 : 1, finding.cause == nil ? 0 : 1, finding)
    }
    let findings = outcome.findings.sorted { order($0) < order($1) }
    let shown = findings.prefix(Self.most)
    return JSON.object([
      JSON.Member("site", outcome.hasFailed ? "failed" : "built"), JSON.Member("count", .string(countLine(findings))),
      JSON.Member("findings", .array(shown.map(json))), JSON.Member("left", .integer(findings.count - shown.count)),
    ]).compact()
  }

  private func json(_ finding: Diagnostic) -> JSON {
    .object(leavingOut: [
      "severity": .string(finding.severity.rawValue), "place": .string(place(of: finding.position)),
      "open": address(of: finding.position).map { .string($0) }, "message": .string(finding.message),
      "rule": .string(finding.rule.rawValue), "summary": .string(finding.rule.summary),
      "suggestion": finding.suggestion.map { .string($0) },
    ])
  }

  private func place(of position: SourcePosition) -> String {
    [position.file, position.line > 0 ? "\(position.line)" : "", position.column > 0 ? "\(position.column)" : ""]
      .filter { !$0.isEmpty }.joined(separator: ":")
  }

  private func address(of position: SourcePosition) -> String? {
    guard let editor, !position.file.isEmpty else { return nil }
    let path = position.file.hasPrefix("/") ? position.file : root + "/" + position.file
    return editor.address(path: path, line: position.line, column: position.column)
  }
}
