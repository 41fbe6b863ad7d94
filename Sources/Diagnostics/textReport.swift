/// A line per finding, then the rule's sentence and the suggestion indented; at the end a count, and where to start.
///
/// ```
/// content/glossary/mql.md:7:3: error: 'critera' is not a known key [schema.unknown-key]
///   Every key is one that the schema has.
///   did you mean 'criteria'
///
/// 1 error, 0 warnings
/// ```
///
/// More than three findings of one cause are shown as one with its nearest places, unless the report `listsAll`.
func textReport(_ diagnostics: [Diagnostic], colored: Bool, listsAll: Bool) -> String {
  guard !diagnostics.isEmpty else { return "" }
  let paint = Paint(isOn: colored)
  let groups = FindingGroup.groups(of: diagnostics)
  var text = ""
  for group in groups {
    guard group.isFolded, !listsAll else {
      for finding in group.findings { text += full(finding, paint) }
      continue
    }
    text += folded(group, paint)
  }
  text += "\n" + countLine(diagnostics) + "\n"
  if groups.count > 1 { text += start(groups[0], before: groups) + "\n" }
  if !listsAll, groups.contains(where: \.isFolded) { text += "Findings of one cause are shown once: --all lists each.\n" }
  return text
}

private func full(_ finding: Diagnostic, _ paint: Paint) -> String {
  told(finding.message, finding.suggestion, at: finding.position, as: finding, paint)
}

/// One line for what is wrong, then the rule's sentence and what to do about it.
private func told(
  _ message: String, _ suggestion: String?, at position: SourcePosition, as finding: Diagnostic, _ paint: Paint
) -> String {
  var text = position.file.isEmpty ? "" : paint.bold(printable(place(of: position)) + ":") + " "
  text += paint.severity(finding.severity) + ": " + printable(message)
  text += paint.faint(" [\(finding.rule.rawValue)]") + "\n"
  text += "  " + finding.rule.summary + "\n"
  if let suggestion { text += "  " + printable(suggestion) + "\n" }
  return text
}

/// The cause, or the first of many that say the same, and the nearest places of the others.
private func folded(_ group: FindingGroup, _ paint: Paint) -> String {
  let first = group.findings[0]
  let examples = group.examples
  let places = examples.map { printable(place(of: $0.position)) }
  if let cause = group.cause {
    return told(cause.message, cause.suggestion, at: cause.position, as: first, paint)
      + "  \(group.findings.count) findings follow from this, as in \(places.joined(separator: ", "))\n"
  }
  let more = group.findings.count - 1
  let text = full(first, paint)
  // What they say differs in what it names: each is shown with its own words.
  guard group.findings.contains(where: { $0.message != first.message }) else {
    return text + "  and \(more) more like it, as in \(places.joined(separator: ", "))\n"
  }
  let lines = zip(examples, places).map { example, place in
    "    \(place): " + printable([example.message, example.suggestion].compactMap(\.self).joined(separator: "; ")) + "\n"
  }
  return text + "  and \(more) more like it, such as\n" + lines.joined()
}

/// What to mend first, and why.
private func start(_ first: FindingGroup, before groups: [FindingGroup]) -> String {
  let place = printable(place(of: first.position))
  let reason =
    first.position.isOfSettings && groups.contains { !$0.position.isOfSettings }
    ? ": findings in other files may follow from it" : ""
  return place.isEmpty ? "Start with the first." : "Start with \(place)\(reason)."
}

/// `2 errors, 1 warning`, and the notes where there are any.
package func countLine(_ diagnostics: some Sequence<Diagnostic>) -> String {
  func counted(_ severity: Severity) -> String {
    let count = diagnostics.count(of: severity)
    return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
  }
  let notes = diagnostics.count(of: .note) > 0 ? ", " + counted(.note) : ""
  return counted(.error) + ", " + counted(.warning) + notes
}

/// `path:line:column`, without the parts that are not known.
private func place(of position: SourcePosition) -> String {
  guard position.line > 0 else { return position.file }
  guard position.column > 0 else { return "\(position.file):\(position.line)" }
  return "\(position.file):\(position.line):\(position.column)"
}

/// ANSI colours, or none.
private struct Paint {
  var isOn: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func faint(_ text: String) -> String { wrap(text, "2") }
  func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: wrap(severity.rawValue, "1;31")
    case .warning: wrap(severity.rawValue, "1;33")
    case .note: wrap(severity.rawValue, "1;36")
    }
  }

  private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
