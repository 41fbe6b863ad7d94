package import Calendars
package import Diagnostics

/// What one team told the other on a day: `content/feedback/2026-10-21.yml`.
package struct Feedback: Sendable {
  /// What feedback is of.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// What buyers object to.
    case objections
    /// Content that helped.
    case content
    /// How deals went, and why.
    case deals

    /// As the heading of a column.
    package var words: String {
      switch self {
      case .objections: "Objections heard"
      case .content: "Content that helped"
      case .deals: "Deal notes"
      }
    }
  }

  package var date: CivilDate
  /// The party that gives it.
  package var party: String
  /// The role that wrote it, never a person.
  package var by: String
  /// Sentences by kind; kinds without one are left out.
  package var sentences: [Kind: [String]]
  package var position: SourcePosition

  /// How many sentences it has.
  package var count: Int { sentences.values.reduce(0) { $0 + $1.count } }
}
