#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension RootFolder {
  /// Waits until a file that was written is on the disk, with the names of its folders: it has to be known after a power cut too.
  package func settle(_ path: String) throws(FileError) {
    let file = try file(path)
    guard fsync(file.descriptor) == 0 else { throw FileError(path) }
    var inner = path
    while inner != "." {
      inner = folderPath(inner)
      let folder = try folder(inner)
      // A file system that cannot do it for a folder has nothing to wait for.
      guard fsync(folder.descriptor) == 0 || errno == EINVAL else { throw FileError(inner) }
    }
  }
}
