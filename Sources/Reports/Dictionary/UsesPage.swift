import Definitions
import Diagnostics
import HyperText

extension Address {
  /// Everything that uses a definition, where it is too much for the definition's own page.
  static func uses(_ id: String, page: Int = 1) -> Address {
    Address("dictionary/\(id)/uses\(page == 1 ? "" : "-\(page)").html")
  }
}

/// The pages that list everything that uses a definition; none where its own page names all.
func usesArtifacts(of definition: Definition, _ lexicon: Lexicon) -> [Artifact] {
  let count = lexicon.glossary.referrers(of: definition.id).count
  guard count > Neighbourhood.shownUsers else { return [] }
  let limit = max(1, lexicon.edition.settings.splitAt)
  let pages = (count + limit - 1) / limit
  return (1...pages).map { number in
    Artifact(
      .uses(definition.id, page: number), page: { usesPage(definition, lexicon, number: number, of: pages, limit: limit) })
  }
}

private func usesPage(_ definition: Definition, _ lexicon: Lexicon, number: Int, of pages: Int, limit: Int) -> SitePage {
  let address = Address.uses(definition.id, page: number)
  let context = PageContext(lexicon.edition, at: address)
  let users = lexicon.users(of: definition.id)
  let shown = users.dropFirst((number - 1) * limit).prefix(limit)
  var html = HTML()
  html.append(
    crumb([(.dictionary, "Dictionary"), (.definition(definition.id), definition.shortName)], current: "used by", context))
  html.element("div", ["class": "mast"]) { html in
    html.element("div") { html in
      html.element("h1", text: "What uses \(definition.shortName)")
      html.element(
        "p", ["class": "sub"], text: counted(users.count, "definition") + (pages > 1 ? ", page \(number) of \(pages)" : ""))
    }
  }
  html.element("ul", ["class": "dict"]) { html in
    for id in shown {
      guard let user = lexicon.glossary[id] else { continue }
      html.append(IndexEntry(definition: user, lexicon: lexicon, context: context).html)
    }
  }
  if pages > 1 {
    html.element("nav", ["class": "pages", "aria-label": "Pages of this list"]) { html in
      if number > 1 {
        html.element("a", ["rel": "prev", "href": context.href(.uses(definition.id, page: number - 1))], text: "Previous page")
      }
      if number < pages {
        html.element("a", ["rel": "next", "href": context.href(.uses(definition.id, page: number + 1))], text: "Next page")
      }
    }
  }
  return SitePage(
    address: address, title: "What uses \(definition.shortName)\(number > 1 ? ", page \(number)" : "")",
    description: "Definitions that stand on \(definition.name).", section: .dictionary, content: html,
    source: definition.position.file)
}
