/// A term as a Markdown file with front matter, for Concord or for its twin in Hugo: the same words either way.
struct TermFile {
  enum Dialect { case concord, hugo }

  var term: Term
  /// All terms; links in the body go to any of them.
  var terms: [Term]
  var dialect: Dialect

  var frontMatter: String {
    var random = SplitMix64(seed: 0xF407 &+ UInt64(term.index))
    // Hugo gives `kind` a meaning of its own, and its pages are called by `title`.
    let keys = dialect == .concord ? (kind: "kind", name: "name") : (kind: "term_kind", name: "title")
    let month = padded(1 + random.below(10), 2)
    var lines = [
      "---", "\(keys.kind): \(term.kind.rawValue)", "\(keys.name): \(term.name)", "abbreviation: \(term.abbreviation)",
      "version: \(1 + random.below(4))", "effective: 2026-\(month)-01", "definition: >-",
      "  \(random.pick(Vocabulary.openings)), \(random.pick(Vocabulary.turns)).",
      "synonyms: [\(term.synonym)]",
      "owners: {marketing: \(Vocabulary.roles[random.below(3)]), sales: \(Vocabulary.roles[3 + random.below(3)]), steward: RevOps}",
      "review: {every: quarter, last: 2026-09-02}", "semantics:",
    ]
    lines += term.meaning.map { "  " + $0 }
    return lines.joined(separator: "\n") + "\n---\n"
  }

  /// About 1.5 KB of CommonMark and one pipe table.
  var body: String {
    var random = SplitMix64(seed: 0xB0D7 &+ UInt64(term.index))
    var text = "\n## How it is read\n\n"
    text += paragraph(of: 2, &random) + "\n\n"
    text += "See \(link(&random)) and \(link(&random)), then `lead.\(random.pick(Vocabulary.fields))`. "
    text += paragraph(of: 1, &random) + "\n\n"
    for number in 1...3 { text += "\(number). \(sentence(&random))\n" }
    text += "\n## Examples\n\n| Case | Counted | Where |\n| --- | :---: | ---: |\n"
    for row in 0..<3 {
      text += "| \(random.pick(Vocabulary.adjectives)) \(random.pick(Vocabulary.subjects)) | \(row == 1 ? "no" : "yes") "
      text += "| region \(padded(random.below(50), 2)) |\n"
    }
    text += "\n- **\(random.pick(Vocabulary.emphasised))** for \(link(&random))\n- \(sentence(&random))\n"
    text += "\n> \(sentence(&random))\n\n## History\n\n" + paragraph(of: 2, &random) + "\n"
    return text
  }

  private func paragraph(of sentences: Int, _ random: inout SplitMix64) -> String {
    (0..<sentences).map { _ in sentence(&random) }.joined(separator: "\n")
  }

  private func sentence(_ random: inout SplitMix64) -> String {
    let opening = random.pick(Vocabulary.openings)
    return "\(opening) *\(random.pick(Vocabulary.emphasised))*, \(random.pick(Vocabulary.turns)) (\(2020 + random.below(7)))."
  }

  private func link(_ random: inout SplitMix64) -> String {
    let target = terms[random.below(terms.count)]
    return dialect == .concord ? "[\(target.name)](term:\(target.id))" : "[\(target.name)](\(target.id).md)"
  }
}
