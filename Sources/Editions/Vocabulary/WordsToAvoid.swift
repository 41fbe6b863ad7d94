package import Definitions
import Diagnostics

/// The words that are not to be used, and what to say instead.
package struct WordsToAvoid: Sendable {
  private enum Entry: Sendable {
    /// The better word is that of the first definition that says to avoid it.
    case avoided(label: String, better: String, why: String?)
    case retired(label: String, id: String, better: String?)
    /// The name of a definition in force that has such a word in it: "pipeline review" in "weekly pipeline review".
    case name
  }

  private var entries: [Entry] = []
  /// The definitions that say to avoid the word of an entry.
  private var avoidedBy: [Int: Set<String>] = [:]
  private var index = PhraseIndex()
  /// The same without the names in which such words stand: for these names themselves.
  private var bare = PhraseIndex()

  package var isEmpty: Bool { index.isEmpty }

  package init(_ glossary: Glossary) {
    guard glossary.definitions.contains(where: { $0.declared == .retired || !$0.avoid.isEmpty }) else { return }
    let inForce = Set(
      glossary.definitions.lazy.filter { $0.declared != .retired }.flatMap { $0.labels.map { comparedName($0.text) } })
    var numbers: [String: Int] = [:]
    for definition in glossary.definitions {
      for avoided in definition.avoid {
        // A label of a definition in force has a finding of its own, once, where it is given.
        let key = comparedName(avoided.label)
        guard !inForce.contains(key) else { continue }
        if let number = numbers[key] {
          avoidedBy[number, default: []].insert(definition.id)
          continue
        }
        let better = avoided.use.flatMap { glossary[$0] } ?? definition
        numbers[key] = entries.count
        avoidedBy[entries.count] = [definition.id]
        index.add(avoided.label, as: entries.count)
        entries.append(.avoided(label: avoided.label, better: better.shortName, why: avoided.why))
      }
    }
    let successors = Successors(glossary)
    for definition in glossary.definitions where definition.declared == .retired {
      let successor = successors[definition]?.shortName
      for label in definition.labels where !inForce.contains(comparedName(label.text)) {
        index.add(label.text, as: entries.count)
        entries.append(.retired(label: label.text, id: definition.id, better: successor))
      }
    }
    bare = index
    guard !index.isEmpty else { return }
    // Only names in which such a word stands have to be known.
    let names = glossary.definitions.filter { $0.declared != .retired }.flatMap(\.labels).map(\.text)
      .filter { !index.matches(in: Array($0.utf8)).isEmpty }
    for name in names {
      index.add(name, as: entries.count)
      entries.append(.name)
    }
  }

  /// Uses in a text, from left to right. `isName` is for a name of the definition's own.
  ///
  /// A definition may name what it says to avoid, and what it replaced.
  package func uses(in text: [UInt8], of source: TextSource, isName: Bool) -> [WordUse] {
    (isName ? bare : index).matches(in: text).compactMap { match in
      switch entries[match.phrase] {
      case .avoided(let label, let better, let why):
        if let definition = source.definition, avoidedBy[match.phrase]?.contains(definition.id) == true { return nil }
        let reason = why.map { ": \($0)" } ?? ""
        return WordUse(
          range: match.range, rule: .pageWordToAvoid, message: "'\(label)' is a word to avoid\(reason)",
          suggestion: "write '\(better)'")
      case .retired(let label, let id, let better):
        if source.isRecord || source.definition?.declared == .retired { return nil }
        if let definition = source.definition, definition.formerly.contains(id) || definition.related.contains(id) {
          return nil
        }
        return WordUse(
          range: match.range, rule: .pageWordToAvoid, message: "'\(label)' is a retired word",
          suggestion: better.map { "write '\($0)'" })
      case .name: return nil
      }
    }
  }
}

/// What took a retired definition's place: the one that calls it its former or related one.
struct Successors {
  private let glossary: Glossary
  /// The first definition in force by what it was formerly.
  private var renamed: [String: Definition] = [:]

  init(_ glossary: Glossary) {
    self.glossary = glossary
    for definition in glossary.definitions where definition.declared != .retired {
      for former in definition.formerly where renamed[former] == nil { renamed[former] = definition }
    }
  }

  subscript(retired: Definition) -> Definition? {
    renamed[retired.id] ?? retired.related.lazy.compactMap { glossary[$0] }.first { $0.declared != .retired }
  }
}
