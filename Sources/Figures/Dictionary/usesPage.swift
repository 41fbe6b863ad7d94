import Definitions
import Diagnostics
import Documents
import Editions

extension Address {
  /// Everything that uses a definition, where it is too much for the definition's own page.
  static func uses(_ id: String, page: Int = 1) -> Address {
    Address("dictionary/\(id)/uses\(page == 1 ? "" : "-\(page)").html")
  }
}

/// The pages that list everything that uses a definition; none where its own page names all.
func usesArtifacts(of definition: Definition, _ site: Site) -> [Artifact] {
  let lexicon = site.index.lexicon
  let count = lexicon.glossary.referrers(of: definition.id).count
  guard count > Neighbourhood.shownUsers else { return [] }
  let limit = max(1, lexicon.edition.settings.splitAt)
  let pages = (count + limit - 1) / limit
  return (1...pages).map { number in
    Artifact(
      .uses(definition.id, page: number), document: { usesPage(definition, site, number: number, of: pages, limit: limit) })
  }
}

private func usesPage(_ definition: Definition, _ site: Site, number: Int, of pages: Int, limit: Int) -> Document {
  let lexicon = site.index.lexicon
  let title = "What uses \(definition.shortName)"
  let users = lexicon.users(of: definition.id)
  let entries = users.dropFirst((number - 1) * limit).prefix(limit).compactMap { id in
    lexicon.glossary[id].map { IndexEntry(definition: $0, lexicon: lexicon).entry }
  }
  let name = Link(Phrase(definition.shortName), to: .site(.definition(definition.id)))
  let place: Phrase = pages > 1 ? ", page \(count: number) of \(count: pages)" : ""
  func link(_ words: Phrase, to page: Int) -> Link? {
    (1...pages).contains(page) ? Link(words, to: .site(.uses(definition.id, page: page))) : nil
  }
  let (before, after) = (link("Previous page", to: number - 1), link("Next page", to: number + 1))
  let paging = pages > 1 ? [Block.paging("Pages of this list", before: before, after: after)] : []
  return Document(
    address: .uses(definition.id, page: number), title: number > 1 ? "\(title), page \(number)" : title,
    description: "Definitions that use \(definition.name).", section: .dictionary,
    blocks: [
      .breadcrumb(Breadcrumb([.dictionary, name], current: "used by")),
      .masthead(Phrase(title), subtitle: "\(.counting(users.count, "definition"))\(place)"),
      .entries(Entries(.index, entries)),
    ] + paging, source: definition.position.file)
}
