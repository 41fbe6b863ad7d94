import Definitions

/// What has to hold of an entity beside its own event.
struct Membership: Hashable, Sendable {
  /// Populations that records can be asked for.
  var populations: Set<String> = []
  /// Stages that it must have entered.
  var entered: Set<String> = []
}

extension Glossary {
  /// What a stage or population demands, at any depth, as far as records can be asked for it: sentences that a person judged,
  /// signals and fields are in the SQL of the stage itself.
  func membership(of id: String) -> Membership {
    var membership = Membership()
    var seen: Set<String> = []
    collect(id, into: &membership, &seen)
    membership.entered.remove(id)
    return membership
  }

  private func collect(_ id: String, into membership: inout Membership, _ seen: inout Set<String>) {
    guard seen.insert(id).inserted, let definition = self[id] else { return }
    switch definition.semantics {
    case .stage(let stage):
      membership.entered.insert(id)
      if let population = stage.population { collect(population, into: &membership, &seen) }
      if let criteria = stage.criteria { collect(criteria, into: &membership, &seen) }
    case .population(let population):
      if definition.source?.sql != nil {
        membership.populations.insert(id)
      } else if let criteria = population.criteria {
        collect(criteria, into: &membership, &seen)
      }
    default: break
    }
  }

  private func collect(_ criterion: Criterion, into membership: inout Membership, _ seen: inout Set<String>) {
    switch criterion {
    case .all(let conditions): for condition in conditions { collect(condition, into: &membership, &seen) }
    case .reference(let id): collect(id, into: &membership, &seen)
    // Which of several held, and what must not have happened by when, is no filter of all times.
    case .any, .not, .statement, .signal, .field: break
    }
  }
}
