import Definitions
import Documents
import Editions

/// The dictionary: its index, a page per term and per older version, the stage map.
func dictionaryArtifacts(of site: Site) -> [Artifact] {
  let (edition, lexicon) = (site.edition, site.index.lexicon)
  var all = indexArtifacts(site)
  for definition in edition.glossary.definitions {
    let id = definition.id
    let page = Artifact.Making.document { TermPage(definition, site).document }
    all.append(Artifact(.definition(id), page, problems: { DefinitionProse(definition, site).diagnostics }))
    all += usesArtifacts(of: definition, site)
    for version in olderVersions(of: definition, in: edition) {
      all.append(
        Artifact(.version(version, of: id), document: { VersionPage(definition, version: version, site).document }))
    }
  }
  for id in lexicon.goneIDs {
    all.append(Artifact(.definition(id), document: { GonePage(id, site).document }))
  }
  if edition.glossary.definitions.contains(where: { $0.kind == .stage }) {
    all.append(Artifact(.stages, document: { stageMapPage(site) }))
  }
  return all
}

/// Versions before the present one whose words are on record, newest first.
func olderVersions(of definition: Definition, in edition: Edition) -> [Int] {
  Set(edition.agreements.records(of: definition.id).map(\.version)).filter { $0 < definition.version }.sorted(by: >)
}
