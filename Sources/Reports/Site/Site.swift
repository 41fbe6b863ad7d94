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
  all += noteArtifacts(of: edition)
  all += [
    Artifact(.health, page: { healthPage(of: edition) }),
    Artifact(.notFound, page: { notFoundPage(of: edition) }),
  ]
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
    navigation: SiteSection.allCases.filter { edition.has($0) }.map { section in
      PageShell.Link(href: context.href(section.address), label: section.label, isCurrent: section == page.section)
    },
    content: page.content, provenance: page.provenance.isEmpty ? edition.provenance : page.provenance,
    asOf: PageShell.Day(date: edition.asOf.description, label: edition.asOf.short), source: page.source,
    links: [
      PageShell.Link(href: context.href(.dictionary), label: "Dictionary"),
      PageShell.Link(href: context.href(.build), label: "build.json"),
    ])
  shell.tagline = edition.settings.tagline
  return template.render(shell.context)
}

/// The page that a server shows at any address that does not exist: its shell has no asset and no link.
package func serializeMissing(_ page: SitePage, of edition: Edition, in template: Template) -> HTML {
  var shell = MissingPageShell(organization: edition.settings.title, content: page.content)
  shell.tagline = edition.settings.tagline
  return template.render(shell.context)
}

extension Edition {
  /// Whether a part of the site has anything to show.
  package func has(_ section: SiteSection) -> Bool {
    switch section {
    case .dashboard, .dictionary, .health: true
    case .scorecard: glossary.definitions.contains { $0.kind == .commitment }
    case .notes: !notes.isEmpty
    }
  }

  /// The foot of a page that says nothing more particular.
  package var provenance: String {
    let definitions = glossary.definitions.count
    let metrics = glossary.definitions.count { $0.kind == .metric }
    let snapshot = snapshots.vintageDates.last { $0 <= asOf }.map { "Snapshot of \($0.short). " } ?? ""
    return snapshot + "Made by Concord from \(definitions) definition\(definitions == 1 ? "" : "s") and \(metrics) "
      + "metric\(metrics == 1 ? "" : "s"). No records, names or addresses of leads are on this site."
  }
}
