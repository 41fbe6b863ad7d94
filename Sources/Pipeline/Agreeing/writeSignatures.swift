import Changes
import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Creates the files of signatures. Where one cannot be, those that were created before it are taken back.
///
/// A file that is there with the same bytes is as good as written: another party may have put up the same meaning at once.
///
/// - Returns: the paths that are new.
func writeSignatures(_ files: [Signing.File], root: String) throws(FileError) -> [String] {
  var written: [String] = []
  var folders: [String] = []
  do throws(FileError) {
    try FileSystem.holdsInside(root, "content/agreements")
    for file in files {
      try makeFolders(of: file.path, root: root, &folders)
      let bytes = Array(file.text.utf8)
      do throws(FileError) {
        try FileSystem.createWhole(bytes, at: root + "/" + file.path)
        written.append(file.path)
      } catch {
        guard error.code == EEXIST, (try? FileSystem.read(root + "/" + file.path)) == bytes else { throw error }
      }
    }
  } catch {
    for path in written.reversed() { try? FileSystem.remove(root + "/" + path) }
    for folder in folders.reversed() { FileSystem.removeFolderIfEmpty(folder) }
    throw error
  }
  return written
}

/// Makes the folders above a file, noting those that were not there.
private func makeFolders(of path: String, root: String, _ made: inout [String]) throws(FileError) {
  var folder = root
  for part in path.split(separator: "/").dropLast() {
    folder += "/\(part)"
    guard FileSystem.status(folder, following: true) == nil else { continue }
    try FileSystem.makeFolder(folder)
    made.append(folder)
  }
}

extension FileSystem {
  /// Throws where a folder of the project is a link to somewhere else.
  fileprivate static func holdsInside(_ root: String, _ folder: String) throws(FileError) {
    guard let inner = resolved(root + "/" + folder), let top = resolved(root) else { return }
    guard inner.hasPrefix(top == "/" ? top : top + "/") else { throw FileError(root + "/" + folder, code: EPERM) }
  }
}

/// Why a signature could not be written.
func problem(_ error: FileError, root: String) -> Diagnostic {
  let path = error.path.hasPrefix(root + "/") ? String(error.path.dropFirst(root.utf8.count + 1)) : error.path
  guard error.code == EEXIST else {
    return Diagnostic(.outputWrite, at: SourcePosition(file: path), "nothing was signed: \(error)")
  }
  return Diagnostic(
    .agreementRewritten, at: SourcePosition(file: path), "nothing was signed: this file exists, and says something else",
    suggestion: "concord check tells what is wrong with it; a signature is never rewritten")
}
