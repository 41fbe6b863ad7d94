import Calendars
package import Definitions
package import Diagnostics
import Snapshots

/// The checks that hold numbers against definitions, one file each. Adding one touches a list and its own file.
private let editionChecks: [@Sendable (Edition) -> [Diagnostic]] = [
  staleSnapshot, unstampedNumbers, unknownMeanings, metricsWithoutNumbers,
  unsignedMeanings,
  unsignedSources, conversionsWithoutWindow, stagesThatEnd, unmeasuredDefinitions, contradictedFreezes,
  overdueActions, meetingsHeld,
  volumesAlone, fewJointMetrics, stagesBesideMQL, loweredBars, changesTooEarly, oldScoringModels,
]

/// Those that go through the unsplit series of each metric's main stat, which are read once for all.
private let seriesChecks: [@Sendable (Series, Edition) -> [Diagnostic]] = [missingPeriods, outdatedMeanings]

/// What all of them find.
package func editionProblems(_ edition: Edition) -> [Diagnostic] {
  let totals = edition.snapshots.metrics.lazy.flatMap { metric in
    Grain.allCases.lazy.compactMap { edition.series(metric, grain: $0) }
  }
  return editionChecks.flatMap { $0(edition) } + totals.flatMap { series in seriesChecks.flatMap { $0(series, edition) } }
}

/// Findings with the weights that site.yml gives rules; an error stays an error.
package func weighted(_ diagnostics: [Diagnostic], by settings: SiteSettings) -> [Diagnostic] {
  guard !settings.severities.isEmpty else { return diagnostics }
  return diagnostics.compactMap { diagnostic in
    guard diagnostic.severity != .error, let choice = settings.severities[diagnostic.rule] else { return diagnostic }
    guard let severity = choice else { return nil }
    var weighted = diagnostic
    weighted.severity = severity
    return weighted
  }
}
