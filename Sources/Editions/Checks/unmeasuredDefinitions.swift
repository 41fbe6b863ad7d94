package import Definitions
package import Diagnostics
import Snapshots

/// Stages and commitments that no number tells anything of. Where there are no numbers at all, that is said once elsewhere.
package func unmeasuredDefinitions(_ edition: Edition) -> [Diagnostic] {
  guard !edition.snapshots.metrics.isEmpty else { return [] }
  return edition.definitionsWithoutMetric.map { definition in
    let message =
      definition.kind == .stage
      ? "no metric counts or times '\(definition.id)'" : "the measure of '\(definition.id)' has no number in any snapshot"
    return Diagnostic(
      .definitionNoMetric, at: definition.position, message,
      suggestion: definition.kind == .stage ? "add a metric for it, or leave it without numbers" : "add numbers of its measure")
  }
}

extension Edition {
  /// A stage that no metric counts or times, or a commitment whose measure has no number; in the order of ids.
  package var definitionsWithoutMetric: [Definition] {
    let measured = Set(snapshots.metrics)
    return glossary.definitions.filter { definition in
      guard definition.declared != .retired else { return false }
      return switch definition.semantics {
      case .stage: !glossary.referrers(of: definition.id).contains { glossary[$0]?.kind == .metric }
      case .commitment(let commitment): !measured.contains(commitment.measure)
      default: false
      }
    }
  }
}
