package import Calendars
package import Diagnostics
package import Fingerprints

/// What a definition defines.
package enum DefinitionKind: String, Hashable, Sendable, CaseIterable {
  case concept, stage, metric, commitment, calendar, codeList = "code-list", population
  case attributionModel = "attribution-model"
}

/// One agreed word: a file under `content/glossary/`, read and typed.
package struct Definition: Sendable {
  /// The file's name without `.md`; never reused.
  package var id: String
  package var kind: DefinitionKind
  package var name: String
  package var abbreviation: String?
  /// Goes up by one when this file's own meaning changes; 1 where the file says nothing.
  package var version: Int
  /// First period start that uses this version.
  package var effective: CivilDate?
  /// Why this version came.
  package var why: String?
  /// The definition itself, one sentence of plain text.
  package var sentence: String
  package var synonyms: [String]
  package var avoid: [AvoidedLabel]
  /// The role that answers for the definition, by party, in the order of site.yml.
  package var owners: [Owner]
  /// The role that answers for its source; site.yml's steward where the file says nothing.
  package var steward: String?
  package var review: Review?
  /// What the file itself declares; agreement is derived, never declared.
  package var declared: DeclaredStatus?
  package var formerly: [String]
  /// Other ids named as related, beyond those that the meaning refers to.
  package var related: [String]
  /// Name, abbreviation and synonyms with their places: the labels that name this definition and no other.
  package var labels: [Label]
  /// Every id that the file names, with its place: what the meaning stands on, and what is only mentioned.
  package var references: [Reference]
  /// What can change a number, typed.
  package var semantics: Semantics
  /// The same as canonical data, references as ids; empty object where the file has none.
  package var meaning: CanonicalValue
  package var source: Source?
  /// Promised levels, oldest first.
  package var targets: [Target]
  package var display: Display
  /// The Markdown after the front matter.
  package var body: Body
  /// The file, at its first line.
  package var position: SourcePosition
}

extension Definition {
  /// A label that must not be used for this definition, and what to say or why.
  package struct AvoidedLabel: Hashable, Sendable {
    package var label: String
    /// The id to use instead.
    package var use: String?
    package var why: String?
    package var position: SourcePosition
  }

  package struct Label: Hashable, Sendable {
    package var text: String
    package var position: SourcePosition
  }

  package struct Owner: Hashable, Sendable {
    package var party: String
    package var role: String
  }

  package struct Review: Hashable, Sendable {
    package enum Interval: String, Hashable, Sendable, CaseIterable { case month, quarter, year }
    package var every: Interval
    package var last: CivilDate?
    package var position: SourcePosition
    /// The day by which the next review is due.
    package var due: CivilDate? {
      last?.adding(months: every == .month ? 1 : every == .quarter ? 3 : 12)
    }
  }

  package enum DeclaredStatus: Hashable, Sendable {
    case draft
    case disputed(by: String?, since: CivilDate?, what: String?)
    case retired
  }

  /// Where the definition is read; the steward signs it, and it never is part of the meaning.
  package struct Source: Hashable, Sendable {
    package var system: String?
    package var table: String?
    package var field: String?
    package var sql: String?
    /// Everything of the block, for its hash.
    package var canonical: CanonicalValue
  }

  package struct Body: Sendable {
    package var bytes: [UInt8]
    /// The line of the file on which ``bytes`` start.
    package var firstLine: Int
  }

  /// How a person calls it: the abbreviation where there is one.
  package var shortName: String { abbreviation ?? name }
}
