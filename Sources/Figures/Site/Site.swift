import Calendars
package import Diagnostics
package import Documents
package import Editions

/// An edition as a site shows it: with what the run found, and with what its pages ask again and again.
package final class Site: Sendable {
  package let index: EditionIndex
  /// The report pages with their blocks read.
  let pages: [PreparedPage]
  /// Ids of elements in the shell of every page, which no heading may take.
  let shellIDs: Set<String>
  /// What was found while reading and checking; shown on the health page.
  package let findings: [Diagnostic]
  /// The parts of the site that have anything to show.
  package let sections: [SiteSection]
  /// The pages that the author wrote, with what the navigation calls them.
  package let navigation: [(label: String, address: Address)]
  /// The foot of a page that says nothing more particular.
  package let provenance: String

  package init(_ edition: Edition, shellIDs: Set<String>, findings: [Diagnostic]) {
    let taken = shellIDs.union([Decisions.headingID])
    pages = edition.pages.map { PreparedPage($0, edition.glossary, edition.settings, takenIDs: taken) }
    index = EditionIndex(edition, needs: pages.needs(edition.glossary))
    self.shellIDs = shellIDs
    self.findings = findings
    sections = edition.sections
    navigation = edition.pages.compactMap { page in
      // The agendas of meetings stand on the page of all meetings.
      page.name == "index" || page.meeting != nil ? nil : page.navigationLabel.map { ($0, .page(page.name)) }
    }
    provenance = edition.provenance
  }

  /// The same site in the words of an earlier edition.
  private init(_ site: Site, as past: Edition) {
    pages = site.pages
    index = EditionIndex(site.index, as: past)
    shellIDs = site.shellIDs
    findings = site.findings
    sections = site.sections
    navigation = site.navigation
    provenance = Self.lastingProvenance
  }

  /// The site that a frozen period's own page is made from: in the words that a run recorded with the period.
  func past(of period: Period) -> Site {
    let past = index.past[period]
    return past === edition ? self : Site(self, as: past)
  }

  /// The foot of a page that does not change any more.
  static let lastingProvenance = "Made by Concord. No records, names or addresses of leads are on this site."

  package var edition: Edition { index.edition }

  /// The whole site, as things to be made.
  package var artifacts: [Artifact] {
    var all: [Artifact] = []
    all += dashboardArtifacts(of: self)
    all += scorecardArtifacts(of: self)
    all += reviewArtifacts(of: self)
    all += dictionaryArtifacts(of: self)
    all += changeArtifacts(of: self)
    all += auditArtifacts(of: self)
    all += lightArtifacts(of: self)
    all += noteArtifacts(of: self)
    all += meetingArtifacts(of: self)
    all += [
      Artifact(.health, document: { healthPage(of: self) }),
      Artifact(.quality, document: { qualityPage(of: self) }),
      Artifact(.restatements, document: { restatementsPage(of: self) }),
      Artifact(.restatementsFile, file: { restatementsFile(of: self.index.restatements) }),
      Artifact(.notFound, document: { notFoundPage() }),
    ]
    all += journeyArtifacts(of: self)
    all += dataArtifacts(of: index)
    return all
  }
}
