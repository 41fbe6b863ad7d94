import Definitions
package import Diagnostics

/// Stages with which the map ends and whose cases are counted, where nobody says what becomes of a case that is reopened.
package func stagesThatEnd(_ edition: Edition) -> [Diagnostic] {
  let definitions = edition.glossary.definitions.filter { $0.declared != .retired }
  let passed = Set(definitions.compactMap { $0.stage?.after })
  let counted = Set(definitions.compactMap { edition.glossary.metric($0.id)?.countedStage })
  return definitions.compactMap { definition -> Diagnostic? in
    guard let stage = definition.stage, stage.after != nil, !passed.contains(definition.id), counted.contains(definition.id),
      !stage.namesOccurrence, stage.reversal == nil
    else { return nil }
    return Diagnostic(
      .stageReopened, at: definition.position,
      "'\(definition.id)' is the last stage and counts the first time: a case that is reopened stays in its first period",
      suggestion: "write occurrence: first if that is meant, occurrence: last to move it, or reversal: <stage> to take it back")
  }
}

extension Definition {
  fileprivate var stage: Stage? { if case .stage(let stage) = semantics { stage } else { nil } }
}

extension Metric {
  /// The stage that it counts or sums up.
  fileprivate var countedStage: String? {
    switch calculation {
    case .count(let of), .sum(let of, _): of
    default: nil
    }
  }
}
