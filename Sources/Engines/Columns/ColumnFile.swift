import Diagnostics
import Files

/// A file that holds the columns of records, while questions are answered out of it.
final class ColumnFile: Sendable {
  private let file: OpenFile

  init(_ file: consuming OpenFile) { self.file = file }

  /// Bytes of it; fewer are an error, for it was whole when it was opened.
  func bytes(_ count: Int, from offset: Int) throws(EngineFailure) -> [UInt8] {
    var failure: EngineFailure?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(FileError) {
        // Safe: the buffer lasts for the call, which fills all of it or fails.
        let isWhole = try unsafe file.fill(UnsafeMutableRawBufferPointer(buffer), from: offset)
        filled = isWhole ? count : 0
        if !isWhole { failure = ColumnsCache.failure("was cut off while it was read") }
      } catch {
        failure = ColumnsCache.failure("cannot be read: \(error)")
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
