package import Diagnostics

/// An id that a file names, where it stands and what it has to be.
package struct Reference: Hashable, Sendable {
  package var id: String
  package var role: Role
  package var position: SourcePosition

  package init(id: String, role: Role, position: SourcePosition) {
    self.id = id
    self.role = role
    self.position = position
  }

  package enum Role: Hashable, Sendable {
    /// A condition that has to hold.
    case condition
    case population
    /// A stage that is counted, started from or reached.
    case stage
    /// A metric that another is computed from.
    case operand
    case codeList
    case calendar
    /// A calendar that has a fiscal year.
    case fiscalCalendar
    /// A metric whose median is the length of a cycle.
    case cycle
    case attributionModel
    /// A commitment's metric, with the stat that is judged.
    case measure(stat: String)
    /// Mentioned as related, or as the word to use instead; no part of the meaning.
    case mention
  }
}

extension Reference.Role {
  /// The kinds of definition that fit.
  var kinds: [DefinitionKind] {
    switch self {
    case .condition: [.concept, .stage, .population]
    case .population: [.population]
    case .stage: [.stage]
    case .operand, .measure, .cycle: [.metric]
    case .codeList: [.codeList]
    case .calendar, .fiscalCalendar: [.calendar]
    case .attributionModel: [.attributionModel]
    case .mention: DefinitionKind.allCases
    }
  }

  func fits(_ kind: DefinitionKind) -> Bool { self == .mention || kinds.contains(kind) }

  /// Whether the meaning of the file that names it stands on it.
  package var isPartOfMeaning: Bool { self != .mention }
}
