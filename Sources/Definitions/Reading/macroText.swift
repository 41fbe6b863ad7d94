/// The text that a macro of another publishing system shows, by what stands between `{{` and `}}`; nil where it shows none that
/// its source tells.
///
/// `Glossary("API", "APIs")` is "APIs" and `HTMLElement("input")` is "input": of its quoted arguments the second is the text
/// where there is one, else the first. `< glossary_tooltip text="Containers" term_id="container" >` is "Containers", and
/// without a text "container".
package func macroText(_ inner: some StringProtocol) -> String? {
  if let label = attribute("text", of: inner) ?? attribute("term_id", of: inner) { return label }
  guard let open = inner.firstIndex(of: "("), inner[..<open].allSatisfy({ $0.isLetter || $0.isNumber || " _-.".contains($0) })
  else { return nil }
  let texts = quotedArguments(inner[inner.index(after: open)...])
  return (texts.dropFirst().first { !$0.isEmpty } ?? texts.first).flatMap { $0.isEmpty ? nil : withoutEntities($0) }
}

/// The value of `name="value"`.
private func attribute(_ name: String, of macro: some StringProtocol) -> String? {
  guard let range = macro.firstRange(of: "\(name)=\"") else { return nil }
  let value = macro[range.upperBound...].prefix { $0 != "\"" }
  return value.isEmpty ? nil : String(value)
}

/// The texts in quotation marks before the bracket that closes, at most two.
private func quotedArguments(_ text: some StringProtocol) -> [String] {
  var found: [String] = []
  var quote: Character?
  for character in text {
    if let mark = quote {
      if character == mark { quote = nil } else { found[found.count - 1].append(character) }
    } else if character == "\"" || character == "'" {
      guard found.count < 2 else { break }
      quote = character
      found.append("")
    } else if character == ")" {
      break
    }
  }
  return found
}

/// Macros write angle brackets as HTML does.
private func withoutEntities(_ text: String) -> String {
  [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) { $0.replacing($1.0, with: $1.1) }
}
