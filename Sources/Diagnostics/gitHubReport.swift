/// A workflow command per finding: `::error file=…,line=…,col=…,title=…::message`.
///
/// Escaping follows the runner's own toolkit (actions/toolkit, `command.ts`): `%`, CR and LF in messages; `:` and `,` too
/// in properties, so that a file's name or a message out of the content cannot start a command of its own. What would steer
/// the log that shows it, or turn its text round, is spelt out as on a terminal.
func gitHubReport(_ diagnostics: [Diagnostic]) -> String {
  var text = ""
  for diagnostic in diagnostics {
    let parts = [diagnostic.message, diagnostic.rule.summary, diagnostic.suggestion].compactMap(\.self)
    text += gitHubCommand(
      diagnostic.severity, at: diagnostic.position, title: diagnostic.rule.rawValue, parts.joined(separator: "\n"))
  }
  return text
}

/// One workflow command on a line of its own, whatever its texts hold.
package func gitHubCommand(_ severity: Severity, at position: SourcePosition, title: String, _ message: String) -> String {
  var properties: [String] = []
  if !position.file.isEmpty { properties.append("file=" + escapedProperty(position.file)) }
  if position.line > 0 { properties.append("line=\(position.line)") }
  if position.column > 0 { properties.append("col=\(position.column)") }
  properties.append("title=" + escapedProperty(title))
  let command = severity == .note ? "notice" : severity.rawValue
  return "::\(command) \(properties.joined(separator: ","))::\(escapedData(message))\n"
}

private func escapedData(_ text: String) -> String { escaped(text) { $0 == "%" || $0 == "\r" || $0 == "\n" } }

private func escapedProperty(_ text: String) -> String {
  escaped(text) { $0 == "%" || $0 == "\r" || $0 == "\n" || $0 == ":" || $0 == "," }
}

/// Percent-encodes the ASCII scalars that `isSpecial` picks; by scalar, since CR LF is one character to Swift.
private func escaped(_ text: String, where isSpecial: (Unicode.Scalar) -> Bool) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if isSpecial(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "%" + (digits.count == 1 ? "0" : "") + digits
    } else if scalar.steersTerminal {
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}
