package import Definitions
package import Fingerprints

/// What a definition says at one time, so far as it is hashed: a file as it stands, or a meaning as it was signed.
package struct DefinitionVersion: Sendable {
  package var id: String
  package var kind: DefinitionKind
  package var name: String
  package var sentence: String
  package var semantics: Semantics
  /// Own semantics as they are hashed.
  package var meaning: CanonicalValue
  /// Promised levels, oldest first.
  package var targets: [Target]
  /// The fingerprint of the metric that the levels are held against; nil where nobody knows it.
  package var measured: Fingerprint?

  /// `glossary` tells what its levels are held against.
  package init(_ definition: Definition, in glossary: Glossary? = nil) {
    id = definition.id
    kind = definition.kind
    name = definition.name
    sentence = definition.sentence
    semantics = definition.semantics
    meaning = definition.meaning
    targets = definition.targets
    measured = glossary?.hashes(of: definition.semantics.measure ?? definition.id)?.fingerprint
  }

  package init(_ record: RecordedMeaning) {
    id = record.id
    kind = record.kind
    name = record.name
    sentence = record.sentence
    semantics = record.semantics
    meaning = record.meaning
    targets = record.targets
    measured = record.semantics.measure.map { record.references[$0] } ?? record.fingerprint
  }

  /// Whether its sentence is all that it means.
  var isSentence: Bool {
    guard case .object(let members) = meaning else { return false }
    return members.isEmpty
  }

  /// Whether levels of two versions can be held against each other: the same number is measured.
  func isMeasured(like other: DefinitionVersion) -> Bool {
    if let measured, let before = other.measured { return measured == before && measuredWays == other.measuredWays }
    guard semantics.measure == nil else { return measuredWays == other.measuredWays }
    return meaning.canonicalJSON() == other.meaning.canonicalJSON()
  }

  /// Which metric a commitment takes, and which number of it.
  private var measuredWays: [String] {
    guard case .commitment(let commitment) = semantics else { return [] }
    return [commitment.measure, commitment.stat, commitment.form.rawValue]
  }
}

extension Semantics {
  /// The metric that a commitment is measured by.
  fileprivate var measure: String? {
    guard case .commitment(let commitment) = self else { return nil }
    return commitment.measure
  }
}

/// How things are called in phrases about a change.
package struct Names: Sendable {
  /// The short name of a definition; nil for an unknown id.
  var definition: @Sendable (String) -> String?
  /// The name of a party on pages.
  var party: @Sendable (String) -> String
  /// What a metric's values look like; nil for an unknown id.
  var metric: @Sendable (String) -> Metric?
  /// New ids by those that `formerly` names.
  var renamings: [String: String]

  /// Names in `glossary`, then, for what is gone, in `former`.
  package init(_ glossary: Glossary, former: Glossary? = nil, settings: SiteSettings) {
    var renamings: [String: String] = [:]
    for definition in glossary.definitions {
      for id in definition.formerly where glossary[id] == nil && renamings[id] == nil { renamings[id] = definition.id }
    }
    self.renamings = renamings
    definition = { [renamings] id in (glossary[id] ?? former?[id] ?? renamings[id].flatMap { glossary[$0] })?.shortName }
    metric = { glossary.metric($0) ?? former?.metric($0) }
    let parties = Dictionary(settings.everyParty.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    party = { parties[$0] ?? $0 }
  }
}
