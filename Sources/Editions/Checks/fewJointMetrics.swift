import Definitions
package import Diagnostics
import Numbers

/// Where the parties owe each other, fewer than two numbers that all of them answer for together: each side can then reach its
/// own without the other.
package func fewJointMetrics(_ edition: Edition) -> [Diagnostic] {
  let parties = edition.settings.parties
  let promises = edition.promisesInUse
  let debtors = Set(promises.map(\.promise.debtor)).subtracting([.both])
  guard parties.count > 1, debtors.count > 1 else { return [] }
  let owedByBoth = promises.filter { $0.promise.debtor == .both }.map(\.promise.measure)
  let owned = edition.glossary.definitions.filter { definition in
    definition.kind == .metric && definition.isInUse && !definition.targets.isEmpty
      && Set(parties.map(\.id)).isSubset(of: definition.owners.map(\.party))
  }
  let joint = Set(owedByBoth + owned.map(\.id)).sorted()
  guard joint.count < 2 else { return [] }
  let names = listed(parties.map(\.name))
  let found = joint.first.map { "only '\($0)'" } ?? "no number with a target"
  return [
    Diagnostic(
      .metricFewJoint, at: SourcePosition(file: "content/site.yml"),
      "\(names) owe each other something, but \(found) is owned by \(parties.count == 2 ? "both" : "all") of them",
      suggestion:
        "give a metric such as the pipeline created a target and all parties as owners, or add a commitment owed by both")
  ]
}
