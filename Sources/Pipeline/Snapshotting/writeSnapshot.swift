#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a snapshot's folder, whole or not at all, and never over one that is there.
///
/// The files are made in a folder beside it whose name begins with a dot, which no reader looks into, and that folder gets its
/// name in one step.
func writeSnapshot(_ files: [(name: String, bytes: [UInt8])], to folder: String) throws(FileError) {
  guard FileSystem.status(folder, following: false) == nil else { throw FileError(folder, code: EEXIST) }
  let name = folder.split(separator: "/").last ?? "snapshot"
  let staging = String(folder.dropLast(name.utf8.count)) + ".\(name)"
  FileSystem.removeTree(staging)
  do throws(FileError) {
    try FileSystem.makeFolders(staging)
    for file in files { try FileSystem.createWhole(file.bytes, at: "\(staging)/\(file.name)") }
    // Of two runs of one day the second finds a folder that is not empty.
    try FileSystem.rename(staging, to: folder)
  } catch {
    FileSystem.removeTree(staging)
    throw error
  }
}
