package import Definitions

/// Which events a measure reads: those of a stage, of an attribution model's touches or of a manual metric, among a population.
package struct StreamKey: Hashable, Sendable, Comparable {
  /// The id of the definition whose `source.sql` yields the events.
  package var source: String
  /// The metric's own population, beyond the one that the stage names; nil where it names none, or one of another entity.
  package var population: String?

  /// Whether it has all rows of a stage, whichever of them counts: what a case was worth later stands in later ones.
  package var isHistory = false

  package init(_ source: String, among population: String? = nil) {
    self.source = source
    self.population = population
  }

  private var order: (String, String, Int) { (source, population ?? "", isHistory ? 1 : 0) }

  /// All rows of the same.
  var history: StreamKey {
    var key = self
    key.isHistory = true
    return key
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.order < right.order
  }
}

/// Which columns of a stream a measure reads, beside entity and time: what nobody reads is not kept.
package struct StreamNeeds: Hashable, Sendable {
  /// What kind of entity the stream's ids are of.
  package var entity: String
  package var occurrence: Occurrence
  package var dimensions: Set<String> = []
  package var fields: Set<String> = []
  /// Fields that hold amounts, and whether they are money.
  package var amounts: [String: Bool] = [:]
  /// Kinds of other entities that an event may be linked to.
  package var links: Set<String> = []

  package init(entity: String, occurrence: Occurrence = .every) {
    self.entity = entity
    self.occurrence = occurrence
  }

  /// Both measures read one stream.
  package mutating func formUnion(_ other: StreamNeeds) {
    dimensions.formUnion(other.dimensions)
    fields.formUnion(other.fields)
    amounts.merge(other.amounts) { $0 || $1 }
    links.formUnion(other.links)
  }
}
