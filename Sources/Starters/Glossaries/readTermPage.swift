import Definitions
import Diagnostics

/// Reads a glossary that is one long page of Markdown, in the form that gives the most terms: headings of one level, bold terms with a colon or
/// a dash, a definition list, or a table with a column for the term and one for its definition.
package func readTermPage(_ bytes: [UInt8], path: String) -> ForeignGlossary {
  var glossary = ForeignGlossary()
  let page = LongPage(bytes)
  let forms = [page.headed, page.bold, page.listed, page.tabled]
  // The first of those that have the most: a heading says more than a bold word.
  var best = forms[0]
  for form in forms where form.count > best.count { best = form }
  for entry in best {
    let place = SourcePosition(file: path, line: entry.line, column: 1)
    let settings = SiteSettings(title: "", glossaryKeys: foreignKeys)
    let text = "# Term\n\n\(entry.text)\n"
    // Only for the words of the first paragraph: the name may have marks that a heading would lose.
    guard let read = readDefinition(Array(text.utf8), path: "content/glossary/term.md", settings: settings).definition else {
      glossary.lose("the entry \(entry.name)", .leftOut, at: place)
      continue
    }
    let named = foreignName(entry.name)
    guard !named.name.isEmpty else { continue }
    let first = firstSentence(of: read.sentence)
    var term = ForeignTerm(name: named.name, sentence: first.sentence, origin: place)
    term.heading = entry.name
    term.abbreviation = named.abbreviation
    term.synonyms = named.synonyms
    term.criteria = criteria(entry.text)
    term.owner = entry.above
    let prose = markdownText(ofPage: Array(entry.text.utf8), at: place, firstLine: entry.line + 1, &glossary)
    // A single sentence that became the definition is not said twice.
    let paragraphs = prose.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
    let isSaid = !first.hasMore && !read.sentence.isEmpty && paragraphs.first.map(isPlain) == true
    term.prose = isSaid ? paragraphs.dropFirst().joined(separator: "\n\n") : prose
    if first.hasMore { glossary.lose("sentences after the first", .leftInProse, at: place) }
    glossary.terms.append(term)
  }
  if let first = best.first, first.line > 1, page.hasTextAbove(first.line) {
    glossary.lose("the text above the first term", .leftOut, at: SourcePosition(file: path, line: 1, column: 1))
  }
  return glossary
}

/// Whether a text is words alone, without a heading, a list, a quotation, a table or code in it.
private func isPlain(_ text: Substring) -> Bool {
  text.split(separator: "\n").allSatisfy { line in line.first.map { !"#-*+>|:`~=".contains($0) && !$0.isNumber } == true }
}

/// The points of a list under a heading, or a line of its own, that says "Criteria" or "Entry".
private func criteria(_ text: String) -> [String] {
  var found: [String] = []
  var isBelow = false
  for line in text.split(separator: "\n") {
    let words = line.drop { "#* ".contains($0) }
    let isPoint = ["- ", "* ", "+ "].contains { line.drop { $0 == " " }.hasPrefix($0) }
    if isPoint {
      guard isBelow else { continue }
      let point = String(line.drop { $0 == " " }.dropFirst(2)).trimmedOfSpace
      if !point.isEmpty { found.append(plainSentence(point)) }
    } else {
      let title = words.lowercased()
      isBelow =
        ["criteria", "entry", "entry criteria", "qualification criteria"].contains { title.hasPrefix($0) } && words.count < 40
    }
  }
  return found
}

/// Markdown's words without its marks.
private func plainSentence(_ text: String) -> String {
  let settings = SiteSettings(title: "", glossaryKeys: foreignKeys)
  let read = readDefinition(Array("# Term\n\n\(text)\n".utf8), path: "content/glossary/term.md", settings: settings)
  return read.definition?.sentence ?? text
}
