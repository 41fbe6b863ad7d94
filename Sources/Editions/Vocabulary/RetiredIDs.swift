package import Definitions
import Diagnostics

/// Retired definitions by id, for links and report blocks, which name a definition without saying its word.
package struct RetiredIDs: Sendable {
  /// What to use instead, where the glossary says so.
  private var successors: [String: String?] = [:]
  /// Those that a block could show.
  private var metrics: Set<String> = []

  package var isEmpty: Bool { successors.isEmpty }

  package init(_ glossary: Glossary) {
    let found = Successors(glossary)
    for definition in glossary.definitions where definition.declared == .retired {
      successors[definition.id] = .some(found[definition]?.id)
      if definition.kind == .metric { metrics.insert(definition.id) }
    }
  }

  /// Uses in a text whose words were looked at already: a link whose text says the retired word is not told twice.
  ///
  /// A note tells what was, and a definition may link to what it replaced.
  package func uses(in prose: CheckedProse, of source: TextSource, beside words: [WordUse]) -> [WordUse] {
    guard !isEmpty, !source.isRecord, source.definition?.declared != .retired else { return [] }
    // Both in order. Of the words before a link the last one is in its text, or none is.
    var next = 0
    let links = prose.links().filter { link in
      while next < words.count, words[next].range.upperBound <= link.range.lowerBound { next += 1 }
      return next == 0 || !prose.isLink(from: words[next - 1].range, to: link.range)
    }
    let shown = prose.blockWords().filter { metrics.contains($0.id) }
    return (links + shown).compactMap { id, range in
      guard let successor = successors[id] else { return nil }
      if let definition = source.definition, definition.formerly.contains(id) || definition.related.contains(id) { return nil }
      return WordUse(
        range: range, rule: .pageWordToAvoid, message: "'\(id)' is retired", suggestion: successor.map { "use '\($0)'" })
    }
  }
}
