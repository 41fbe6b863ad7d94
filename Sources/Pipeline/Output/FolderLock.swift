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
    // Whoever held the lock may have removed its file between our opening and locking it; a lock on a file that nobody
    // else can find any more keeps nobody away, so the file is opened again.
    while true {
      let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw FileError(path) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        if code == EWOULDBLOCK { return nil }
        throw FileError(path, code: code)
      }
      var held = stat()
      var found = stat()
      if unsafe fstat(descriptor, &held) == 0, unsafe stat(path, &found) == 0, held.st_ino == found.st_ino,
        held.st_dev == found.st_dev
      {
        self.descriptor = descriptor
        self.path = path
        return
      }
      close(descriptor)
    }
  }

  deinit {
    _ = unsafe unlink(path)
    close(descriptor)
  }
}
