package import Definitions

/// The script that the search reads: `window.concordSearch = [[label, what it is, address, other words, 1 to avoid]...]`.
///
/// A script, because a page opened from a file may not fetch. It depends on nothing but words, so that its hash can
/// stand in every page's address of it.
package func searchIndex(glossary: Glossary, pages: [ReportPage]) -> [UInt8] {
  var script = SearchScript()
  for definition in glossary.definitions {
    let words = [definition.abbreviation].compactMap(\.self) + definition.synonyms
    script.add(
      definition.name, [definition.abbreviation, definition.kind.words].compactMap(\.self).joined(separator: ", "),
      .definition(definition.id), words: words.joined(separator: " "))
    for avoided in definition.avoid {
      let instead = avoided.use.flatMap { glossary[$0] }
      let shown = instead.map { "say \($0.shortName)" } ?? avoided.why ?? "avoid; see \(definition.shortName)"
      script.add(avoided.label, shown, .definition(instead?.id ?? definition.id), isToAvoid: true)
    }
  }
  if glossary.definitions.contains(where: { $0.kind == .stage }) { script.add("Stage map", "page", .stages) }
  if glossary.definitions.contains(where: { $0.kind == .commitment }) { script.add("Scorecard", "page", .scorecard) }
  script.add("Health", "page", .health)
  for page in pages { script.add(page.title ?? page.name, "page", .page(page.name)) }
  return script.bytes
}

/// JavaScript text under construction.
private struct SearchScript {
  private var body: [UInt8] = Array("window.concordSearch=[".utf8)
  private var isFirst = true

  var bytes: [UInt8] { body + Array("];\n".utf8) }

  mutating func add(_ label: String, _ shown: String, _ address: Address, words: String = "", isToAvoid: Bool = false) {
    if !isFirst { body.append(UInt8(ascii: ",")) }
    isFirst = false
    body.append(UInt8(ascii: "["))
    string(label)
    for text in [shown, address.path] + (words.isEmpty && !isToAvoid ? [] : [words]) {
      body.append(UInt8(ascii: ","))
      string(text)
    }
    if isToAvoid { body += ",1".utf8 }
    body.append(UInt8(ascii: "]"))
  }

  /// A literal that is safe wherever the script stands: no `<` that could end an element, and no line separators, which
  /// older JavaScript ends a string at.
  private mutating func string(_ text: String) {
    body.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        body.append(UInt8(ascii: "\\"))
        body += String(scalar).utf8
      case "\u{0}"..."\u{1F}", "<", "\u{2028}", "\u{2029}", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        body += "\\u\(String(repeating: "0", count: 4 - hex.utf8.count))\(hex)".utf8
      default: body += String(scalar).utf8
      }
    }
    body.append(UInt8(ascii: "\""))
  }
}
