/// Keeps a second build away from an output folder while one writes it, by a file beside it that goes with the lock.
struct TemporaryLock: ~Copyable, Sendable {
  private let lock: FileLock
  private let folder: Folder
  private let name: FileName

  /// Nil where another process holds the lock.
  init?(_ name: FileName, in folder: borrowing Folder) throws(FileError) {
    // Whoever held the lock may have removed its file between our opening and locking it; a lock on a file that nobody
    // else can find any more keeps nobody away, so the file is opened again.
    while true {
      guard let lock = try FileLock(name, in: folder) else { return nil }
      guard let found = folder.status(name), try lock.status().isSame(as: found) else { continue }
      self.folder = try folder.again()
      self.lock = lock
      self.name = name
      return
    }
  }

  deinit { try? folder.remove(name) }
}
