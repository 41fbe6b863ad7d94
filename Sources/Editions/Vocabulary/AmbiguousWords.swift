package import Definitions
package import Diagnostics

/// The labels that have more than one meaning, and what tells which of them a text uses.
///
/// A text tells by its front matter (`vocabulary: {SQL: sql}`), by a link to the term, and a definition also by standing on
/// the term or naming it as related.
package struct AmbiguousWords: Sendable {
  private struct Word: Sendable {
    var label: String
    /// Definitions that have the label.
    var ids: [String]
    /// What it may mean, in words.
    var meanings: [String]
  }

  /// More meanings than these are counted.
  private static let mostTold = 5
  /// A definition that stands on more than these tells nothing by it.
  private static let mostFoundations = 1000

  private let glossary: Glossary

  private var words: [Word] = []
  private var index = PhraseIndex()
  /// The same without the names in which such words stand: for these names themselves.
  private var bare = PhraseIndex()

  package var isEmpty: Bool { words.isEmpty }

  package init(_ glossary: Glossary) {
    self.glossary = glossary
    let inForce = glossary.definitions.filter { $0.declared != .retired }
    var numbers: [String: Int] = [:]
    // Definitions come one by one, so that one that says a word twice is the last that said it.
    for definition in inForce {
      for ambiguous in definition.ambiguous {
        let key = comparedName(ambiguous.label)
        let number = numbers[key] ?? words.count
        if number == words.count {
          numbers[key] = number
          words.append(Word(label: ambiguous.label, ids: [], meanings: []))
          index.add(ambiguous.label, as: number)
        }
        if words[number].ids.last != definition.id { words[number].ids.append(definition.id) }
        words[number].meanings.append(ambiguous.means)
      }
    }
    bare = index
    guard !words.isEmpty else { return }
    for number in words.indices {
      // The other definition may be one of those that what it means was said of.
      let names = words[number].ids.compactMap { glossary[$0]?.name }
      let known = Set(names)
      words[number].meanings = names + words[number].meanings.filter { !known.contains($0) }
    }
    for name in inForce.flatMap(\.labels).map(\.text) where numbers[comparedName(name)] == nil {
      if !bare.matches(in: Array(name.utf8)).isEmpty { index.add(name, as: words.count) }
    }
  }

  /// Uses in a text that does not tell what it means by them.
  package func uses(in text: [UInt8], of source: TextSource, isName: Bool) -> [WordUse] {
    guard !isEmpty else { return [] }
    // A word is mostly used again.
    var known: [Int: Told] = [:]
    return (isName ? bare : index).matches(in: text).compactMap { match in
      guard words.indices.contains(match.phrase) else { return nil }
      let told = known[match.phrase] ?? told(words[match.phrase], by: source)
      known[match.phrase] = told
      guard case .open(let message, let suggestion) = told else { return nil }
      return WordUse(range: match.range, rule: .pageAmbiguousWord, message: message, suggestion: suggestion)
    }
  }

  /// Whether a text says what it means by a word; else what there is to say of it.
  private enum Told {
    case settled
    case open(message: String, suggestion: String)
  }

  private func told(_ word: Word, by source: TextSource) -> Told {
    guard !source.told.contains(comparedName(word.label)), !word.ids.contains(where: source.linked.contains),
      word.ids.count(where: source.near.contains) != 1
    else { return .settled }
    let label = word.label
    let front = (word.ids.prefix(Self.mostTold) + [WordSense.other]).map { "{\(label): \($0)}" }.joined(separator: " or ")
    let left = word.meanings.count - Self.mostTold
    let meanings = word.meanings.prefix(Self.mostTold) + (left > 0 ? ["\(left) more"] : [])
    return .open(
      message: "'\(label)' may mean \(meanings.joined(separator: " or ")), and nothing here says which",
      suggestion: "say vocabulary: \(front) in the front matter, link it once as [\(label)](term:\(word.ids[0])), "
        + "or write `\(label)` as code")
  }

  /// A definition with all that it stands on, at any depth, and what it refers to; nothing where no word is ambiguous.
  func near(_ definition: Definition) -> Set<String> {
    guard !isEmpty else { return [] }
    var found: Set = [definition.id]
    var waiting = [definition.id]
    while let next = waiting.popLast(), found.count < Self.mostFoundations {
      for reference in glossary.references(of: next) where found.insert(reference).inserted { waiting.append(reference) }
    }
    return found.union(definition.references.map(\.id))
  }
}

/// What texts say of words that no definition has, or of definitions that do not have the word.
package func senseProblems(_ senses: [WordSense], glossary: Glossary) -> [Diagnostic] {
  guard !senses.isEmpty else { return [] }
  let labels = glossary.definitions.flatMap(\.labels).map(\.text)
  var known: [String: LabelOwners] = [:]
  for definition in glossary.definitions {
    for label in definition.labels { known[comparedName(label.text), default: LabelOwners()].add(definition.id) }
  }
  return senses.compactMap { sense in
    guard let owners = known[comparedName(sense.label)] else {
      return Diagnostic(
        .pageAmbiguousWord, at: sense.position, "no definition is called '\(sense.label)'",
        suggestion: NearMiss.suggestion(for: sense.label, among: labels) ?? "leave it out of vocabulary")
    }
    guard let id = sense.id else { return nil }
    guard glossary[id] != nil else {
      return Diagnostic(
        .definitionUnknownReference, at: sense.position, "'\(sense.label)' is said to mean '\(id)', which has no definition",
        suggestion: "write " + (owners.first + [WordSense.other]).joined(separator: " or "))
    }
    guard !owners.ids.contains(id) else { return nil }
    return Diagnostic(
      .pageAmbiguousWord, at: sense.position, "'\(sense.label)' is said to mean '\(id)', which does not have that name",
      suggestion: "make it a synonym of '\(id)', or say what it means")
  }
}

/// The definitions that have a label.
private struct LabelOwners {
  var ids: Set<String> = []
  /// A few of them, in the order of ids.
  var first: [String] = []

  mutating func add(_ id: String) {
    guard ids.insert(id).inserted, first.count < 5 else { return }
    first.append(id)
  }
}
