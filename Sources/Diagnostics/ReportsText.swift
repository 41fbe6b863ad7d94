/// A line per finding, then the rule's sentence and the suggestion indented, and a count at the end.
///
/// ```
/// content/glossary/mql.md:7:3: error: unknown key 'critera' [schema.unknown-key]
///   Only keys of the schema are used.
///   did you mean 'criteria'
///
/// 1 error, 0 warnings
/// ```
func textReport(_ diagnostics: [Diagnostic], colored: Bool) -> String {
  guard !diagnostics.isEmpty else { return "" }
  let paint = Paint(isOn: colored)
  var text = ""
  for diagnostic in diagnostics {
    if !diagnostic.position.file.isEmpty { text += paint.bold(printable(place(of: diagnostic.position)) + ":") + " " }
    text += paint.severity(diagnostic.severity) + ": " + printable(diagnostic.message)
    text += paint.faint(" [\(diagnostic.rule.rawValue)]") + "\n"
    text += "  " + diagnostic.rule.summary + "\n"
    if let suggestion = diagnostic.suggestion { text += "  " + printable(suggestion) + "\n" }
  }
  return text + "\n" + countLine(diagnostics) + "\n"
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

/// The text with control characters spelt out: content is quoted in messages and must not steer a terminal, nor break a line.
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.steersTerminal) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.steersTerminal {
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.Scalar {
  /// Controls, line separators and the marks that turn the direction of text.
  fileprivate var steersTerminal: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
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
