package import Fingerprints

/// All definitions of a site with their hashes and who stands on whom.
package struct Glossary: Sendable {
  /// One object, so that a copy of a glossary retains once and not once for each table.
  private let tables: Tables

  private final class Tables: Sendable {
    let definitions: [Definition]
    let places: IDPlaces
    let hashesByID: ByID<DefinitionHashes>
    let referencesByID: ByID<[String]>
    let referrersByID: ByID<[String]>
    /// Of metrics whose definition leaves the unit to their parts.
    let derivedUnits: [String: Unit]
    /// Of metrics, worked out once: every number asks for it.
    let mainStats: [String: String]

    init(
      _ sorted: [Definition], _ hashes: [String: DefinitionHashes], _ references: [String: [String]],
      _ derivedUnits: [String: Unit]
    ) {
      definitions = sorted
      places = IDPlaces(sorted.map(\.id))
      hashesByID = ByID(places, hashes)
      referencesByID = ByID(places, references)
      referrersByID = ByID(
        places, lists: sorted.lazy.flatMap { definition in (references[definition.id] ?? []).lazy.map { ($0, definition.id) } })
      self.derivedUnits = derivedUnits
      var mainStats: [String: String] = [:]
      for (place, definition) in sorted.enumerated() where places[definition.id] == place {
        guard case .metric(let metric) = definition.semantics else { continue }
        mainStats[definition.id] = metric.mainStat(definition.display)
      }
      self.mainStats = mainStats
    }
  }

  package init(
    definitions: [Definition], hashes: [String: DefinitionHashes], references: [String: [String]],
    derivedUnits: [String: Unit] = [:]
  ) {
    tables = Tables(definitions.sorted { $0.id < $1.id }, hashes, references, derivedUnits)
  }

  /// Sorted by id.
  package var definitions: [Definition] { tables.definitions }

  /// The stat that stands for a metric wherever none is asked for; `value` for what is no metric.
  package func mainStat(of id: String) -> String {
    DependencyLog.current?.note(.definition(id))
    return tables.mainStats[id] ?? NamedStat.value.rawValue
  }

  package subscript(id: String) -> Definition? { tables.places[id].map { tables.definitions[$0] } }

  /// What is known of the definitions, for whoever asks for it often.
  package func byID<Value>(_ values: [String: Value]) -> ByID<Value> { ByID(tables.places, values) }

  /// The hashes; nil for an unknown id or one whose references are broken or circular.
  package func hashes(of id: String) -> DefinitionHashes? {
    DependencyLog.current?.note(.foundation(id))
    return tables.hashesByID[id]
  }
  /// Ids that this meaning refers to directly, sorted.
  package func references(of id: String) -> [String] {
    DependencyLog.current?.note(.definition(id))
    return tables.referencesByID[id] ?? []
  }
  /// Ids whose meaning refers to this one directly, sorted.
  package func referrers(of id: String) -> [String] {
    DependencyLog.current?.note(.users(id))
    return tables.referrersByID[id] ?? []
  }

  /// All ids, each after those that its meaning refers to. Ids in or above a circle of references, which is an error of its own, are
  /// left out. No recursion: a glossary may be as deep as it is large.
  package var leafFirst: [String] {
    let places = tables.places
    var waiting = definitions.map { definition in references(of: definition.id).count { places[$0] != nil } }
    var ready = definitions.indices.filter { waiting[$0] == 0 }.map { definitions[$0].id }
    ready.reserveCapacity(definitions.count)
    var next = 0
    while next < ready.count {
      for referrer in referrers(of: ready[next]) {
        guard let place = places[referrer] else { continue }
        waiting[place] -= 1
        if waiting[place] == 0 { ready.append(referrer) }
      }
      next += 1
    }
    return ready
  }

  /// The metric's semantics, where the id is a metric; in the unit of its parts where it names none.
  package func metric(_ id: String) -> Metric? {
    guard case .metric(var metric) = self[id]?.semantics else { return nil }
    if let unit = tables.derivedUnits[id] {
      DependencyLog.current?.note(.foundation(id))
      metric.unit = unit
    }
    return metric
  }
}

/// The hashes of one definition; see `design.md` section 4 for what each binds.
package struct DefinitionHashes: Hashable, Sendable {
  /// Of the meaning with references by id; what a party signs.
  package var own: Fingerprint
  /// Of the meaning with the fingerprints of all that it refers to; what a number carries.
  package var fingerprint: Fingerprint
  package var wording: Fingerprint
  package var targets: Fingerprint?
  /// Of its own source; what the steward signs.
  package var source: Fingerprint?
  /// Of its own source with the readings of all that its meaning refers to; what a number carries as its source. Nil where
  /// nothing of these names a source.
  package var reading: Fingerprint?
  /// Of what it means, whatever it is called: two definitions of a kind that have the same are two words for one thing.
  package var meaning: Fingerprint

  package init(
    own: Fingerprint, fingerprint: Fingerprint, wording: Fingerprint, targets: Fingerprint?, source: Fingerprint?,
    reading: Fingerprint?, meaning: Fingerprint
  ) {
    self.own = own
    self.fingerprint = fingerprint
    self.wording = wording
    self.targets = targets
    self.source = source
    self.reading = reading
    self.meaning = meaning
  }
}
