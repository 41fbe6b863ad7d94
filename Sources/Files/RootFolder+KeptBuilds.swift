#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `.concord/builds/`: what builds leave for the next one. Each file can be removed at any time.
extension RootFolder {
  private static let keptFolder: FileName = "builds"
  private static let clock: FileName = "clock"

  /// The moment that the file system's clock shows: that of a file written now.
  package func moment() throws(FileError) -> FileMoment {
    let folder = try ownFolder(Self.keptFolder)
    try folder.remove(Self.clock)
    try folder.create(Self.clock, [])
    guard let status = folder.status(Self.clock) else { throw FileError(folder.shown(Self.clock), .system(ENOENT)) }
    return status.modified
  }

  /// The bytes that an earlier build of this user kept under a name. Nil of what somebody else could have written.
  package func kept(_ name: String) -> [UInt8]? {
    guard let folder = try? ownFolder(Self.keptFolder), let file = try? folder.file(FileName(name)),
      let status = try? file.status(), status.owner == geteuid(), status.permissions & 0o022 == 0
    else { return nil }
    return try? file.bytes()
  }

  /// What the system says of the file that is kept under a name, where ``kept(_:)`` would read it: as long as it says the same, it is
  /// the same file.
  package func stampOfKept(_ name: String) -> FileStamp? {
    guard let folder = try? ownFolder(Self.keptFolder), let status = folder.status(FileName(name)), status.kind == .file,
      status.owner == geteuid(), status.permissions & 0o022 == 0
    else { return nil }
    return FileStamp(status)
  }

  /// Keeps bytes under a name, whole or not at all, and no more than a number of them.
  package func keep(_ bytes: [UInt8], as name: String, atMost count: Int) throws(FileError) {
    try keep(as: name, atMost: count) { (file) throws(FileError) in try file.append(bytes) }
  }

  /// The same of bytes that come in parts.
  package func keep(
    as name: String, atMost count: Int, _ write: (borrowing CacheFile) throws(FileError) -> Void
  ) throws(FileError) {
    let folder = try ownFolder(Self.keptFolder)
    try folder.replace(FileName(name), write)
    let kept = try folder.entries().filter { $0.name != Self.clock }.map(\.name)
    guard kept.count > count else { return }
    let aged = kept.map { (name: $0, written: folder.status($0)?.modified) }
      .sorted { ($0.written ?? .distantPast, $0.name) < ($1.written ?? .distantPast, $1.name) }
    for old in aged.prefix(kept.count - count) { try folder.remove(old.name) }
  }

  /// Removes what is kept under a name.
  package func forget(_ name: String) { try? ownFolder(Self.keptFolder).remove(FileName(name)) }
}

extension FileMoment {
  fileprivate static let distantPast = FileMoment(seconds: .min, nanoseconds: 0)
}
