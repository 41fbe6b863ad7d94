import Calendars
package import Definitions
package import Diagnostics
package import Documents
package import Editions

/// An edition as a site shows it: with what the run found, and with what its pages ask again and again.
package final class Site: Sendable {
  package let index: EditionIndex
  /// The report pages with their blocks read. Their texts may be newer than those of the edition.
  let pages: [PreparedPage]
  /// Ids of elements in the shell of every page, which no heading may take.
  let shellIDs: Set<String>
  private let found: [Diagnostic]
  /// Texts below the front matter that are newer than those of the edition, by the id.
  private let bodies: [String: Definition.Body]
  /// Files that are not as they were committed: counted anew where the edition's count is older.
  package let uncommitted: Int
  /// The parts of the site that have anything to show.
  package let sections: [SiteSection]
  /// The pages that the author wrote, with what the navigation calls them.
  package let navigation: [(label: String, address: Address)]
  /// The foot of a page that says nothing more particular.
  package let provenance: String

  package init(_ edition: Edition, shellIDs: Set<String>, findings: [Diagnostic]) {
    pages = edition.pages.map { PreparedPage($0, in: edition, shellIDs: shellIDs) }
    index = EditionIndex(edition, needs: pages.needs(edition.glossary))
    self.shellIDs = shellIDs
    found = findings
    bodies = [:]
    uncommitted = edition.commits.uncommitted
    sections = edition.sections
    navigation = edition.pages.compactMap { page in
      // The agendas of meetings stand on the page of all meetings.
      page.name == "index" || page.meeting != nil ? nil : page.navigationLabel.map { ($0, .page(page.name)) }
    }
    provenance = edition.provenance
  }

  /// The same site with another text below the front matter of one definition.
  package convenience init(_ site: Site, body: Definition.Body, of id: String) {
    self.init(site, site.index, bodies: site.bodies.merging([id: body]) { $1 }, site.provenance)
  }

  /// The same site with another text of one page, which keeps its name and what the navigation calls it.
  package convenience init(_ site: Site, page: ReportPage) {
    let edition = site.edition
    let new = PreparedPage(page, in: edition, shellIDs: site.shellIDs)
    let pages = site.pages.map { $0.name == page.name ? new : $0 }
    let needs = pages.needs(edition.glossary)
    self.init(site, EditionIndex(site.index, needs: needs), pages: pages, bodies: site.bodies, site.provenance)
  }

  /// The same site where another number of files is not as it was committed.
  package convenience init(_ site: Site, uncommitted: Int) {
    self.init(site, site.index, bodies: site.bodies, uncommitted: uncommitted, site.provenance)
  }

  /// The same site in the words of an earlier edition.
  private convenience init(_ site: Site, as past: Edition) {
    self.init(site, EditionIndex(site.index, as: past), bodies: site.bodies, Self.lastingProvenance)
  }

  private init(
    _ site: Site, _ index: EditionIndex, pages: [PreparedPage]? = nil, bodies: [String: Definition.Body],
    uncommitted: Int? = nil, _ provenance: String
  ) {
    self.uncommitted = uncommitted ?? site.uncommitted
    self.pages = pages ?? site.pages
    self.index = index
    self.bodies = bodies
    shellIDs = site.shellIDs
    found = site.found
    sections = site.sections
    navigation = site.navigation
    self.provenance = provenance
  }

  /// The site that a frozen period's own page is made from: in the words that a run recorded with the period.
  func past(of period: Period) -> Site {
    let past = index.past[period]
    return past === edition ? self : Site(self, as: past)
  }

  /// The foot of a page that does not change any more.
  static let lastingProvenance = "Made by Concord. No records, names or addresses of leads are on this site."

  package var edition: Edition { index.edition }

  /// What of the history a reader of the log does not see.
  var caveat: String? {
    var commits = edition.commits
    commits.uncommitted = uncommitted
    return commits.caveat
  }

  /// What people wrote below the front matter of a definition.
  func body(of definition: Definition) -> Definition.Body {
    let own = definition.body
    return bodies[definition.id] ?? own
  }

  /// What was found while reading and checking; shown on the health page.
  package var findings: [Diagnostic] {
    DependencyLog.current?.note(.findings)
    return found
  }

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
