import Definitions

/// Who is in a stock: a population whose criteria refer to stages, which entities enter and leave.
///
/// A reference to a stage holds for those that have entered it by then; one to another population is its filter, which the
/// query applies; sentences and fields are for people, and for the query.
struct StockCondition {
  private indirect enum Node {
    case all([Node])
    case any([Node])
    case not(Node)
    case entered(String)
    case given
  }

  private let root: Node
  /// Ids of the stages that it refers to, sorted.
  let stages: [String]
  /// Ids of the populations that filter the events beforehand.
  let populations: Set<String>

  /// Nil where the population refers to no stage: then it does not change with time.
  init?(_ population: String, in glossary: Glossary) {
    var stages: Set<String> = []
    var populations: Set<String> = []
    func node(_ criterion: Criterion?, _ open: Set<String>) -> Node {
      switch criterion {
      case .all(let parts): .all(parts.map { node($0, open) })
      case .any(let parts): .any(parts.map { node($0, open) })
      case .not(let part): .not(node(part, open))
      case .reference(let id): reference(id, open)
      case .statement, .signal, .field, nil: .given
      }
    }
    func reference(_ id: String, _ open: Set<String>) -> Node {
      switch glossary[id]?.semantics {
      case .stage:
        stages.insert(id)
        return .entered(id)
      case .population(let population):
        if glossary[id]?.source?.sql == nil, !open.contains(id), Self.refersToStages(population.criteria, glossary) {
          return node(population.criteria, open.union([id]))
        }
        populations.insert(id)
        return .given
      default: return .given
      }
    }
    guard case .population(let meaning) = glossary[population]?.semantics else { return nil }
    let root = node(meaning.criteria, [population])
    guard !stages.isEmpty else { return nil }
    (self.root, self.stages, self.populations) = (root, stages.sorted(), populations)
  }

  private static func refersToStages(_ criterion: Criterion?, _ glossary: Glossary) -> Bool {
    switch criterion {
    case .all(let parts), .any(let parts): parts.contains { refersToStages($0, glossary) }
    case .not(let part): refersToStages(part, glossary)
    case .reference(let id): if case .stage = glossary[id]?.semantics { true } else { false }
    case .statement, .signal, .field, nil: false
    }
  }

  /// Whether an entity is in the stock, by the stages that it has entered by then.
  func holds(_ hasEntered: (String) -> Bool) -> Bool { Self.holds(root, hasEntered) ?? true }

  /// Nil for what somebody else decides: it neither lets in nor keeps out.
  private static func holds(_ node: Node, _ hasEntered: (String) -> Bool) -> Bool? {
    switch node {
    case .all(let parts):
      let known = parts.compactMap { holds($0, hasEntered) }
      return known.isEmpty ? nil : known.allSatisfy(\.self)
    case .any(let parts):
      let known = parts.compactMap { holds($0, hasEntered) }
      return known.isEmpty ? nil : known.contains(true)
    case .not(let part): return holds(part, hasEntered).map { !$0 }
    case .entered(let stage): return hasEntered(stage)
    case .given: return nil
    }
  }
}
