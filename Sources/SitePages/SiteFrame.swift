package import Calendars
package import Documents
package import HyperText
package import Templates

/// What stands around the content of every page of one site.
package struct SiteFrame: Sendable {
  /// Addresses of the files that every page loads, with their content's hash in the name.
  package struct Assets: Hashable, Sendable {
    package var stylesheet: Address
    package var script: Address
    package var searchIndex: Address

    package init(stylesheet: Address, script: Address, searchIndex: Address) {
      self.stylesheet = stylesheet
      self.script = script
      self.searchIndex = searchIndex
    }
  }

  /// The site's title.
  package let organization: String
  package let tagline: String
  package let assets: Assets
  /// The parts of the site that have anything to show.
  package let sections: [SiteSection]
  /// What the author wrote beside them: each page with what the navigation calls it.
  package let pages: [(label: String, address: Address)]
  /// The foot of a page that says nothing more particular.
  package let provenance: String
  /// The day that counts as today; nil for a site without numbers and signatures.
  package let asOf: CivilDate?
  private let shells = PageShells()

  package init(
    organization: String, tagline: String, assets: Assets, sections: [SiteSection],
    pages: [(label: String, address: Address)] = [], provenance: String, asOf: CivilDate?
  ) {
    self.organization = organization
    self.tagline = tagline
    self.assets = assets
    self.sections = sections
    self.pages = pages
    self.provenance = provenance
    self.asOf = asOf
  }

  /// Writes a document: its content in the shell of every page. Says whether the shell shows it once.
  package func write(_ document: Document, by writer: inout PageWriter, in template: Template) -> Bool {
    let kind = PageKind(document, ownPages: pages, in: template)
    let shell = shells.shell(of: kind) { template.partlyFilled(surroundings(of: document).context, open: PageKind.open) }
    // In the order of `PageShell.shape`; `PageKind.open` names them.
    var values: [PartlyFilledPage.Value] = [
      .text("\(document.title): \(organization)"), .text(document.description), .html(HTML()),
    ]
    if let source = document.source { values.append(.text(source)) }
    shell.open(&writer.html, with: values, content: 2)
    let start = writer.html.bytes.count
    writer.write(document.blocks)
    return shell.close(&writer.html, with: values, content: 2, from: start)
  }

  /// What a page shares with every other of its kind.
  private func surroundings(of document: Document) -> PageShell {
    func href(_ target: Address) -> String { target.relative(from: document.address) }
    var shell = PageShell(
      title: "", description: "", organization: organization,
      root: document.address.rootPrefix, stylesheet: href(assets.stylesheet), script: href(assets.script),
      searchIndex: href(assets.searchIndex),
      navigation: navigation(of: document, href),
      content: HTML(), provenance: document.provenance.isEmpty ? provenance : document.provenance,
      asOf: (document.asOf ?? asOf).map { PageShell.Day(date: $0.description, label: $0.short) }, source: document.source,
      links: [
        PageShell.Link(href: href(.dictionary), label: "Dictionary"), PageShell.Link(href: href(.build), label: "build.json"),
      ])
    shell.tagline = tagline
    if sections.contains(.changes) { shell.feed = PageShell.Link(href: href(.changesFeed), label: "Changes") }
    return shell
  }

  /// The dashboard, the pages of the author, then the other parts of the site.
  private func navigation(of document: Document, _ href: (Address) -> String) -> [PageShell.Link] {
    var links = sections.map { section in
      PageShell.Link(href: href(section.address), label: section.label, isCurrent: section == document.section)
    }
    let own = pages.map { page in
      PageShell.Link(href: href(page.address), label: page.label, isCurrent: page.address == document.address)
    }
    links.insert(contentsOf: own, at: min(1, links.count))
    return links
  }

  /// The page that a server shows at any address that does not exist: its shell has no link, and the style sheet of the site in
  /// itself, which its policy allows by the sheet's SHA-256 in base64.
  package func missingPage(content: HTML, style: HTML, styleHash: String, in template: Template) -> HTML {
    var shell = MissingPageShell(organization: organization, content: content, style: style, styleHash: styleHash)
    shell.tagline = tagline
    return template.render(shell.context)
  }
}
