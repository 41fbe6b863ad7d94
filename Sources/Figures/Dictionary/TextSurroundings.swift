package import Definitions
package import Documents
import Editions
package import Markup

/// What a text below a definition's front matter asks of its site.
package struct TextSurroundings: Sendable {
  let names: any LinkNames
  /// Where the numbers are that a text links to; nil where only names are known.
  let edition: Edition?
  let terms: TermLinker
  /// Ids of elements in the shell of every page, which no heading may take.
  let shellIDs: Set<String>
  /// Whether the glossary is kept in other people's keys.
  let isLenient: Bool

  init(_ site: Site) {
    let edition = site.edition
    names = edition
    self.edition = edition
    terms = edition.terms
    shellIDs = site.shellIDs
    isLenient = !edition.settings.glossaryKeys.isEmpty
  }

  /// Names alone. `terms` are ``Glossary/linkedTerms``; those that are `retired` have other names than their labels, and no link leads to
  /// them from here.
  package init(
    terms: [TermLinker.Term], retired: Set<String>, pageNames: Set<String>, shellIDs: Set<String>, settings: SiteSettings
  ) {
    names = NamesAlone(
      names: Dictionary(
        terms.lazy.filter { !retired.contains($0.id) }.compactMap { term in
          term.names.first.map { (term.id, LinkName(long: $0, short: term.abbreviations.first ?? $0)) }
        }, uniquingKeysWith: { first, _ in first }), pageNames: pageNames)
    edition = nil
    self.terms = TermLinker(terms)
    self.shellIDs = shellIDs
    isLenient = !settings.glossaryKeys.isEmpty
  }

  /// The text below a definition's front matter as it stands on the definition's page; nil where there is none, and where there is
  /// something to tell of it or it cannot be made of what is known here.
  package func text(of definition: Definition) -> Documents.Block? {
    let prose = DefinitionProse(definition, definition.body, in: self)
    return prose.diagnostics.isEmpty ? prose.story : nil
  }
}

private struct NamesAlone: LinkNames {
  let names: [String: LinkName]
  let pageNames: Set<String>

  func name(of id: String) -> LinkName? { names[id] }
  var ids: [String] { names.keys.sorted() }
}
