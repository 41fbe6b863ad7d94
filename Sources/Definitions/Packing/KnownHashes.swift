import Fingerprints

/// The hashes of a definition as they were computed before, with what they followed from beside the definition itself: where
/// that is the same, so are they.
struct KnownHashes: Hashable, Sendable {
  /// Of something that a meaning refers to.
  struct Reference: Hashable, Sendable {
    var fingerprint: Fingerprint
    var reading: Fingerprint?
  }

  var hashes: DefinitionHashes
  /// See ``AgreementBook/hasFormerHash(_:)``.
  var isFormer: Bool
  /// In the order of ``Definition/referencedIDs``.
  var references: [Reference]
}

extension KnownHashes: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(hashes, isFormer, references) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(hashes: try reader.value(), isFormer: try reader.value(), references: try reader.value())
  }
}

extension DefinitionHashes: Packable {
  func write(to writer: inout DefinitionWriter) {
    writer.put(own, fingerprint, wording)
    writer.put(targets, source, reading)
    writer.put(meaning)
  }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(
      own: try reader.value(), fingerprint: try reader.value(), wording: try reader.value(), targets: try reader.value(),
      source: try reader.value(), reading: try reader.value(), meaning: try reader.value())
  }
}

extension KnownHashes.Reference: Packable {
  func write(to writer: inout DefinitionWriter) { writer.put(fingerprint, reading) }

  init(from reader: inout DefinitionReader) throws(Unreadable) {
    self.init(fingerprint: try reader.value(), reading: try reader.value())
  }
}
