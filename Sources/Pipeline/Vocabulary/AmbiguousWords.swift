import Definitions
import Diagnostics

/// The labels that have more than one meaning, and what tells which of them a text uses.
///
/// A text tells by its front matter (`vocabulary: {SQL: sql}`), by a link to the term, and a definition also by standing on
/// the term or naming it as related.
struct AmbiguousWords: Sendable {
  private struct Word: Sendable {
    var label: String
    /// Definitions that have the label.
    var ids: [String]
    /// What it may mean, in words.
    var meanings: [String]
    /// By definition: those whose meaning stands on it, through any depth, and itself.
    var standing: [String: Set<String>] = [:]
  }

  private var words: [Word] = []
  private var index = PhraseIndex()
  /// The same without the names in which such words stand: for these names themselves.
  private var bare = PhraseIndex()

  var isEmpty: Bool { words.isEmpty }

  init(_ glossary: Glossary) {
    let inForce = glossary.definitions.filter { $0.declared != .retired }
    var numbers: [String: Int] = [:]
    for definition in inForce {
      for ambiguous in definition.ambiguous {
        let key = ambiguous.label.lowercased()
        let number = numbers[key] ?? words.count
        if number == words.count {
          numbers[key] = number
          words.append(Word(label: ambiguous.label, ids: [], meanings: []))
          index.add(ambiguous.label, as: number)
        }
        if !words[number].ids.contains(definition.id) { words[number].ids.append(definition.id) }
        words[number].meanings.append(ambiguous.means)
      }
    }
    bare = index
    guard !words.isEmpty else { return }
    for number in words.indices {
      // The other definition may be one of those that what it means was said of.
      let names = words[number].ids.compactMap { glossary[$0]?.name }
      words[number].meanings = names + words[number].meanings.filter { !names.contains($0) }
      for id in words[number].ids { words[number].standing[id] = glossary.idsStanding(on: id) }
    }
    for name in inForce.flatMap(\.labels).map(\.text) where numbers[name.lowercased()] == nil {
      if !bare.matches(in: Array(name.utf8)).isEmpty { index.add(name, as: words.count) }
    }
  }

  /// Uses in a text that does not tell what it means by them.
  func uses(in text: [UInt8], of source: TextSource, isName: Bool) -> [WordUse] {
    guard !isEmpty else { return [] }
    return (isName ? bare : index).matches(in: text).compactMap { match in
      guard words.indices.contains(match.phrase), !isTold(words[match.phrase], by: source) else { return nil }
      let word = words[match.phrase]
      let label = word.label
      let front = (word.ids + [WordSense.other]).map { "{\(label): \($0)}" }.joined(separator: " or ")
      return WordUse(
        range: match.range, rule: .pageAmbiguousWord,
        message: "'\(label)' may mean \(word.meanings.joined(separator: " or ")), and nothing here says which",
        suggestion: "say vocabulary: \(front) in the front matter, link it once as [\(label)](term:\(word.ids[0])), "
          + "or write `\(label)` as code")
    }
  }

  private func isTold(_ word: Word, by source: TextSource) -> Bool {
    if source.vocabulary.contains(where: { $0.label.lowercased() == word.label.lowercased() }) { return true }
    if word.ids.contains(where: source.linked.contains) { return true }
    guard let definition = source.definition else { return false }
    let near = word.ids.filter { id in
      word.standing[id]?.contains(definition.id) == true || definition.references.contains { $0.id == id }
    }
    return near.count == 1
  }
}

extension Glossary {
  /// An id with all whose meaning stands on it.
  fileprivate func idsStanding(on id: String) -> Set<String> {
    var found: Set = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      for referrer in referrers(of: next) where found.insert(referrer).inserted { waiting.append(referrer) }
    }
    return found
  }
}

/// What texts say of words that no definition has, or of definitions that do not have the word.
func senseProblems(_ senses: [WordSense], glossary: Glossary) -> [Diagnostic] {
  guard !senses.isEmpty else { return [] }
  let labels = glossary.definitions.flatMap(\.labels).map(\.text)
  let known = Set(labels.map { $0.lowercased() })
  return senses.compactMap { sense in
    let key = sense.label.lowercased()
    guard known.contains(key) else {
      return Diagnostic(
        .pageAmbiguousWord, at: sense.position, "no definition is called '\(sense.label)'",
        suggestion: NearMiss.suggestion(for: sense.label, among: labels) ?? "leave it out of vocabulary")
    }
    guard let id = sense.id else { return nil }
    guard let definition = glossary[id] else {
      let ids = glossary.definitions.lazy.filter { $0.labels.contains { $0.text.lowercased() == key } }.map(\.id)
      return Diagnostic(
        .definitionUnknownReference, at: sense.position, "'\(sense.label)' is said to mean '\(id)', which has no definition",
        suggestion: "write " + (ids + [WordSense.other]).joined(separator: " or "))
    }
    guard !definition.labels.contains(where: { $0.text.lowercased() == key }) else { return nil }
    return Diagnostic(
      .pageAmbiguousWord, at: sense.position, "'\(sense.label)' is said to mean '\(id)', which is not called so",
      suggestion: "make it a synonym of '\(id)', or say what it means")
  }
}
