import Charts
import Definitions
import Documents
import Editions

/// The stages in the order in which they are reached: what each comes after, by its `after`; where a stage names none, by
/// the stage that its criteria ask for, else by the metric that measures the way to it.
struct StageMap {
  let stages: [Definition]
  /// Stages that are only counted: nobody holds them, and they come neither after nor before another.
  let beside: [Definition]
  /// The stage before each, by id.
  private let before: [String: String]
  /// How many stages come before, by id.
  private let depth: [String: Int]

  init(_ lexicon: Lexicon) {
    let (all, beside) = Self.onTheWay(lexicon.glossary.definitions.filter { $0.kind == .stage })
    self.beside = beside
    let ids = Set(all.map(\.id))
    var before: [String: String] = [:]
    for definition in all {
      guard case .stage(let stage) = definition.semantics else { continue }
      let asked = (stage.criteria?.references ?? []).filter(ids.contains)
      let named = [stage.after].compactMap(\.self) + asked + lexicon.stagesMeasured(before: definition.id)
      before[definition.id] = named.first { ids.contains($0) && $0 != definition.id }
    }
    let depth = Self.depths(of: all.map(\.id), before)
    // Of those as far on, first the ones that lead further.
    let leading = Set(before.values)
    func key(_ definition: Definition) -> (Int, Int, String) {
      (depth[definition.id] ?? 0, leading.contains(definition.id) ? 0 : 1, definition.id)
    }
    stages = all.sorted { key($0) < key($1) }
    self.before = before
    self.depth = depth
  }

  /// The stages that somebody holds, or that come after or before another by `after`, and the others; all of them where no stage
  /// says any of it.
  private static func onTheWay(_ stages: [Definition]) -> (way: [Definition], beside: [Definition]) {
    func stage(_ definition: Definition) -> Stage? {
      if case .stage(let stage) = definition.semantics { stage } else { nil }
    }
    let passed = Set(stages.compactMap { stage($0)?.after })
    func isOnTheWay(_ definition: Definition) -> Bool {
      passed.contains(definition.id) || stage(definition).map { $0.after != nil || $0.heldBy != nil } ?? false
    }
    let way = stages.filter(isOnTheWay)
    return way.isEmpty ? (stages, []) : (way, stages.filter { !isOnTheWay($0) })
  }

  /// How many stages come before each. Those that name each other in a circle come after all others of it.
  private static func depths(of ids: [String], _ before: [String: String]) -> [String: Int] {
    var depth: [String: Int] = [:]
    for id in ids where depth[id] == nil {
      var path: [String] = []
      var places: [String: Int] = [:]
      var next: String? = id
      while let stage = next, depth[stage] == nil, places[stage] == nil {
        places[stage] = path.count
        path.append(stage)
        next = before[stage]
      }
      let circle = next.flatMap { places[$0] } ?? path.count
      for stage in path[circle...] { depth[stage] = path.count - circle - 1 }
      for place in path[..<circle].indices.reversed() {
        depth[path[place]] = before[path[place]].flatMap { depth[$0] }.map { $0 + 1 } ?? 0
      }
    }
    return depth
  }

  /// The stage that comes before another.
  func before(_ id: String) -> String? { before[id] }

  /// The stages as a strip from left to right; nil where it would be too narrow to read, or has nothing to join.
  var diagram: Diagram? {
    let last = depth.values.max() ?? 0
    guard (1...5).contains(last), stages.count <= 40 else { return nil }
    let columns = (0...last).map { step in
      Lineage.Column(
        head: step == 0 ? "begins with" : "then",
        nodes: stages.filter { depth[$0.id] == step }.map { Lineage.Node(id: $0.id, label: $0.shortName, note: "") })
    }
    let places = Lineage.places(in: columns)
    let edges = stages.compactMap { stage in
      Lineage.Edge(from: before[stage.id].flatMap { places[$0] }, to: places[stage.id])
    }
    return Diagram(
      name: "Stages in order",
      Lineage(
        key: "t.strip", title: "Stages in the order in which they are reached", columns: columns, edges: edges, cap: 12),
      more: .here("t.stages"))
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
