import CExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open folder; closed with this value. Everything in it is reached through it, so that nobody who renames a folder or puts
/// a link in its place leads us elsewhere. Nothing here follows a link.
///
/// Memory safety: every pointer is to an array of ours for the length of one call, ended by a zero where a name is asked for.
struct Folder: ~Copyable, Sendable {
  /// What a folder lists.
  struct Entry: Sendable {
    var name: FileName
    var kind: FileKind
  }

  let descriptor: Int32
  /// As messages show it; empty for the folder that paths are relative to.
  let path: String

  /// Takes an open descriptor.
  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a folder by a path that a person gave, through any links.
  init(named path: String, shownAs shown: String? = nil) throws(FileError) {
    let descriptor = unsafe openat(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path) }
    self.init(descriptor, path: shown ?? path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The path of something in the folder, for messages.
  borrowing func shown(_ name: FileName) -> String {
    path.isEmpty ? name.shown : path == "/" ? "/" + name.shown : path + "/" + name.shown
  }

  // MARK: Looking

  /// Of a name; nil where nothing has it.
  borrowing func status(_ name: FileName) -> FileStatus? {
    var info = stat()
    guard unsafe fstatat(descriptor, name.cString, &info, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return FileStatus(info)
  }

  /// Of the folder.
  borrowing func status() throws(FileError) -> FileStatus {
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw FileError(path) }
    return FileStatus(info)
  }

  /// Whether a file system, or a part of one, is mounted on the folder of a name.
  borrowing func isMountPoint(_ folder: borrowing Folder) throws(FileError) -> Bool {
    switch is_mount_point(folder.descriptor) {
    case 1: true
    case 0: false
    default: try folder.status().device != status().device
    }
  }

  /// What lies in the folder, sorted bytewise.
  borrowing func entries() throws(FileError) -> [Entry] {
    // A descriptor of its own, for it has a place in the listing.
    let listed = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard listed >= 0 else { throw FileError(path) }
    guard let stream = unsafe fdopendir(listed) else {
      close(listed)
      throw FileError(path)
    }
    defer { unsafe closedir(stream) }
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      // Safe: the system ends the name with a zero within its tuple.
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe FileName(Array($0.prefix { $0 != 0 })) }
      guard name != ".", name != ".." else { continue }
      let listed = unsafe FileKind(listed: entry.pointee.d_type)
      guard let kind = listed ?? status(name)?.kind else { continue }
      entries.append(Entry(name: name, kind: kind))
    }
    return entries.sorted { $0.name < $1.name }
  }

  // MARK: Opening

  /// Opens what lies below by a path without links; `ELOOP` where it has one. A pipe or a device is opened without waiting.
  borrowing func open(_ name: FileName, _ flags: Int32, mode: mode_t = 0) throws(FileError) -> Int32 {
    let flags = flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let path = name.cString
    while true {
      let opened = unsafe open_without_links(descriptor, path, flags, UInt32(mode))
      if opened >= 0 { return opened }
      switch errno {
      case EINTR, EAGAIN: continue
      // A kernel before 5.6, or a container that does not let it be called.
      case ENOSYS, EPERM: return try openStepwise(name, flags, mode)
      default: throw FileError(shown(name))
      }
    }
  }

  /// The same one folder at a time, on any system.
  borrowing func openStepwise(_ name: FileName, _ flags: Int32, _ mode: mode_t) throws(FileError) -> Int32 {
    let parts = name.bytes.split(separator: UInt8(ascii: "/")).map { FileName(Array($0)) }
    var parent = Folder(-1, path: path)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      guard part != ".." else { throw FileError(shown(name), .outside(target: name.shown)) }
      let from = parent.descriptor >= 0 ? parent.descriptor : descriptor
      let wanted = (isLast ? flags : O_RDONLY | O_DIRECTORY | O_CLOEXEC) | O_NOFOLLOW
      let opened = unsafe openat(from, part.cString, wanted, mode)
      guard opened >= 0 else {
        let code = errno
        var info = stat()
        let isLink =
          unsafe fstatat(from, part.cString, &info, AT_SYMLINK_NOFOLLOW) == 0 && FileKind(mode: info.st_mode) == .link
        throw FileError(shown(name), .system(isLink ? ELOOP : code))
      }
      if isLast { return opened }
      parent = Folder(opened, path: path)
    }
    throw FileError(shown(name), .system(ENOENT))
  }

  borrowing func file(_ name: FileName) throws(FileError) -> OpenFile {
    try OpenFile(reading: open(name, O_RDONLY), path: shown(name))
  }

  borrowing func folder(_ name: FileName) throws(FileError) -> Folder {
    do {
      return Folder(try open(name, O_RDONLY | O_DIRECTORY), path: shown(name))
    } catch {
      guard let kind = status(name)?.kind, kind != .folder else { throw error }
      throw FileError(shown(name), .notAFolder(kind))
    }
  }

  /// The same folder for another owner.
  borrowing func again() throws(FileError) -> Folder { Folder(try open(".", O_RDONLY | O_DIRECTORY), path: path) }

  // MARK: Making

  /// Makes a folder where nothing has the name; one that is there is as good.
  borrowing func makeFolder(_ name: FileName, permissions: mode_t = FileStatus.folderPermissions) throws(FileError) {
    guard unsafe mkdirat(descriptor, name.cString, permissions) != 0, errno != EEXIST else { return }
    throw FileError(shown(name))
  }

  /// Writes a file that must not be there yet: of two who create it at once, one is told.
  borrowing func create(_ name: FileName, _ bytes: [UInt8]) throws(FileError) {
    let opened = try open(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
    try write(bytes, toClose: opened, path: shown(name))
  }

  /// Writes a file whole or not at all, over one that is there. What stands for it until then has a name of ours, which is
  /// removed first, whatever it is.
  borrowing func replace(_ name: FileName, _ bytes: [UInt8]) throws(FileError) {
    try replace(name) { (file) throws(FileError) in try file.append(bytes) }
  }

  /// The same of a file that comes in parts.
  borrowing func replace(_ name: FileName, _ write: (borrowing CacheFile) throws(FileError) -> Void) throws(FileError) {
    let unfinished = FileName(Array(".".utf8) + name.bytes + Array(".unfinished".utf8))
    try remove(unfinished)
    do throws(FileError) {
      var file = CacheFile(
        descriptor: try open(unfinished, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644), path: shown(unfinished))
      try write(file)
      try file.finish()
      try rename(unfinished, to: name, in: self)
    } catch {
      try? remove(unfinished)
      throw error
    }
  }

  // MARK: Names

  /// A second name for a file, or for a link itself.
  borrowing func link(_ name: FileName, to newName: FileName, in folder: borrowing Folder) throws(FileError) {
    guard unsafe linkat(descriptor, name.cString, folder.descriptor, newName.cString, 0) == 0 else {
      throw FileError(folder.shown(newName))
    }
  }

  /// Over what has the name.
  borrowing func rename(_ name: FileName, to newName: FileName, in folder: borrowing Folder) throws(FileError) {
    guard unsafe renameat(descriptor, name.cString, folder.descriptor, newName.cString) == 0 else {
      throw FileError(folder.shown(newName))
    }
  }

  /// To a name that nothing has.
  borrowing func renameNew(_ name: FileName, to newName: FileName, in folder: borrowing Folder) throws(FileError) {
    guard unsafe rename_new_at(descriptor, name.cString, folder.descriptor, newName.cString) != 0 else { return }
    // A file system that cannot refuse: a folder is renamed onto an empty one at most.
    guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP, folder.status(newName) == nil else {
      throw FileError(folder.shown(newName))
    }
    try rename(name, to: newName, in: folder)
  }

  /// What two names stand for, exchanged in one step.
  borrowing func exchange(_ name: FileName, with other: FileName, in folder: borrowing Folder) throws(FileError) {
    guard unsafe exchange_at(descriptor, name.cString, folder.descriptor, other.cString) == 0 else {
      throw FileError(folder.shown(other))
    }
  }

  // MARK: Removing

  /// Removes a file or a link; one that is gone already is no error.
  borrowing func remove(_ name: FileName) throws(FileError) {
    guard unsafe unlinkat(descriptor, name.cString, 0) != 0, errno != ENOENT else { return }
    throw FileError(shown(name))
  }

  /// Removes an empty folder; one that is not empty stays.
  borrowing func removeFolderIfEmpty(_ name: FileName) { _ = unsafe unlinkat(descriptor, name.cString, AT_REMOVEDIR) }

  /// Removes what has a name: a folder with all in it; of a link the link.
  borrowing func removeAll(_ name: FileName) {
    guard let kind = status(name)?.kind else { return }
    guard kind == .folder else {
      try? remove(name)
      return
    }
    do {
      let folder = try folder(name)
      for entry in try folder.entries() { folder.removeAll(entry) }
    } catch { /* What cannot be listed stays, and the next line leaves it. */  }
    removeFolderIfEmpty(name)
  }

  /// The same of what was listed. The system is asked again what it is only where it is no longer what it was.
  private borrowing func removeAll(_ entry: Entry) {
    if entry.kind != .folder, (try? remove(entry.name)) != nil { return }
    removeAll(entry.name)
  }
}
