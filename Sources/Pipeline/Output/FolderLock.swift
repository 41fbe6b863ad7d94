#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps a second build away from an output folder while one writes it. The system frees it when the process ends,
/// however it ends.
struct FolderLock: ~Copyable {
  private let descriptor: Int32
  private let path: String

  /// Nil where another process holds the lock.
  init?(_ path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      if code == EWOULDBLOCK { return nil }
      throw FileError(path, code: code)
    }
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    _ = unsafe unlink(path)
    close(descriptor)
  }
}
