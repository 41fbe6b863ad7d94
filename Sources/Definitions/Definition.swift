package import Calendars
package import Diagnostics
package import Fingerprints

/// What a definition defines.
package enum DefinitionKind: String, Hashable, Sendable, CaseIterable {
  case concept, stage, metric, commitment, calendar, codeList = "code-list", population
  case attributionModel = "attribution-model"
}

/// One agreed word: a file under `content/glossary/`, read and typed. Immutable.
///
/// A class, because a definition is large and is looked up for every link of every page: a reference counts once where
/// a copy counted thirty times, which was a fifth of a large build.
package final class Definition: Sendable {
  /// The file's name without `.md`; never reused.
  package let id: String
  package let kind: DefinitionKind
  package let name: String
  package let abbreviation: String?
  package let synonyms: [String]
  /// What the file itself declares; agreement is derived, never declared.
  package let declared: DeclaredStatus?
  package let formerly: [String]
  /// Name, abbreviation and synonyms with their places: the labels that name this definition and no other.
  package let labels: [Label]
  /// The file, at its first line.
  package let position: SourcePosition
  /// Reached through ``asked`` alone, which notes it for the document that is being made.
  private let shared: Shared
  private let prose: Body
  /// Its hashes in an earlier build, in which it was the same; nil for one that was read of its file.
  let known: KnownHashes?

  /// Goes up by one when this file's own meaning changes; 1 where the file says nothing.
  package var version: Int { asked.content.version }
  /// First period start that uses this version.
  package var effective: CivilDate? { asked.content.effective }
  /// Where ``effective`` is written.
  package var effectivePosition: SourcePosition? { asked.content.effectivePosition }
  /// Why this version came.
  package var why: String? { asked.content.why }
  /// The definition itself, one sentence of plain text.
  package var sentence: String { asked.content.sentence }
  package var avoid: [AvoidedLabel] { asked.content.avoid }
  /// Labels of this definition that people also use for something else.
  package var ambiguous: [AmbiguousLabel] { asked.content.ambiguous }
  /// Which meaning its own text gives to words that have several.
  package var vocabulary: [WordSense] { asked.content.vocabulary }
  /// The role that answers for the definition, by party, in the order of site.yml.
  package var owners: [Owner] { asked.content.owners }
  /// The role that answers for its source; site.yml's steward where the file says nothing.
  package var steward: String? { asked.content.steward }
  package var review: Review? { asked.content.review }
  /// Other ids named as related, beyond those that the meaning refers to.
  package var related: [String] { asked.content.related }
  /// Every id that the file names, with its place: what the meaning stands on, and what is only mentioned.
  package var references: [Reference] { asked.content.references }
  /// What can change a number, typed.
  package var semantics: Semantics { asked.content.semantics }
  /// The same as canonical data, references as ids; empty object where the file has none.
  package var meaning: CanonicalValue {
    let content = asked.content
    return content.meaning ?? content.semantics.canonical
  }
  /// Whether it says what it means by its sentence alone.
  package var isSentence: Bool {
    let content = asked.content
    return content.meaning?.isEmptyObject ?? content.semantics.isEmpty
  }
  package var source: Source? { asked.content.source }
  /// Promised levels, oldest first.
  package var targets: [Target] { asked.content.targets }
  package var display: Display { asked.content.display }
  /// The Markdown after the front matter.
  package var body: Body {
    DependencyLog.current?.note(.prose(id))
    return prose
  }

  private var asked: Shared {
    DependencyLog.current?.noteDefinition(id)
    return shared
  }

  /// What the front matter says, but for what every page may say of a definition.
  private struct Content: Sendable {
    var version: Int
    var effective: CivilDate?
    var effectivePosition: SourcePosition?
    var why: String?
    var sentence: String
    var avoid: [AvoidedLabel]
    var ambiguous: [AmbiguousLabel]
    var vocabulary: [WordSense]
    var owners: [Owner]
    var steward: String?
    var review: Review?
    var related: [String]
    var references: [Reference]
    var semantics: Semantics
    /// Nil where the semantics tell it, and nobody asked for it yet.
    var meaning: CanonicalValue?
    var source: Source?
    var targets: [Target]
    var display: Display
  }

  /// A reference counts once, where the values in it would count thirty times.
  private final class Shared: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
  }

  init(
    id: String,
    kind: DefinitionKind,
    name: String,
    abbreviation: String?,
    version: Int,
    effective: CivilDate?,
    effectivePosition: SourcePosition?,
    why: String?,
    sentence: String,
    synonyms: [String],
    avoid: [AvoidedLabel],
    ambiguous: [AmbiguousLabel],
    vocabulary: [WordSense],
    owners: [Owner],
    steward: String?,
    review: Review?,
    declared: DeclaredStatus?,
    formerly: [String],
    related: [String],
    labels: [Label],
    references: [Reference],
    semantics: Semantics,
    meaning: CanonicalValue?,
    source: Source?,
    targets: [Target],
    display: Display,
    body: Body,
    position: SourcePosition,
    known: KnownHashes? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.abbreviation = abbreviation
    self.synonyms = synonyms
    self.declared = declared
    self.formerly = formerly
    self.labels = labels
    self.position = position
    prose = body
    self.known = known
    shared = Shared(
      Content(
        version: version, effective: effective, effectivePosition: effectivePosition, why: why, sentence: sentence,
        avoid: avoid, ambiguous: ambiguous, vocabulary: vocabulary, owners: owners, steward: steward, review: review,
        related: related, references: references, semantics: semantics, meaning: meaning, source: source, targets: targets,
        display: display))
  }
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

  /// A label of the definition's own that means something else too.
  package struct AmbiguousLabel: Hashable, Sendable {
    package var label: String
    /// What else it means: "the query language".
    package var means: String
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
    /// As the file has it; of a signed record, with its white space folded.
    package var sql: String?
    /// Where the query stands, or the definition that names none.
    package var position: SourcePosition?
    /// IANA name of the zone in which the source's times are that name none; the source system's where nil.
    package var zone: String?
    /// Whether a date stands for the first moment of its day; it has no time of day otherwise.
    package var takesDatesAsStartOfDay: Bool
    /// The shortest periods that its rows tell apart, as of a ledger by month; nil where they tell days.
    package var grain: Grain?
    /// How it writes the members of a code list; empty elsewhere.
    package let spellings: CodeSpellings
    /// Everything of the block, for its hash.
    package let canonical: CanonicalValue

    /// From the block as it is hashed, of front matter or of a record.
    init(canonical: CanonicalValue) {
      func text(_ key: String) -> String? {
        guard case .object(let members) = canonical, case .string(let text) = members[key] else { return nil }
        return text
      }
      system = text("from")
      table = text("table")
      field = text("field")
      sql = text("sql")
      if case .object(let members) = canonical, case .list(let lines) = members["sql"] {
        sql = lines.map { if case .string(let line) = $0 { line } else { "" } }.joined(separator: "\n")
      }
      zone = text("zone")
      takesDatesAsStartOfDay = text("dates") == Self.startOfDay
      grain = text("grain").flatMap { Grain(rawValue: $0) }
      spellings = CodeSpellings(canonical: canonical)
      self.canonical = canonical
    }

    static let startOfDay = "start-of-day"

    /// How rows are read, whatever is asked: everything of the block but where to and what, as canonical JSON.
    package var manner: String {
      guard case .object(var members) = canonical else { return "" }
      for key in ["from", "table", "field", "sql"] { members[key] = nil }
      return String(decoding: CanonicalValue.object(members).canonicalJSON(), as: UTF8.self)
    }
  }

  package struct Body: Sendable {
    package var bytes: [UInt8]
    /// The line of the file on which ``bytes`` start.
    package var firstLine: Int
  }

  /// How a person calls it: the abbreviation where there is one.
  package var shortName: String { abbreviation ?? name }
}
