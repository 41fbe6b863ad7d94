import Calendars
import Definitions

/// The scorecard of the latest closed period, one per period, and all of them as CSV.
///
/// Every period is judged once, here; the pages only look up.
func scorecardArtifacts(of edition: Edition) -> [Artifact] {
  guard edition.glossary.definitions.contains(where: { $0.kind == .commitment }) else { return [] }
  let history = ScorecardHistory(edition)
  var artifacts = (history.periods + [history.running].compactMap { $0 }).map { period in
    Artifact(
      .scorecard(period), page: { ScorecardPage(history, period, edition, at: .scorecard(period)).page })
  }
  if let latest = edition.latest ?? history.running {
    artifacts.append(
      Artifact(.scorecard, page: { ScorecardPage(history, latest, edition, at: .scorecard).page }))
  } else {
    artifacts.append(Artifact(.scorecard, page: { emptyScorecard(history, edition) }))
  }
  artifacts.append(Artifact(.scorecardData, file: { scorecardCSV(history, edition) }))
  return artifacts
}

extension Address {
  /// Every verdict as CSV. No metric can take the name: it is reserved.
  static let scorecardData = Address.data("scorecard")
}
