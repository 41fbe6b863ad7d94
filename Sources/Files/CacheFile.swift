#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of a cache while it is written, each part behind those before it.
package struct CacheFile: ~Copyable, Sendable {
  private let descriptor: Int32
  private let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  package borrowing func append(_ bytes: [UInt8]) throws(FileError) {
    let code = write(bytes, to: descriptor)
    guard code == 0 else { throw FileError(path, .system(code)) }
  }
}
