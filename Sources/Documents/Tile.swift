package import Charts
package import ShownNumbers

/// One headline number with what belongs to it: its statistic and parts, its promise, what it was before, its meaning.
package struct Tile: Sendable {
  package struct Line: Sendable {
    package var term: String
    package var content: Phrase
    /// Of a period that is still filling up.
    package var isProvisional: Bool

    package init(_ term: String, _ content: Phrase, isProvisional: Bool = false) {
      self.term = term
      self.content = content
      self.isProvisional = isProvisional
    }
  }

  package struct Reading: Sendable {
    package var value: ShownNumber
    /// What the value is of: "leads", "132 of 450, Sep cohort".
    package var unit: Phrase
    package var sparkline: Sparkline?
    package var lines: [Line]
    /// What is known now where it differs from what the page froze.
    package var moved: Phrase?
    package var stamp: Inline

    package init(
      _ value: ShownNumber, unit: Phrase, sparkline: Sparkline?, lines: [Line], moved: Phrase?, stamp: Inline
    ) {
      self.value = value
      self.unit = unit
      self.sparkline = sparkline
      self.lines = lines
      self.moved = moved
      self.stamp = stamp
    }
  }

  package enum Content: Sendable {
    /// There is none without a stamp.
    case reading(Reading)
    /// The place is kept, and says why it is empty.
    case none(why: Phrase)
  }

  /// Unique on the page.
  package var key: String
  package var title: Phrase
  /// Who owes or owns it.
  package var owner: String?
  package var content: Content

  package init(key: String, title: Phrase, owner: String? = nil, _ content: Content) {
    self.key = key
    self.title = title
    self.owner = owner
    self.content = content
  }
}
