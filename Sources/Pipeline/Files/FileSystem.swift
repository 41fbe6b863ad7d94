import CExchange

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system said when it would not read or write.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// `errno` of the call.
  package var code: Int32

  /// "permission denied", in the system's words.
  package var description: String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }

  /// The file was to be new, and is there.
  package var isAlreadyThere: Bool { code == EEXIST }

  init(_ path: String) {
    self.path = path
    code = errno
  }

  init(_ path: String, code: Int32) {
    self.path = path
    self.code = code
  }
}

/// The few calls to the system that the pipeline makes. Nothing above knows a file descriptor.
///
/// Memory safety: every pointer is to an array of ours for the length of one call, with that array's count.
enum FileSystem {
  enum Kind { case file, folder, link, other }

  struct Status {
    var kind: Kind
    var size: Int
    /// Device and inode: the identity of what a path leads to.
    var identity: [UInt64]
  }

  /// Of the path itself, or of what a link leads to.
  static func status(_ path: String, following: Bool = false) -> Status? {
    var info = stat()
    guard unsafe (following ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
    let kind: Kind =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    return Status(kind: kind, size: Int(info.st_size), identity: [UInt64(info.st_dev), UInt64(info.st_ino)])
  }

  /// The bytes of a file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path) }
    defer { close(descriptor) }
    var info = stat()
    guard unsafe fstat(descriptor, &info) == 0 else { throw FileError(path) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw FileError(path, code: EINVAL) }
    // One byte more than the file has, so that one call sees its end; a file that grows is read on.
    var capacity = Int(info.st_size) + 1
    var bytes: [UInt8] = []
    while true {
      var code: Int32 = 0
      let before = bytes.count
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let got = unsafe Self.read(descriptor, into: buffer)
        if got < 0 { code = errno }
        count = max(0, got)
      }
      guard code == 0 else { throw FileError(path, code: code) }
      if chunk.isEmpty { return bytes }
      if before == 0 { bytes = chunk } else { bytes += chunk }
      if before == 0, chunk.count == Int(info.st_size) { return bytes }
      capacity = 1 << 16
    }
  }

  private static func read(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var total = 0
    while total < buffer.count {
      guard let base = buffer.baseAddress else { return total }
      #if canImport(Glibc)
        let got = unsafe Glibc.read(descriptor, base + total, buffer.count - total)
      #elseif canImport(Musl)
        let got = unsafe Musl.read(descriptor, base + total, buffer.count - total)
      #else
        let got = unsafe Darwin.read(descriptor, base + total, buffer.count - total)
      #endif
      if got < 0 {
        if errno == EINTR { continue }
        return -1
      }
      if got == 0 { return total }
      total += got
    }
    return total
  }

  /// Writes a new file, or an old one anew.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try write(bytes, to: path, unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644))
  }

  /// Writes a file that must not be there yet: of two who create it at once, one is told.
  static func create(_ bytes: [UInt8], at path: String) throws(FileError) {
    try write(bytes, to: path, unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644))
  }

  /// Writes all bytes to an open file and closes it.
  private static func write(_ bytes: [UInt8], to path: String, _ descriptor: Int32) throws(FileError) {
    guard descriptor >= 0 else { throw FileError(path) }
    var offset = 0
    var code: Int32 = 0
    unsafe bytes.withUnsafeBytes { buffer in
      while offset < buffer.count, code == 0 {
        guard let base = buffer.baseAddress else { return }
        #if canImport(Glibc)
          let put = unsafe Glibc.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Musl)
          let put = unsafe Musl.write(descriptor, base + offset, buffer.count - offset)
        #else
          let put = unsafe Darwin.write(descriptor, base + offset, buffer.count - offset)
        #endif
        if put < 0, errno != EINTR { code = errno }
        if put > 0 { offset += put }
      }
    }
    // A full disk may be told only when the file is closed.
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw FileError(path, code: code) }
  }

  /// Names in a folder, sorted bytewise, without `.` and `..`.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let stream = unsafe opendir(folder) else { throw FileError(folder) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
        unsafe String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The path with every link followed; nil where nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  static func makeFolder(_ path: String) throws(FileError) {
    guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    throw FileError(path)
  }

  /// The folder and those above it.
  static func makeFolders(_ path: String) throws(FileError) {
    if let status = status(path, following: true) {
      guard status.kind == .folder else { throw FileError(path, code: ENOTDIR) }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolders(String(path[..<slash])) }
    try makeFolder(path)
  }

  static func rename(_ from: String, to: String) throws(FileError) {
    #if canImport(Glibc)
      let result = unsafe Glibc.rename(from, to)
    #elseif canImport(Musl)
      let result = unsafe Musl.rename(from, to)
    #else
      let result = unsafe Darwin.rename(from, to)
    #endif
    guard result == 0 else { throw FileError(to) }
  }

  /// A second name for a file.
  static func hardLink(_ from: String, to: String) throws(FileError) {
    guard unsafe link(from, to) == 0 else { throw FileError(to) }
  }

  /// Exchanges two folders in one step, where the system can.
  static func exchange(_ left: String, _ right: String) throws(FileError) {
    guard unsafe exchange_paths(left, right) == 0 else { throw FileError(right) }
  }

  /// Removes a file; one that is gone already is no error.
  static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) != 0, errno != ENOENT else { return }
    throw FileError(path)
  }

  /// Removes an empty folder; one that is not empty stays.
  static func removeFolderIfEmpty(_ path: String) { _ = unsafe rmdir(path) }

  /// Removes a folder and all in it, following no link.
  static func removeTree(_ path: String) {
    for name in (try? names(in: path)) ?? [] {
      let child = path + "/" + name
      if status(child)?.kind == .folder { removeTree(child) } else { _ = unsafe unlink(child) }
    }
    _ = unsafe rmdir(path)
  }
}
