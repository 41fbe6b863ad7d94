import Definitions
package import Diagnostics

/// Conversions of cohorts that are never complete, since nothing says within which time they count.
package func conversionsWithoutWindow(_ edition: Edition) -> [Diagnostic] {
  edition.glossary.definitions.compactMap { definition in
    guard case .metric(let metric) = definition.semantics, case .conversion(_, _, nil, .cohort) = metric.calculation,
      definition.declared != .retired
    else { return nil }
    return Diagnostic(
      .metricWithoutWindow, at: definition.position,
      "'\(definition.id)' has no window: its cohorts are never complete, and no target is judged by them",
      suggestion: "add window: 90 days to its semantics")
  }
}
