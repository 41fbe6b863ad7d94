package import Definitions
package import Diagnostics

/// That a run is asked for a part of its numbers where some are withheld: what must not be computed from them it could not know.
package func partialRunProblems(_ scope: RunScope, _ glossary: Glossary, settings: SiteSettings) -> [Diagnostic] {
  guard !scope.isWhole, glossary.withholds(settings.snapshots) else { return [] }
  let position = settings.snapshots.withhold.values.compactMap(\.position).min { $0.line < $1.line }
  return [
    Diagnostic(
      .snapshotWithheld, at: position ?? SourcePosition(file: "content/site.yml"),
      "numbers of few cases are withheld, and a run of some metrics or periods cannot see what would tell them",
      suggestion: "take the whole snapshot, without --metric and --period")
  ]
}
