import Calendars
import Definitions
package import HyperText
import Snapshots
package import Templates

/// The whole site of an edition, as things to be made.
package func artifacts(of edition: Edition) -> [Artifact] {
  var all: [Artifact] = []
  all += dashboardArtifacts(of: edition)
  all += scorecardArtifacts(of: edition)
  all += dictionaryArtifacts(of: edition)
  all += changeArtifacts(of: edition, lexicon: Lexicon(edition))
  all += auditArtifacts(of: edition)
  all += noteArtifacts(of: edition)
  all += [
    Artifact(.health, page: { healthPage(of: edition) }),
    Artifact(.quality, page: { qualityPage(of: edition) }),
    Artifact(.restatements, page: { restatementsPage(of: edition) }),
    Artifact(.restatementsFile, file: { restatementsFile(of: edition) }),
    Artifact(.notFound, page: { notFoundPage(of: edition) }),
  ]
  all += journeyArtifacts(of: edition)
  all += dataArtifacts(of: edition)
  return all
}

/// A page in its shell, as bytes to be written.
package func serialize(_ page: SitePage, of edition: Edition, in template: Template) -> HTML {
  let context = PageContext(edition, at: page.address)
  var shell = PageShell(
    title: "\(page.title): \(edition.settings.title)", description: page.description, organization: edition.settings.title,
    root: page.address.rootPrefix, stylesheet: context.href(edition.assets.stylesheet),
    script: context.href(edition.assets.script), searchIndex: context.href(edition.assets.searchIndex),
    navigation: edition.frame.sections.map { section in
      PageShell.Link(href: context.href(section.address), label: section.label, isCurrent: section == page.section)
    },
    content: page.content, provenance: page.provenance.isEmpty ? edition.provenance : page.provenance,
    asOf: edition.isDated ? PageShell.Day(date: edition.asOf.description, label: edition.asOf.short) : nil, source: page.source,
    links: [
      PageShell.Link(href: context.href(.dictionary), label: "Dictionary"),
      PageShell.Link(href: context.href(.build), label: "build.json"),
    ])
  shell.tagline = edition.settings.tagline
  if edition.frame.sections.contains(.changes) {
    shell.feed = PageShell.Link(href: context.href(.changesFeed), label: "Changes")
  }
  return template.render(shell.context)
}

/// The page that a server shows at any address that does not exist: its shell has no asset and no link.
package func serializeMissing(_ page: SitePage, of edition: Edition, in template: Template) -> HTML {
  var shell = MissingPageShell(organization: edition.settings.title, content: page.content)
  shell.tagline = edition.settings.tagline
  return template.render(shell.context)
}

/// What the frame of every page says: which parts the site has, and what it was made from.
struct PageFrame: Sendable {
  /// The parts of the site that have anything to show.
  let sections: [SiteSection]
  /// The foot of a page that says nothing more particular.
  let provenance: String

  init(
    _ glossary: Glossary, _ agreements: AgreementBook, _ snapshots: SnapshotStore, _ notes: [Note], asOf: CivilDate
  ) {
    let kinds = glossary.definitions.map(\.kind)
    sections = SiteSection.allCases.filter { section in
      switch section {
      case .dashboard, .dictionary, .health: true
      case .scorecard: kinds.contains(.commitment)
      case .changes: !agreements.ids.isEmpty
      case .notes: !notes.isEmpty
      }
    }
    let snapshot = snapshots.vintageDates.last { $0 <= asOf }.map { "Snapshot of \($0.short). " } ?? ""
    let definitions = counted(kinds.count, "definition")
    let metrics = counted(kinds.count { $0 == .metric }, "metric")
    provenance =
      snapshot + "Made by Concord from \(definitions) and \(metrics). No records, names or addresses of leads are on this site."
  }
}

extension Edition {
  /// The foot of a page that says nothing more particular.
  package var provenance: String { frame.provenance }
}
