#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension RootFolder {
  /// Makes the folder of a new project, and those around it that are not there; one that is there is as good.
  package static func make(_ path: String) throws(FileError) {
    var above = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      above += above.isEmpty || above == "/" ? "\(part)" : "/\(part)"
      guard unsafe mkdir(above, FileStatus.folderPermissions) != 0, errno != EEXIST, errno != EISDIR else { continue }
      throw FileError(above)
    }
  }

  /// Removes files that still are what Concord wrote, and the folders that become empty; what was edited stays.
  ///
  /// What comes back are the paths that are gone.
  package func remove(_ files: [NewFile]) throws(FileError) -> [String] {
    var removed: [String] = []
    for file in files where isFile(file.path) {
      guard try read(file.path) == file.bytes else { continue }
      try folder(folderPath(file.path)).remove(lastName(file.path))
      removed.append(file.path)
    }
    for path in Set(removed.map(folderPath)).sorted() where path.contains("/") {
      try? folder(folderPath(path)).removeFolderIfEmpty(lastName(path))
    }
    return removed
  }
}
