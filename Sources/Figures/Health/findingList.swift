import Diagnostics
import Documents
import Editions

/// Findings as a person reads them: what weighs most first, each with its place, its rule and what to do.
func findingList(_ findings: [Diagnostic], none: Phrase) -> [Block] {
  guard !findings.isEmpty else { return [.paragraph(none, .absent)] }
  let ordered = findings.sorted { ($0.severity, $0) < ($1.severity, $1) }
  let list = Block.list(List(.findings, isOrdered: true, ordered.prefix(mostRows).map { List.Item(parts(of: $0)) }))
  guard ordered.count > mostRows else { return [list] }
  return [list, .paragraph("And \(count: ordered.count - mostRows) more: see build.json.", .absent)]
}

private func parts(of finding: Diagnostic) -> [Block] {
  let severity = finding.severity.rawValue
  return [
    .line(Phrase(.state(StateLabel(nil, Phrase(severity), tone: .named(severity))))), .paragraph(Phrase(finding.message)),
    finding.suggestion.map { .paragraph(Phrase($0), .hint) },
    .paragraph("\(.code(finding.position.short)) \(.code(finding.rule.rawValue))", .place),
  ].compactMap(\.self)
}

extension SourcePosition {
  /// `path:line`, as far as it is known.
  var short: String { line > 0 ? "\(file):\(line)" : file }
}
