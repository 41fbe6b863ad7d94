import Calendars
import Definitions
import Documents
import Editions

/// The scorecard of the latest closed period, one per period, and all of them as CSV.
///
/// Every period was judged once; the pages only look up.
func scorecardArtifacts(of site: Site) -> [Artifact] {
  let (edition, history) = (site.edition, site.index.scorecards)
  guard edition.glossary.definitions.contains(where: { $0.kind == .commitment }) else { return [] }
  var artifacts = (history.periods + [history.running].compactMap { $0 }).map { period in
    Artifact(
      .scorecard(period), document: { ScorecardPage(site.index.scorecards, period, site, at: .scorecard(period)).document })
  }
  if let latest = edition.latest ?? history.running {
    artifacts.append(
      Artifact(.scorecard, document: { ScorecardPage(site.index.scorecards, latest, site, at: .scorecard).document }))
  } else {
    artifacts.append(Artifact(.scorecard, document: { emptyScorecard(site.index.scorecards, site) }))
  }
  artifacts.append(Artifact(.scorecardData, file: { scorecardCSV(site.index.scorecards, edition) }))
  return artifacts
}

extension Address {
  /// Every verdict as CSV. No metric can take the name: it is reserved.
  static let scorecardData = Address.data("scorecard")
}
