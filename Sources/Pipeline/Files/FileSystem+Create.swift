#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSystem {
  /// Creates a file whole or not at all, and never over another: `EEXIST` where something has the name.
  ///
  /// Written beside under a hidden name first, which the content folder's readers pass over; a link gives it its own name in
  /// one step, and refuses a name that is taken.
  static func createWhole(_ bytes: [UInt8], at path: String) throws(FileError) {
    let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let hidden = "\(path[..<slash]).\(path[slash...]).\(getpid())"
    defer { _ = unsafe unlink(hidden) }
    try write(bytes, to: hidden)
    do throws(FileError) {
      try hardLink(hidden, to: path)
    } catch {
      guard error.code != EEXIST else { throw error }
      // A disk without links; a writer that is killed here leaves a part, which `check` tells.
      try create(bytes, at: path)
    }
  }
}
