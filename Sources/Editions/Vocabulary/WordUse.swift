package import Definitions
package import Diagnostics

/// A word found in a text, and what there is to say of it.
package struct WordUse: Sendable {
  /// Bytes of the text.
  package var range: Range<Int>
  package var rule: Rule
  package var message: String
  package var suggestion: String?

  package func diagnostic(at position: SourcePosition) -> Diagnostic {
    Diagnostic(rule, at: position, message, suggestion: suggestion)
  }
}

/// Whose text it is in which words are looked for.
package struct TextSource: Sendable {
  /// Nil for a page or a note.
  package var definition: Definition?
  /// A note, which tells what was, so that a word may be retired since.
  package var isRecord = false
  /// The words, in lower case, of which it says what it means by them.
  package var told: Set<String>
  /// Terms that it links to.
  package var linked: Set<String> = []
  /// Terms that a definition stands on or refers to.
  package var near: Set<String> = []
}

/// The words of a glossary that a text is held against.
package struct CheckedWords: Sendable {
  package let toAvoid: WordsToAvoid
  package let ambiguous: AmbiguousWords
  package let retired: RetiredIDs

  package init(_ glossary: Glossary) {
    toAvoid = WordsToAvoid(glossary)
    ambiguous = AmbiguousWords(glossary)
    retired = RetiredIDs(glossary)
  }

  package var isEmpty: Bool { toAvoid.isEmpty && ambiguous.isEmpty && retired.isEmpty }

  /// Uses in a text, from left to right. `isName` is for a name of the definition's own.
  ///
  /// A character that nobody sees hides no word.
  package func uses(in text: [UInt8], of source: TextSource, isName: Bool = false) -> [WordUse] {
    guard let visible = VisibleText(text) else { return usesSeen(in: text, of: source, isName: isName) }
    return usesSeen(in: visible.bytes, of: source, isName: isName).map { use in
      var use = use
      use.range = visible.offsets[use.range.lowerBound]..<visible.offsets[use.range.upperBound]
      return use
    }
  }

  private func usesSeen(in text: [UInt8], of source: TextSource, isName: Bool) -> [WordUse] {
    let ambiguous = ambiguous.uses(in: text, of: source, isName: isName)
    let avoided = toAvoid.uses(in: text, of: source, isName: isName)
    return ambiguous.isEmpty ? avoided : (avoided + ambiguous).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension [WordUse] {
  /// Those that overlap none of some ranges; both are in order.
  func outside(_ hidden: [Range<Int>]) -> [WordUse] {
    var next = 0
    // A range may hold others that begin after it.
    var end = 0
    return filter { use in
      while next < hidden.count, hidden[next].lowerBound < use.range.upperBound {
        end = Swift.max(end, hidden[next].upperBound)
        next += 1
      }
      return end <= use.range.lowerBound
    }
  }

  /// Without the later uses of an ambiguous word: saying it once settles them all.
  package var toldOnce: [WordUse] {
    var told: Set<String> = []
    return filter { $0.rule != .pageAmbiguousWord || told.insert($0.message).inserted }
  }
}
