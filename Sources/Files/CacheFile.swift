#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of ours while it is written, each part behind those before it.
package struct CacheFile: ~Copyable, Sendable {
  /// Below zero when it is closed.
  private var descriptor: Int32
  private let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package borrowing func append(_ bytes: [UInt8]) throws(FileError) {
    let code = write(bytes, to: descriptor)
    guard code == 0 else { throw FileError(path, .system(code)) }
  }

  /// Nothing comes behind. A full disk may be told only now.
  mutating func finish() throws(FileError) {
    let code = close(descriptor) == 0 ? 0 : errno
    descriptor = -1
    guard code == 0 else { throw FileError(path, .system(code)) }
  }
}
