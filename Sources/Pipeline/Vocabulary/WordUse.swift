import Definitions
import Diagnostics

/// A word found in a text, and what there is to say of it.
struct WordUse: Sendable {
  /// Bytes of the text.
  var range: Range<Int>
  var rule: Rule
  var message: String
  var suggestion: String?

  func diagnostic(at position: SourcePosition) -> Diagnostic {
    Diagnostic(rule, at: position, message, suggestion: suggestion)
  }
}

/// Whose text it is in which words are looked for.
struct TextSource: Sendable {
  /// Nil for a page or a note.
  var definition: Definition?
  /// A note, which tells what was, so that a word may be retired since.
  var isRecord = false
  /// What it says of words that have several meanings.
  var vocabulary: [WordSense]
  /// Terms that it links to.
  var linked: Set<String> = []
}

/// The words of a glossary that a text is held against.
struct CheckedWords: Sendable {
  let toAvoid: WordsToAvoid
  let ambiguous: AmbiguousWords
  let retired: RetiredIDs

  init(_ glossary: Glossary) {
    toAvoid = WordsToAvoid(glossary)
    ambiguous = AmbiguousWords(glossary)
    retired = RetiredIDs(glossary)
  }

  var isEmpty: Bool { toAvoid.isEmpty && ambiguous.isEmpty && retired.isEmpty }

  /// Uses in a text, from left to right. `isName` is for a name of the definition's own.
  func uses(in text: [UInt8], of source: TextSource, isName: Bool = false) -> [WordUse] {
    let ambiguous = ambiguous.uses(in: text, of: source, isName: isName)
    let avoided = toAvoid.uses(in: text, of: source, isName: isName)
    return ambiguous.isEmpty ? avoided : (avoided + ambiguous).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension [WordUse] {
  /// Without the later uses of an ambiguous word: saying it once settles them all.
  var toldOnce: [WordUse] {
    var told: Set<String> = []
    return filter { $0.rule != .pageAmbiguousWord || told.insert($0.message).inserted }
  }
}
