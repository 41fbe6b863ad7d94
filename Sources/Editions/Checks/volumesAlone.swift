import Definitions
package import Diagnostics

/// Commitments to a number of cases whose debtor promises nothing of how good the cases are: such a target is met soonest by
/// lowering the bar.
package func volumesAlone(_ edition: Edition) -> [Diagnostic] {
  let promises = edition.promisesInUse
  return promises.compactMap { definition, promise in
    guard promise.form == .volume, let stage = edition.glossary.countedStage(of: promise.measure) else { return nil }
    let isHeld = promises.contains { other in
      (other.promise.debtor == promise.debtor || other.promise.debtor == .both)
        && edition.glossary.isShare(other.promise.measure, ofCasesOf: stage)
    }
    guard !isHeld else { return nil }
    let who = promise.debtor == .both ? "nothing promises" : "\(edition.name(of: promise.debtor)) does not promise"
    return Diagnostic(
      .commitmentVolumeAlone, at: definition.position, "'\(definition.id)' promises how many, and \(who) how good they are",
      suggestion: "add a commitment measured by a conversion from '\(stage)', such as the share that the other side accepts")
  }
}

extension Edition {
  /// The commitments that hold, with levels, in the order of ids.
  var promisesInUse: [(definition: Definition, promise: Commitment)] {
    glossary.definitions.compactMap { definition in
      guard definition.isInUse, case .commitment(let promise) = definition.semantics, !definition.targets.isEmpty else {
        return nil
      }
      return (definition, promise)
    }
  }
}

extension Definition {
  /// Neither a draft nor retired.
  var isInUse: Bool { declared != .draft && declared != .retired }
}

extension Glossary {
  /// The stage whose cases a metric counts or adds up; nil for others.
  func countedStage(of metric: String) -> String? {
    switch self.metric(metric)?.calculation {
    case .count(let of), .sum(let of, _): of
    default: nil
    }
  }

  /// Whether a metric is the share of a stage's cases that went on: how good they are, told by what became of them.
  func isShare(_ metric: String, ofCasesOf stage: String) -> Bool {
    guard let semantics = self.metric(metric) else { return false }
    switch semantics.calculation {
    case .conversion(let from, _, _, .cohort): return from == stage && semantics.plan == nil
    case .ratio(_, let whole): return semantics.isDeclaredProportion && countedStage(of: whole) == stage
    default: return false
    }
  }
}
