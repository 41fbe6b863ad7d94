import Charts
import Definitions

/// The stages in the order in which they are reached: what each comes after, by its `after`; where a stage names none, by
/// the stage that its criteria ask for, else by the metric that measures the way to it.
struct StageMap {
  let stages: [Definition]
  /// The stage before each, by id.
  private let before: [String: String]
  /// How many stages come before, by id.
  private let depth: [String: Int]

  init(_ lexicon: Lexicon) {
    let all = lexicon.glossary.definitions.filter { $0.kind == .stage }
    let ids = Set(all.map(\.id))
    var before: [String: String] = [:]
    for definition in all {
      guard case .stage(let stage) = definition.semantics else { continue }
      let asked = (stage.criteria?.references ?? []).filter(ids.contains)
      let named = [stage.after].compactMap(\.self) + asked + lexicon.stagesMeasured(before: definition.id)
      before[definition.id] = named.first { ids.contains($0) && $0 != definition.id }
    }
    var depth: [String: Int] = [:]
    for definition in all {
      var seen: Set<String> = [definition.id]
      var steps = 0
      var next = before[definition.id]
      // Two stages that name each other must not hang the page.
      while let stage = next, seen.insert(stage).inserted {
        steps += 1
        next = before[stage]
      }
      depth[definition.id] = steps
    }
    // Of those as far on, first the ones that lead further.
    let leading = Set(before.values)
    let order = depth
    func key(_ definition: Definition) -> (Int, Int, String) {
      (order[definition.id] ?? 0, leading.contains(definition.id) ? 0 : 1, definition.id)
    }
    stages = all.sorted { key($0) < key($1) }
    self.before = before
    self.depth = depth
  }

  /// The stage that comes before another.
  func before(_ id: String) -> String? { before[id] }

  /// The stages as a strip from left to right; nil where it would be too narrow to read, or has nothing to join.
  func lineage(_ context: PageContext) -> Lineage? {
    let last = depth.values.max() ?? 0
    guard (1...5).contains(last), stages.count <= 40 else { return nil }
    let columns = (0...last).map { step in
      Lineage.Column(
        head: step == 0 ? "begins with" : "then",
        nodes: stages.filter { depth[$0.id] == step }.map { stage in
          Lineage.Node(id: stage.id, label: stage.shortName, note: "", href: context.href(definition: stage.id))
        })
    }
    let edges = stages.compactMap { stage in before[stage.id].map { Lineage.Edge(from: $0, to: stage.id) } }
    return Lineage(
      key: "t.strip", title: "Stages in the order in which they are reached", columns: columns, edges: edges, cap: 12,
      moreHref: "#t.stages")
  }
}

extension Criterion {
  /// Ids of definitions that have to hold, in the order in which they stand; not those under a "not".
  var references: [String] {
    switch self {
    case .all(let conditions), .any(let conditions): conditions.flatMap(\.references)
    case .reference(let id): [id]
    case .not, .statement, .signal, .field: []
    }
  }
}
