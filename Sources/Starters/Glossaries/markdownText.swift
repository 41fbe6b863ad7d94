import Diagnostics

/// The text of another publishing system's page as Markdown: without the code that only that system runs.
///
/// `import` and `export` of MDX and JSX comments go; `:::tip Title` of Docusaurus leaves its title; `{#anchor}` behind a heading goes. Macros and
/// shortcodes stay: the site reads them. Code stays as it is.
func markdownText(
  ofPage bytes: [UInt8], at place: SourcePosition, firstLine: Int, _ glossary: inout ForeignGlossary
) -> String {
  var lines: [String] = []
  var fence: Substring?
  for (offset, line) in String(decoding: bytes, as: UTF8.self).split(
    separator: "\n", omittingEmptySubsequences: false
  ).enumerated() {
    var line = line.last == "\r" ? line.dropLast() : line
    let text = line.drop { $0 == " " || $0 == "\t" }
    let mark = text.prefix { $0 == "`" || $0 == "~" }
    if let open = fence {
      if mark.count >= open.count, mark.first == open.first { fence = nil }
      lines.append(String(line))
      continue
    }
    if mark.count >= 3 { fence = mark }
    func lose(_ what: String) {
      glossary.lose(what, .dropped, at: SourcePosition(file: place.file, line: firstLine + offset, column: 1))
    }
    if text.hasPrefix("import "), text.contains(" from '") || text.contains(" from \"") || text.contains(" '") {
      lose("code that is imported")
      continue
    }
    if text.hasPrefix("export const ") || text.hasPrefix("export default ") {
      lose("code that is exported")
      continue
    }
    if text.hasPrefix("{/*"), text.hasSuffix("*/}") {
      lose("a comment")
      continue
    }
    if text.hasPrefix(":::") {
      let words = text.drop { $0 == ":" }.split(separator: " ", maxSplits: 1)
      lose("the frame of a note")
      if words.count == 2 { lines += ["**\(words[1].filter { $0 != "[" && $0 != "]" })**", ""] }
      continue
    }
    if text.hasPrefix("#"), text.hasSuffix("}"), let anchor = text.firstRange(of: " {#") { line = text[..<anchor.lowerBound] }
    lines.append(String(line))
  }
  while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
  while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
  return lines.joined(separator: "\n")
}
