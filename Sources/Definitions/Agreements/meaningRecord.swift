import Calendars
package import Fingerprints

/// What `meaning.json` holds of a definition as it stands: its words, its meaning, and the hashes that are signed.
///
/// Null where the definition has no hashes because a reference is broken.
package func meaningRecord(for definition: Definition, in glossary: Glossary) -> JSON {
  guard let hashes = glossary.hashes(of: definition.id) else { return .null }
  var references: [String: JSON] = [:]
  for id in definition.referencedIDs {
    references[id] = glossary.hashes(of: id).map { .string($0.fingerprint.full) }
  }
  return .object([
    JSON.Member("hash", .integer(definition.isSentence ? HashedParts.sentenceFormat : HashedParts.format)),
    JSON.Member("id", .string(definition.id)),
    JSON.Member("kind", .string(definition.kind.rawValue)),
    JSON.Member("version", .integer(definition.version)),
    JSON.Member("effective", definition.effective.map { .string($0.description) } ?? .null),
    JSON.Member("name", .string(definition.name)),
    JSON.Member("definition", .string(definition.sentence)),
    JSON.Member("why", definition.why.map { .string($0) } ?? .null),
    JSON.Member("semantics", json(definition.meaning)),
    JSON.Member("own", .string(hashes.own.full)),
    JSON.Member("fingerprint", .string(hashes.fingerprint.full)),
    JSON.Member("refs", .object(sorting: references)),
    JSON.Member("wording", .string(hashes.wording.stored)),
    JSON.Member("targets", hashes.targets.map { .string($0.stored) } ?? .null),
    JSON.Member("targets_list", .array(definition.targets.map { json($0.canonical) })),
  ])
}

/// What `targets-<hash>.json` holds of levels that are signed later than their meaning; null where nothing is promised.
package func promiseRecord(for definition: Definition) -> JSON {
  guard let hash = HashedParts.targets(definition.targets)?.fingerprint else { return .null }
  return .object([
    JSON.Member("hash", .integer(HashedParts.format)), JSON.Member("targets", .string(hash.stored)),
    JSON.Member("targets_list", .array(definition.targets.map { json($0.canonical) })),
  ])
}

/// What `source-<hash>.json` holds of where a definition is read, as the steward signed it: numbers of its time can be
/// computed again. Null where it names no source.
package func sourceRecord(for definition: Definition) -> JSON {
  guard let source = definition.source else { return .null }
  return .object([
    JSON.Member("hash", .integer(HashedParts.format)), JSON.Member("source", .string(source.canonical.fingerprint.stored)),
    JSON.Member("read", json(source.canonical)),
  ])
}

/// What `wording-<hash>.json` holds of words that are signed later than their meaning.
package func wordingRecord(for definition: Definition) -> JSON {
  let words = SignedWords(name: definition.name, sentence: definition.sentence)
  return .object([
    JSON.Member("hash", .integer(HashedParts.format)), JSON.Member("wording", .string(words.digits)),
    JSON.Member("name", .string(definition.name)), JSON.Member("definition", .string(definition.sentence)),
  ])
}

/// Canonical data as the JSON that is hashed.
private func json(_ value: CanonicalValue) -> JSON {
  // Canonical JSON always parses; an empty object would be told by its hash.
  (try? JSON(parsing: value.canonicalJSON())) ?? .object([])
}
