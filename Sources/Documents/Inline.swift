package import Calendars
import Numbers
package import ShownNumbers

/// A run of a line of text. Numbers, counts, dates and versions are of their own kinds, so that no digit of a document is
/// without an origin.
///
/// What is large lies behind a reference, so that a text needs none.
package enum Inline: Hashable, Sendable {
  case text(String)
  indirect case number(ShownNumber)
  /// How many things there are: definitions, months, findings.
  case count(Count)
  /// How many of some things, as a percentage.
  case portion(Portion)
  case date(CivilDate, DateForm)
  /// How long one case took, or may take.
  indirect case length(TimeLength)
  case version(VersionNumber)
  /// The first digits of a meaning, on the page that explains it: where the stamps of its numbers lead.
  case fingerprint(String)
  case strong(Phrase)
  case code(String)
  indirect case link(Link)
  /// A state's drawing without its words, which stand beside it.
  case mark(StateMark)
  indirect case state(StateLabel)
  /// In a row of numbers: the meaning changes between the one before and the one after.
  case meaningChange
  /// A run with a role of its own.
  case span(Role, Phrase)
  /// What a later version says instead of ``removed(_:)``.
  case added(String)
  case removed(String)
  /// Lines under each other, in a cell or wherever there is room for one phrase.
  case lines([Phrase])
}

/// A number of things, which no snapshot holds.
package struct Count: Hashable, Sendable {
  package let number: Int
  /// With groups of three digits: `1,204`.
  package var text: String { NumberText.grouped(ExactDecimal(number)) }

  package init(_ number: Int) { self.number = number }
}

/// Some things of all, as a percentage with one digit: `0.4%`. Nothing of nothing has none.
package struct Portion: Hashable, Sendable {
  package let part: Int
  package let whole: Int

  package var text: String {
    guard whole > 0 else { return "\u{2013}" }
    // Half away from zero, in tenths of a percent.
    let tenths = (part * 2000 + whole) / (2 * whole)
    return "\(tenths / 10).\(tenths % 10)%"
  }

  package init(_ part: Int, of whole: Int) {
    self.part = part
    self.whole = whole
  }
}

/// How much of a date is said.
package enum DateForm: Hashable, Sendable {
  /// `6 Nov 2026`
  case short
  /// `Fri 6 Nov 2026`
  case weekday
  /// As text without a mark for machines, as it stands inside a sentence.
  case bare
}

package struct Link: Hashable, Sendable {
  /// What the link is to the page that it stands on.
  package enum Relation: Hashable, Sendable { case previous, next, current }

  package var content: Phrase
  package var destination: Destination
  package var role: Role?
  package var relation: Relation?

  package init(_ content: Phrase, to destination: Destination, role: Role? = nil, relation: Relation? = nil) {
    self.content = content
    self.destination = destination
    self.role = role
    self.relation = relation
  }
}

/// A state as mark and words: "missed, 94%".
package struct StateLabel: Hashable, Sendable {
  /// How the words are coloured.
  package enum Tone: Hashable, Sendable {
    case plain, missed, risk
    /// Of an agreement or a finding, by its word.
    case named(String)
  }

  package var mark: StateMark?
  package var words: Phrase
  package var tone: Tone

  package init(_ mark: StateMark?, _ words: Phrase, tone: Tone = .plain) {
    self.mark = mark
    self.words = words
    self.tone = tone
  }
}
