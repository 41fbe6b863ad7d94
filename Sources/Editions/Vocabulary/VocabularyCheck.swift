package import Definitions
package import Diagnostics
import Fingerprints
import FrontMatter

/// Holds the words of definitions, pages and notes against what the glossary says of words.
package struct VocabularyCheck: Sendable {
  private let glossary: Glossary
  private let prose: [CheckedProse]
  private let words: CheckedWords

  /// Takes the pages and notes as they are written.
  package init(_ glossary: Glossary, prose: [CheckedProse]) {
    self.glossary = glossary
    self.prose = prose
    words = CheckedWords(glossary)
  }

  /// Whether there is a word to look for in texts.
  package var looksForWords: Bool { !words.isEmpty }

  /// What the glossary as a whole says wrong of its words.
  package var problemsOfGlossary: [Diagnostic] {
    sameMeanings(glossary) + retiredFoundations(glossary)
      + senseProblems(
        (glossary.definitions.map(\.vocabulary) + prose.map(\.vocabulary)).flatMap(\.self), glossary: glossary)
  }

  /// What is wrong in one definition's names, sentences and prose. Its file is asked for only where a word was found, for the
  /// place: nil where it cannot be read.
  package func problems(in definition: Definition, file: (_ path: String) -> [UInt8]?) -> [Diagnostic] {
    let body = CheckedProse(
      path: definition.position.file, bytes: definition.body.bytes, firstLine: definition.body.firstLine,
      vocabulary: definition.vocabulary)
    let source = textSource(body, of: definition, words)
    return frontMatterProblems(definition, source, words, file: file) + proseProblems(body, source, words)
  }

  /// What is wrong in the pages and notes.
  package var problemsOfPages: [Diagnostic] {
    prose.flatMap { proseProblems($0, textSource($0, isRecord: $0.path.hasPrefix("content/notes/"), words), words) }
  }
}

private func textSource(
  _ prose: CheckedProse, of definition: Definition? = nil, isRecord: Bool = false, _ words: CheckedWords
) -> TextSource {
  TextSource(
    definition: definition, isRecord: isRecord, told: Set(prose.vocabulary.map { comparedName($0.label) }),
    linked: words.ambiguous.isEmpty ? [] : Set(prose.links().map(\.id)),
    near: definition.map { words.ambiguous.near($0) } ?? [])
}

private func proseProblems(_ prose: CheckedProse, _ source: TextSource, _ words: CheckedWords) -> [Diagnostic] {
  let found = words.uses(in: prose.bytes, of: source)
  let hidden = found.isEmpty ? [] : prose.hidden()
  let uses = found.outside(hidden)
  let told = uses.toldOnce + words.retired.uses(in: prose, of: source, beside: uses)
  guard !told.isEmpty else { return [] }
  let positions = prose.positions
  return told.map { $0.diagnostic(at: positions[$0.range.lowerBound]) }
}

/// Of the names, the sentence and the reason. These two were read as values; the file is read again only for the place of a finding.
private func frontMatterProblems(
  _ definition: Definition, _ source: TextSource, _ words: CheckedWords, file: (String) -> [UInt8]?
) -> [Diagnostic] {
  let names = definition.labels.flatMap { label in
    words.uses(in: Array(label.text.utf8), of: source, isName: true).map { $0.diagnostic(at: label.position) }
  }
  let parts = [("definition", definition.sentence), ("why", definition.why ?? "")]
  return names
    + parts.flatMap { key, text -> [Diagnostic] in
      let uses = words.uses(in: Array(text.utf8), of: source).toldOnce
      guard !uses.isEmpty else { return [] }
      let places = places(of: key, in: definition.position.file, source, words, file: file)
      return uses.enumerated().map { number, use in
        use.diagnostic(at: number < places.count ? places[number] : definition.position)
      }
    }
}

/// Where a key's value uses such words, in the order of the file; empty where other people's keys say it.
private func places(
  of key: String, in path: String, _ source: TextSource, _ words: CheckedWords, file: (String) -> [UInt8]?
) -> [SourcePosition] {
  guard let bytes = file(path), let yaml = splitFrontMatter(bytes, file: path).split.yaml else {
    return []
  }
  let positions = CheckedProse(path: path, bytes: bytes).positions
  let lines = bytes[yaml].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  guard let first = lines.firstIndex(where: { $0.starts(with: "\(key):".utf8) }) else { return [] }
  // The value goes on as long as lines are indented.
  let rest = lines[(first + 1)...].prefix { $0.isEmpty || $0.first == UInt8(ascii: " ") }
  let range = lines[first].startIndex + key.utf8.count + 1..<(rest.last?.endIndex ?? lines[first].endIndex)
  return words.uses(in: Array(bytes[range]), of: source).toldOnce.map {
    positions[range.lowerBound + $0.range.lowerBound]
  }
}

/// Two definitions whose meaning is one and the same: two words for one thing.
private func sameMeanings(_ glossary: Glossary) -> [Diagnostic] {
  struct Meaning: Hashable {
    let kind: DefinitionKind
    let hash: Fingerprint
  }
  let nothing = CanonicalValue.object([:]).fingerprint
  var first: [Meaning: Definition] = [:]
  first.reserveCapacity(glossary.definitions.count)
  var problems: [Diagnostic] = []
  for definition in glossary.definitions where definition.declared != .retired {
    let hash = glossary.hashes(of: definition.id)?.meaning ?? definition.meaning.fingerprint
    guard hash != nothing else { continue }
    let meaning = Meaning(kind: definition.kind, hash: hash)
    guard let other = first[meaning] else {
      first[meaning] = definition
      continue
    }
    problems.append(
      Diagnostic(
        .definitionSameMeaning, at: definition.position,
        "'\(definition.id)' means the same as '\(other.id)' in \(other.position.file)",
        suggestion: "keep one and make the other's name its synonym, or say what is different"))
  }
  return problems
}

/// Definitions in force whose meaning stands on a retired one.
private func retiredFoundations(_ glossary: Glossary) -> [Diagnostic] {
  let retired = Set(glossary.definitions.lazy.filter { $0.declared == .retired }.map(\.id))
  guard !retired.isEmpty else { return [] }
  return glossary.definitions.filter { $0.declared != .retired }.flatMap { definition in
    definition.references.filter { $0.role.isPartOfMeaning && retired.contains($0.id) }.map { reference in
      Diagnostic(
        .pageWordToAvoid, at: reference.position, "'\(definition.id)' refers to '\(reference.id)', which is retired",
        suggestion: "refer to what took its place, or retire '\(definition.id)' too")
    }
  }
}
