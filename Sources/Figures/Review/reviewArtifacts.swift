import Documents
import Editions

/// The review pack as pages: the latest closed period's at `review/index.html`, and one for each closed period, frozen.
///
/// Only where somebody wrote `content/pages/review.md`.
func reviewArtifacts(of site: Site) -> [Artifact] {
  guard let prepared = site.pages.first(where: { $0.page.name == ReviewPage.name }) else { return [] }
  let edition = site.edition
  // A block is wrong once, not once for every period: the older ones find nothing.
  let latest = Artifact(
    .review, authored: { ReviewPage(site, prepared, period: edition.latest, at: .review).document })
  return [latest]
    + edition.periods.map { period in
      Artifact(
        .review(period), document: { ReviewPage(site.past(of: period), prepared, period: period, at: .review(period)).document }
      )
    }
}
