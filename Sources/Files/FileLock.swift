#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock on a file, or on a folder itself.
struct FileLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Locks a file, which is made where it is not there; nil where another process holds the lock.
  init?(_ name: FileName, in folder: borrowing Folder) throws(FileError) {
    try self.init(locking: folder.open(name, O_RDWR | O_CREAT, mode: 0o644), folder.shown(name))
  }

  /// Locks a folder, which needs no file in it.
  init?(on folder: borrowing Folder) throws(FileError) {
    try self.init(locking: folder.open(".", O_RDONLY | O_DIRECTORY), folder.path)
  }

  private init?(locking descriptor: Int32, _ path: String) throws(FileError) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      if code == EWOULDBLOCK { return nil }
      throw FileError(path, .system(code))
    }
    self.descriptor = descriptor
  }

  /// Unlocked by name: a program that is being started holds a copy of the descriptor for a moment, and with it the lock.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Of the file that is locked.
  borrowing func status() throws(FileError) -> FileStatus {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw FileError("") }
    return FileStatus(info)
  }

  /// Leaves a text for whoever finds the lock held. That it cannot be written hurts nobody.
  borrowing func say(_ text: String) {
    guard ftruncate(descriptor, 0) == 0 else { return }
    // Safe: the array's bytes for the length of the call.
    _ = unsafe pwrite(descriptor, Array(text.utf8), text.utf8.count, 0)
  }
}
