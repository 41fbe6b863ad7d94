import Files
import Fingerprints

/// Where packed rows go: into memory, or behind one another into a file.
struct BlockStore: ~Copyable {
  private let file: CacheFile?
  private var digest = SHA256Stream()
  private(set) var offset = 0

  init(_ file: consuming CacheFile?) { self.file = file }

  /// Puts rows away.
  mutating func put(_ rows: PackedRows) throws(EngineFailure) -> ColumnBlock {
    guard file != nil else { return ColumnBlock(rows, at: .memory(rows.bytes)) }
    let place = offset
    try append(rows.bytes)
    return ColumnBlock(rows, at: .file(place))
  }

  mutating func append(_ bytes: [UInt8]) throws(EngineFailure) {
    do throws(FileError) { try file?.append(bytes) } catch {
      throw ColumnsCache.failure("cannot be written: \(error)")
    }
    unsafe bytes.withUnsafeBytes { unsafe digest.update($0) }
    offset += bytes.count
  }

  /// Ends the file with the digest of all that is in it.
  consuming func seal() throws(EngineFailure) {
    let sum = digest.finish()
    do throws(FileError) { try file?.append(Array(sum.full.utf8)) } catch {
      throw ColumnsCache.failure("cannot be written: \(error)")
    }
  }
}
