import Calendars
import Definitions
import Files
import Fingerprints
import Snapshots

/// The rows of snapshots that an earlier build read, each file by itself.
///
/// What a row may hold follows from the metrics in its file: what was asked of the glossary while it was read is kept with it.
struct KeptRows: Sendable {
  private let bytes: [UInt8]
  private let files: [String: File]

  private struct File: Sendable {
    var digest: Fingerprint
    /// Of the vintage by which its rows were judged.
    var vintage: (days: Int, second: Int)
    var asked: [(dependency: Dependency, digest: Fingerprint?)]
    var place: Range<Int>
  }

  /// The rows of one file, with what was asked for them.
  struct Part: Sendable {
    var rows: SnapshotPart
    var asked: [(dependency: Dependency, digest: Fingerprint?)]
  }

  /// A file of rows as it was read.
  struct Source: Sendable {
    var path: String
    var digest: Fingerprint
    var vintage: Vintage
    var part: Part
  }

  /// Nil for bytes that are not whole, or were read by other settings.
  init?(_ bytes: [UInt8], ground: Fingerprint) {
    guard var reader = KeptParts.reader(of: bytes, as: .rows, ground) else { return nil }
    var files: [String: File] = [:]
    while !reader.isAtEnd {
      guard let path = reader.text(), let digest = reader.fingerprint(), let days = reader.integer(),
        let second = reader.integer(),
        let asked = reader.list({ reader -> (dependency: Dependency, digest: Fingerprint?)? in
          guard let dependency = reader.dependency(), let digest = reader.digest() else { return nil }
          return (dependency, digest)
        }), let place = reader.placeOfPart()
      else { return nil }
      files[path] = File(digest: digest, vintage: (days, second), asked: asked, place: place)
    }
    self.bytes = bytes
    self.files = files
  }

  /// The rows of a file with these bytes, known at a time; nil where they have to be read.
  func part(at path: String, _ digest: Fingerprint, _ vintage: Vintage, now digests: GlossaryDigests) -> Part? {
    guard let file = files[path], file.digest == digest,
      file.vintage == (vintage.date.daysSinceEpoch, vintage.second),
      file.asked.allSatisfy({ digests[$0.dependency] == $0.digest })
    else { return nil }
    var reader = PackedReader(bytes, in: file.place)
    guard let rows = SnapshotPart(&reader, path: path, vintage: vintage), reader.isAtEnd else { return nil }
    return Part(rows: rows, asked: file.asked)
  }

  /// Keeps the rows of files in which nothing was found.
  static func keep(_ files: [Source], under settings: Fingerprint?, in kept: KeptReading) {
    kept.keep(.rows, under: settings) { (parts, output) throws(FileError) in
      for file in files {
        var rows = PackedWriter()
        file.part.rows.write(to: &rows)
        guard parts.hasRoom(for: rows.bytes) else { continue }
        try parts.add(to: output) { writer in
          writer.put(file.path)
          writer.put(file.digest)
          writer.put(file.vintage.date.daysSinceEpoch)
          writer.put(file.vintage.second)
          writer.put(file.part.asked) { writer, entry in
            writer.put(entry.dependency)
            writer.put(entry.digest)
          }
          writer.put(rows.bytes)
        }
      }
    }
  }
}
