/// Who signed a meaning and who did not, a card for each party.
package struct Signatures: Sendable {
  package struct Card: Sendable {
    package var party: String
    package var isSigned: Bool
    /// The signer, the day and what was signed; or whom the signature waits for.
    package var lines: [Phrase]

    package init(_ party: String, isSigned: Bool, _ lines: [Phrase]) {
      self.party = party
      self.isSigned = isSigned
      self.lines = lines
    }
  }

  package var cards: [Card]

  package init(_ cards: [Card]) { self.cards = cards }

  /// Whether every party signed.
  package var isWhole: Bool { cards.allSatisfy(\.isSigned) }
}
