import Diagnostics
package import Fingerprints

extension Definition {
  /// A definition as it was read of its file, with its hashes, as bytes for the next build; nil where something of it lies elsewhere.
  package func packed(in glossary: Glossary, _ agreements: AgreementBook) -> [UInt8]? {
    var writer = DefinitionWriter(file: position.file)
    writer.put(id, kind, name, abbreviation)
    writer.put(version, effective, effectivePosition, why)
    writer.put(sentence, synonyms, avoid, ambiguous)
    writer.put(vocabulary, owners, steward, review)
    writer.put(declared, formerly, related, labels)
    writer.put(references, semantics, source, targets)
    writer.put(display, body, position, knownHashes(in: glossary, agreements))
    return writer.isWhole ? writer.packed.bytes : nil
  }

  /// Nil for one that has none, because something that it refers to is missing.
  private func knownHashes(in glossary: Glossary, _ agreements: AgreementBook) -> KnownHashes? {
    guard let hashes = glossary.hashes(of: id) else { return nil }
    var references: [KnownHashes.Reference] = []
    for reference in glossary.references(of: id) {
      guard let beneath = glossary.hashes(of: reference) else { return nil }
      references.append(KnownHashes.Reference(fingerprint: beneath.fingerprint, reading: beneath.reading))
    }
    return KnownHashes(hashes: hashes, isFormer: agreements.hasFormerHash(self), references: references)
  }

  /// What ``packed(in:_:)`` wrote of the file at a path; nil for other bytes.
  package static func unpacked(_ bytes: PackedReader, path: String) -> Definition? {
    var reader = DefinitionReader(bytes, file: path)
    guard let definition = try? Definition(from: &reader), reader.packed.isAtEnd else { return nil }
    return definition
  }

  private convenience init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      id: try reader.value(), kind: try reader.value(), name: try reader.value(), abbreviation: try reader.value(),
      version: try reader.value(), effective: try reader.value(), effectivePosition: try reader.value(),
      why: try reader.value(), sentence: try reader.value(), synonyms: try reader.value(), avoid: try reader.value(),
      ambiguous: try reader.value(), vocabulary: try reader.value(), owners: try reader.value(),
      steward: try reader.value(), review: try reader.value(), declared: try reader.value(), formerly: try reader.value(),
      related: try reader.value(), labels: try reader.value(), references: try reader.value(),
      semantics: try reader.value(), meaning: nil, source: try reader.value(), targets: try reader.value(),
      display: try reader.value(), body: try reader.value(), position: try reader.value(), known: try reader.value())
  }
}

extension Definition.Body: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(firstLine)
    writer.packed.put(bytes)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    firstLine = try reader.value()
    guard let bytes = reader.packed.part() else { throw Unreadable() }
    self.bytes = bytes
  }
}
