import Definitions
import Diagnostics
import Files
import Fingerprints

/// The definitions of an earlier build, each by the file that it was read of.
struct KeptDefinitions: Sendable {
  private let bytes: [UInt8]
  private let files: [String: File]

  private struct File: Sendable {
    var digest: Fingerprint
    var parts: DefinitionFile
    var place: Range<Int>
  }

  /// Nil for bytes that are not whole, or were read by other settings.
  init?(_ bytes: [UInt8], ground: Fingerprint) {
    guard var reader = KeptParts.reader(of: bytes, as: .definitions, ground) else { return nil }
    var files: [String: File] = [:]
    while !reader.isAtEnd {
      guard let path = reader.text(), let digest = reader.fingerprint(), let front = reader.fingerprint(),
        let prose = reader.fingerprint(), let place = reader.placeOfPart()
      else { return nil }
      files[path] = File(digest: digest, parts: DefinitionFile(front: front, prose: prose), place: place)
    }
    self.bytes = bytes
    self.files = files
  }

  /// What was read of a file with these bytes; nil where nothing is kept of it.
  func definition(at path: String, _ digest: Fingerprint) -> (definition: Definition, parts: DefinitionFile)? {
    guard let file = files[path], file.digest == digest,
      let definition = Definition.unpacked(PackedReader(bytes, in: file.place), path: path)
    else { return nil }
    return (definition, file.parts)
  }

  /// Keeps all definitions in whose files nothing was found.
  static func keep(_ content: Content, _ glossary: Glossary, in kept: KeptReading) {
    // Of two files with one id, which is an error, it is not known here which is the glossary's.
    guard content.definitions.count == glossary.definitions.count else { return }
    let digests = Dictionary(content.inputs.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    kept.keep(.definitions, under: content.settingsHash) { (parts, file) throws(FileError) in
      for definition in glossary.definitions where !content.questionedFiles.contains(definition.position.file) {
        let path = definition.position.file
        guard let digest = digests[path], let said = content.parts.definitions[definition.id],
          let bytes = definition.packed(in: glossary, content.agreements), parts.hasRoom(for: bytes)
        else { continue }
        try parts.add(to: file) { writer in
          writer.put(path)
          writer.put(digest)
          writer.put(said.front)
          writer.put(said.prose)
          writer.put(bytes)
        }
      }
    }
  }
}
