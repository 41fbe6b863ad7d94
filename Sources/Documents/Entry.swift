/// A definition as one of a list: the word, its sentence, its kind, who answers, how far it is agreed.
package struct Entry: Sendable {
  /// The anchor.
  package var id: String
  /// By which a reader picks entries: `state-agreed`, `kind-stage`; see ``Finder/Filter``.
  package var state: String?
  package var kind: String
  /// The word, linked, and its short form.
  package var name: Phrase
  package var sentence: Phrase
  /// The kind in words, and the version.
  package var kindWords: Phrase
  package var answerer: String?
  package var stateLabel: Inline?

  package init(
    id: String, state: String?, kind: String, name: Phrase, sentence: Phrase, kindWords: Phrase, answerer: String?,
    stateLabel: Inline?
  ) {
    self.id = id
    self.state = state
    self.kind = kind
    self.name = name
    self.sentence = sentence
    self.kindWords = kindWords
    self.answerer = answerer
    self.stateLabel = stateLabel
  }
}

/// Definitions one below the other.
package struct Entries: Sendable {
  package var role: Role?
  package var entries: [Entry]

  package init(_ role: Role? = nil, _ entries: [Entry]) {
    self.role = role
    self.entries = entries
  }
}
