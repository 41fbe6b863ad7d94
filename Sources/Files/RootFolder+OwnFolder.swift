/// `.concord/` in a project: what stays on this machine. git ignores it by a file of its own, whatever the project says.
///
/// The name is ours, so no link of that name, or in it, is ever followed.
extension RootFolder {
  package static let ownName = ".concord"

  /// The folder, or one in it; made where it is not there.
  func ownFolder(_ name: FileName? = nil) throws(FileError) -> Folder {
    try Self.ownFolder(in: try folder("."), Self.ownName, name)
  }

  /// The same in another folder of the project: for what cannot be renamed out of `.concord`, on another file system.
  static func ownFolder(in parent: borrowing Folder, _ own: String, _ name: FileName?) throws(FileError) -> Folder {
    let ownName = FileName(own)
    try parent.makeFolder(ownName)
    let folder = try parent.owned(ownName)
    if folder.status(".gitignore") == nil {
      do throws(FileError) {
        try folder.create(".gitignore", Array("*\n".utf8))
      } catch  where error.isAlreadyThere { /* Another command made it at this moment. */  }
    }
    guard let name else { return folder }
    try folder.makeFolder(name)
    return try folder.owned(name)
  }

  /// Writes a file of lists that never leave the machine, whole or not at all: `.concord/quality/2026-11-20.csv`.
  package func writeOwn(_ bytes: [UInt8], in name: String, as file: String) throws(FileError) -> String {
    try writeOwn(in: name, as: file) { (written) throws(FileError) in try written.append(bytes) }
  }

  /// The same, a part at a time.
  package func writeOwn(
    in name: String, as file: String, _ write: (borrowing CacheFile) throws(FileError) -> Void
  ) throws(FileError) -> String {
    try ownFolder(FileName(name)).replace(FileName(file), write)
    return "\(Self.ownName)/\(name)/\(file)"
  }

  /// Takes a list back that was written for something that then failed.
  package func removeOwn(_ path: String) {
    let parts = path.split(separator: "/")
    guard parts.count == 3, parts[0] == Self.ownName, let folder = try? ownFolder(FileName(parts[1])) else { return }
    try? folder.remove(FileName(parts[2]))
  }

  /// Removes what an earlier run left in a folder of ours; nothing where there is none.
  package func emptyOwn(_ name: String) throws(FileError) { try ownFolder().removeAll(FileName(name)) }

  /// A folder of ours by its path without links, for a program that writes into one.
  package func ownPath(_ name: String) throws(FileError) -> String {
    _ = try ownFolder(FileName(name))
    return "\(resolvedPath)/\(Self.ownName)/\(name)"
  }

  /// The path without links of a file that is there, for a program that reads it.
  package func pathOfFile(_ path: String) throws(FileError) -> String {
    _ = try file(path)
    return "\(resolvedPath)/\(path)"
  }

  /// A folder for what is kept between runs, by its path without links: SQLite opens files by their path.
  package func cacheFolder() throws(FileError) -> CacheFolder {
    CacheFolder(folder: try ownFolder("cache"), path: "\(resolvedPath)/\(Self.ownName)/cache")
  }
}

extension Folder {
  /// A folder of our own making. A link of its name says that it is one.
  fileprivate borrowing func owned(_ name: FileName) throws(FileError) -> Folder {
    do throws(FileError) {
      return try folder(name)
    } catch {
      guard status(name)?.kind == .link else { throw error }
      throw FileError(shown(name), .link)
    }
  }
}
