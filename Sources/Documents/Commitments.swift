package import Charts

/// Commitments judged for one period, a card each, the worst first.
package struct Commitments: Sendable {
  package struct Card: Sendable {
    /// What the measure came to.
    package enum Value: Sendable {
      case none(Phrase)
      /// Of a period that is not over; with the words that say so.
      case soFar(Phrase, Phrase)
      /// With the change since the period before, in words; nil where there is nothing to say of it.
      case final(Phrase, change: Phrase?)
    }

    /// The anchor, unique on the page.
    package var id: String
    package var name: Phrase
    /// How it stands, in one word for a style: `missed`, `on-track`.
    package var verdict: String
    package var state: Inline
    package var sentence: String
    package var value: Value
    /// The value against the target; nil where there is no target.
    package var bullet: Bullet?
    /// The verdicts of the last periods.
    package var strip: VerdictStrip
    package var facts: [Facts.Fact]
    /// What follows from a miss.
    package var consequence: Phrase?
    /// What is known by now, where the page says what was known then.
    package var today: Phrase?
    /// The meaning of the value.
    package var stamp: Inline?

    package init(
      id: String, name: Phrase, verdict: String, state: Inline, sentence: String, value: Value, bullet: Bullet?,
      strip: VerdictStrip, facts: [Facts.Fact], consequence: Phrase?, today: Phrase?, stamp: Inline?
    ) {
      self.id = id
      self.name = name
      self.verdict = verdict
      self.state = state
      self.sentence = sentence
      self.value = value
      self.bullet = bullet
      self.strip = strip
      self.facts = facts
      self.consequence = consequence
      self.today = today
      self.stamp = stamp
    }
  }

  package var cards: [Card]

  package init(_ cards: [Card]) { self.cards = cards }
}
