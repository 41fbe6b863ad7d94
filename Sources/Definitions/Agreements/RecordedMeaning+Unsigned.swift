import Fingerprints

extension RecordedMeaning {
  /// What would be on record of a definition as it stands, if somebody put it up for signature; nil where a reference is broken.
  package init?(unsigned definition: Definition, in glossary: Glossary) {
    guard let hashes = glossary.hashes(of: definition.id) else { return nil }
    let references = glossary.references(of: definition.id).compactMap { id in
      glossary.hashes(of: id).map { (id, $0.fingerprint) }
    }
    self.init(
      id: definition.id, kind: definition.kind, version: definition.version, effective: definition.effective,
      name: definition.name, sentence: definition.sentence, why: definition.why, own: hashes.own,
      fingerprint: hashes.fingerprint, meaning: definition.meaning, semantics: definition.semantics,
      references: Dictionary(references, uniquingKeysWith: { first, _ in first }), targets: definition.targets, promises: [:],
      signatures: [], position: definition.position)
  }
}
