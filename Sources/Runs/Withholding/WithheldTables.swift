import Definitions

/// What is withheld of every metric: its own, and what those withhold whose numbers it repeats.
struct WithheldTables {
  private let own: [String: [String: WithheldTable]]
  private let glossary: Glossary
  /// Metrics that count a stage, by its id.
  private let counts: [String: [String]]
  private var whole: [String: [String: WithheldTable]] = [:]

  init(_ own: [String: [String: WithheldTable]], _ glossary: Glossary) {
    (self.own, self.glossary) = (own, glossary)
    var counts: [String: [String]] = [:]
    for metric in own.keys.sorted() {
      if case .count(let stage) = glossary.metric(metric)?.calculation { counts[stage, default: []].append(metric) }
    }
    self.counts = counts
  }

  /// By dimension: a rate shows the counts that it is made of, and a conversion those of its stages.
  mutating func tables(of metric: String) -> [String: WithheldTable] {
    if let known = whole[metric] { return known }
    var tables = own[metric] ?? [:]
    // A metric that stands on itself, which was reported with its definition, adds nothing.
    whole[metric] = tables
    for reference in glossary.references(of: metric) {
      for other in [reference] + (counts[reference] ?? []) where other != metric && glossary.metric(other) != nil {
        tables.merge(self.tables(of: other)) { table, other in table.joined(with: other) }
      }
    }
    whole[metric] = tables
    return tables
  }
}
