import Files
import Fingerprints

/// Bytes that are kept part by part, so that all of them are never in memory at once, and end with their SHA-256.
struct KeptParts: ~Copyable {
  private var stream = SHA256Stream()
  private var waiting = PackedWriter()
  /// How many were written, those that wait among them.
  private(set) var count = 0

  /// So many are written at once.
  private static let block = 1 << 20
  private static let checksumLength = 32

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

  /// Reads what was kept; nil of bytes that are not whole.
  static func reader(of bytes: [UInt8]) -> PackedReader? {
    let end = bytes.count - checksumLength
    guard end >= 0 else { return nil }
    var checksum = PackedReader(bytes, in: end..<bytes.count)
    return checksum.fingerprint() == sha256(bytes[..<end]) ? PackedReader(bytes, in: 0..<end) : nil
  }
}
