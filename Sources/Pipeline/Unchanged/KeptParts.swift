import Files
import Fingerprints

/// Bytes that are kept part by part, so that all of them are never in memory at once, and end with their SHA-256.
struct KeptParts: ~Copyable {
  private var stream = SHA256Stream()
  private var waiting = PackedWriter()
  /// How many were written, those that wait among them.
  private var count = 0

  /// So many are written at once.
  private static let block = 1 << 20
  private static let checksumLength = 32
  /// More are read again: nobody should find a gigabyte of ours in a project.
  private static let mostBytes = 256 << 20

  /// Begins with what the bytes are, and with the hash of what all of them were read by.
  init(_ what: BuildWatch.Kept, _ ground: Fingerprint) {
    waiting.put(ground)
    waiting.put(what.format)
    count = waiting.bytes.count
  }

  func hasRoom(for bytes: [UInt8]) -> Bool { count + bytes.count <= Self.mostBytes }

  mutating func add(to file: borrowing CacheFile, _ write: (inout PackedWriter) -> Void) throws(FileError) {
    let before = waiting.bytes.count
    write(&waiting)
    count += waiting.bytes.count - before
    if waiting.bytes.count >= Self.block { try flush(to: file) }
  }

  /// Nothing comes behind.
  consuming func finish(_ file: borrowing CacheFile) throws(FileError) {
    try flush(to: file)
    var checksum = PackedWriter()
    checksum.put(stream.finish())
    try file.append(checksum.bytes)
  }

  private mutating func flush(to file: borrowing CacheFile) throws(FileError) {
    let bytes = waiting.takeBytes()
    // Safe: the bytes outlive the call.
    unsafe bytes.withUnsafeBytes { unsafe stream.update($0) }
    try file.append(bytes)
  }

  /// Reads what was kept, behind its beginning; nil of bytes that are not whole, are something else, or were read by something else.
  static func reader(of bytes: [UInt8], as what: BuildWatch.Kept, _ ground: Fingerprint) -> PackedReader? {
    let end = bytes.count - checksumLength
    guard end >= 0 else { return nil }
    var checksum = PackedReader(bytes, in: end..<bytes.count)
    guard checksum.fingerprint() == sha256(bytes[..<end]) else { return nil }
    var reader = PackedReader(bytes, in: 0..<end)
    return reader.fingerprint() == ground && reader.text() == what.format ? reader : nil
  }
}
