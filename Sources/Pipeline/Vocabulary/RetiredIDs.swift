import Definitions
import Diagnostics

/// Retired definitions by id, for links and report blocks, which name a definition without saying its word.
struct RetiredIDs: Sendable {
  /// What to use instead, where the glossary says so.
  private var successors: [String: String?] = [:]
  /// Those that a block could show.
  private var metrics: Set<String> = []

  var isEmpty: Bool { successors.isEmpty }

  init(_ glossary: Glossary) {
    for definition in glossary.definitions where definition.declared == .retired {
      successors[definition.id] = .some(glossary.successor(of: definition)?.id)
      if definition.kind == .metric { metrics.insert(definition.id) }
    }
  }

  /// Uses in a text whose words were looked at already: a link whose text says the retired word is not told twice.
  ///
  /// A note tells what was, and a definition may link to what it replaced.
  func uses(in prose: Prose, of source: TextSource, beside words: [WordUse]) -> [WordUse] {
    guard !isEmpty, !source.isRecord, source.definition?.declared != .retired else { return [] }
    let links = prose.links().filter { link in
      !words.contains { $0.range.upperBound <= link.range.lowerBound && prose.isLink(from: $0.range, to: link.range) }
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
