import Definitions

/// The dictionary: its index, a page per term and per older version, the stage map.
func dictionaryArtifacts(of edition: Edition) -> [Artifact] {
  let lexicon = Lexicon(edition)
  var all = indexArtifacts(lexicon)
  for definition in edition.glossary.definitions {
    let id = definition.id
    all.append(Artifact(.definition(id), page: { TermPage(definition, lexicon).page }))
    all += usesArtifacts(of: definition, lexicon)
    for version in olderVersions(of: definition, in: edition) {
      all.append(
        Artifact(.version(version, of: id), page: { VersionPage(definition, version: version, lexicon).page }))
    }
  }
  for id in lexicon.goneIDs {
    all.append(Artifact(.definition(id), page: { GonePage(id, lexicon).page }))
  }
  if edition.glossary.definitions.contains(where: { $0.kind == .stage }) {
    all.append(Artifact(.stages, page: { stageMapPage(lexicon) }))
  }
  return all
}

/// Versions before the present one whose words are on record, newest first.
func olderVersions(of definition: Definition, in edition: Edition) -> [Int] {
  Set(edition.agreements.records(of: definition.id).map(\.version)).filter { $0 < definition.version }.sorted(by: >)
}
