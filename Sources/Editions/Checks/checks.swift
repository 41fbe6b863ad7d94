package import Definitions
package import Diagnostics

/// The checks that hold numbers against definitions, one file each. Adding one touches this list and its own file.
package let editionChecks: [@Sendable (Edition) -> [Diagnostic]] = [
  missingPeriods, staleSnapshot, unstampedNumbers, unknownMeanings, outdatedMeanings, metricsWithoutNumbers,
  unsignedMeanings,
  unsignedSources, conversionsWithoutWindow, unmeasuredDefinitions,
]

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
