import Charts
import Definitions

/// The stages in the order of `after`: those that come after nothing first, then what follows each.
struct StageMap {
  let stages: [Definition]
  /// How many stages come before, by id.
  private let depth: [String: Int]

  init(_ glossary: Glossary) {
    let all = glossary.definitions.filter { $0.kind == .stage }
    let ids = Set(all.map(\.id))
    var depth: [String: Int] = [:]
    for definition in all {
      var seen: Set<String> = [definition.id]
      var steps = 0
      var next = definition.stageBefore
      // A cycle is an error of its own; it must not hang the page.
      while let before = next, ids.contains(before), seen.insert(before).inserted {
        steps += 1
        next = glossary[before]?.stageBefore
      }
      depth[definition.id] = steps
    }
    let order = depth
    stages = all.sorted { (order[$0.id] ?? 0, $0.id) < (order[$1.id] ?? 0, $1.id) }
    self.depth = depth
  }

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
    let edges = stages.compactMap { stage in stage.stageBefore.map { Lineage.Edge(from: $0, to: stage.id) } }
    return Lineage(
      key: "t.strip", title: "Stages in the order in which they are reached", columns: columns, edges: edges, cap: 12,
      moreHref: "#t.stages")
  }
}

extension Definition {
  /// The stage that comes before this one.
  fileprivate var stageBefore: String? {
    guard case .stage(let stage) = semantics else { return nil }
    return stage.after
  }
}
