#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of files that can be made again at any time.
package struct CacheFolder: ~Copyable, Sendable {
  let folder: Folder
  /// Without links.
  package let path: String

  init(folder: consuming Folder, path: String) {
    self.folder = folder
    self.path = path
  }

  /// An empty file in place of whatever has the name, for a library that opens files by their path.
  package borrowing func make(_ name: String) throws(FileError) -> String {
    try folder.remove(FileName(name))
    try folder.create(FileName(name), [])
    return path + "/" + name
  }

  /// The path of a file, where a file and no link has the name.
  package borrowing func existing(_ name: String) -> String? {
    folder.status(FileName(name))?.kind == .file ? path + "/" + name : nil
  }

  /// An empty file in place of whatever has the name, to be written a part at a time.
  package borrowing func writing(_ name: String) throws(FileError) -> CacheFile {
    try folder.remove(FileName(name))
    return CacheFile(
      descriptor: try folder.open(FileName(name), O_WRONLY | O_CREAT | O_EXCL, mode: 0o644), path: folder.shown(FileName(name)))
  }

  /// Opens a file for reading.
  package borrowing func reading(_ name: String) throws(FileError) -> OpenFile { try folder.file(FileName(name)) }

  package borrowing func rename(_ name: String, to newName: String) throws(FileError) {
    try folder.rename(FileName(name), to: FileName(newName), in: folder)
  }

  /// Removes a file where it is there.
  package borrowing func remove(_ name: String) { try? folder.remove(FileName(name)) }

  /// The names that are text.
  package borrowing func names() -> [String] { ((try? folder.entries()) ?? []).compactMap(\.name.text) }
}
