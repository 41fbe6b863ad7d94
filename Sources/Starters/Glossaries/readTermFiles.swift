import Definitions
import Diagnostics
import FrontMatter

/// Reads a glossary that is a folder of Markdown, each file a term: `mql.md`, `mql/index.md`, `mql/_index.md`, `mql.mdx`, `mql.markdown`.
///
/// Front matter of other systems is read by ``foreignKeys``; what has no key of ours stays in the prose. Paths are relative to the folder, and
/// `folder` is its name for people.
package func readTermFiles(_ files: [(path: String, bytes: [UInt8])], folder: String) -> ForeignGlossary {
  var glossary = ForeignGlossary()
  for (path, bytes) in files {
    let place = SourcePosition(file: "\(folder)/\(path)", line: 1, column: 1)
    guard let page = markdownName(path) else {
      glossary.lose("the file is not Markdown: \(path)", .leftOut, at: place)
      continue
    }
    guard page != "index.md", page != "_index.md", page != "README.md", page != "readme.md" else {
      glossary.lose("the page of the folder itself: \(path)", .leftOut, at: place)
      continue
    }
    read(bytes, page, place, &glossary)
  }
  return glossary
}

/// The path of a Markdown file as if it ended in `.md`; nil where it is none.
package func markdownName(_ path: String) -> String? {
  for ending in [".md", ".mdx", ".markdown", ".mdown", ".mkd"] where path.lowercased().hasSuffix(ending) {
    return String(path.dropLast(ending.count)) + ".md"
  }
  return nil
}

/// The keys of other systems' front matter, and what they are here; the empty ones say something that a definition has no key for, or mean
/// something else there.
let foreignKeys: [String: String] = [
  "title": "name", "term": "name", "label": "name", "name": "name",
  "short_description": "definition", "description": "definition", "summary": "definition", "meaning": "definition",
  "definition": "definition", "aka": "synonyms", "synonyms": "synonyms", "abbreviation": "abbreviation",
  "acronym": "abbreviation",
  "abbr": "abbreviation",
  "kind": "", "status": "", "version": "", "owners": "", "effective": "", "why": "", "avoid": "", "ambiguous": "",
  "vocabulary": "",
  "review": "", "dispute": "", "formerly": "", "related": "", "source": "", "targets": "", "display": "", "semantics": "",
  "holidays": "", "overrides": "",
]

private func read(_ bytes: [UInt8], _ page: String, _ place: SourcePosition, _ glossary: inout ForeignGlossary) {
  guard String(validating: bytes, as: UTF8.self) != nil else {
    glossary.lose("the file is not UTF-8 text", .leftOut, at: place)
    return
  }
  // The name of the file only names what no heading and no key names.
  let settings = SiteSettings(title: "", glossaryKeys: foreignKeys)
  let read = readDefinition(bytes, path: "content/glossary/term.md", settings: settings)
  guard let definition = read.definition else {
    let why = read.diagnostics.first.map { "it cannot be read: \($0.message)" } ?? "it cannot be read"
    let line = read.diagnostics.first?.position.line ?? 1
    glossary.lose(why, .leftOut, at: SourcePosition(file: place.file, line: line, column: 1))
    return
  }
  let stem = termName(ofFile: "glossary/" + page)
  let named = foreignName(definition.name == "Term" ? spoken(stem) : definition.name)
  var term = ForeignTerm(name: named.name, sentence: "", origin: place)
  term.id = slug(stem)
  term.abbreviation = definition.abbreviation ?? named.abbreviation
  term.synonyms = definition.synonyms + named.synonyms
  let first = firstSentence(of: definition.sentence)
  term.sentence = first.sentence
  var prose = markdownText(ofPage: definition.body.bytes, at: place, firstLine: definition.body.firstLine, &glossary)
  if first.hasMore {
    glossary.lose("sentences after the first", .leftInProse, at: place)
    // Below the front matter they stand already.
    if definition.body.opening != definition.sentence { prose = definition.sentence + "\n\n" + prose }
  }
  term.prose = prose
  for entry in entries(bytes, place.file) where (foreignKeys[entry.key] ?? "").isEmpty {
    let position = SourcePosition(file: place.file, line: entry.keyPosition.line, column: entry.keyPosition.column)
    glossary.lose("'\(entry.key)' of the front matter", .leftInProse, at: position)
    term.remarks.append(ForeignTerm.Remark(name: entry.key, text: text(entry.value)))
  }
  // A folder may be a team's.
  term.owner = page.split(separator: "/").dropLast().joined(separator: "/")
  glossary.terms.append(term)
}

private func entries(_ bytes: [UInt8], _ path: String) -> YAMLEntries {
  let split = splitFrontMatter(bytes, file: path).split
  guard let yaml = split.yaml else { return .empty }
  return parseYAML(bytes[yaml], file: path, firstLine: split.yamlFirstLine).node?.entries ?? .empty
}

private func text(_ node: YAMLNode) -> String {
  if let text = node.text { return text }
  if let items = node.items { return items.map(text).joined(separator: ", ") }
  return (node.entries ?? .empty).map { "\($0.key): \(text($0.value))" }.joined(separator: ", ")
}

/// `api-group` is "Api group".
private func spoken(_ stem: String) -> String {
  let words = stem.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
  return words.prefix(1).uppercased() + words.dropFirst()
}
