#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The guard: a folder, and what may be reached in it. Every path that is read or written is resolved here.
///
/// Paths are relative to the folder, without `..`. A link is followed where it leads to something in the folder, and refused
/// where it leads out. What the path of a link leads to is opened by a path without links, so that nobody who changes it in
/// between leads us elsewhere.
package final class RootFolder: Sendable {
  /// As the person gave it.
  package let path: String
  /// With every link followed; empty where nothing is there.
  package let resolvedPath: String
  let folder: Folder
  private let failure: FileError?

  /// Opens a folder. Of one that cannot be opened every file says why.
  package init(_ path: String) {
    self.path = path
    let resolved = resolve(path)
    resolvedPath = resolved ?? ""
    do throws(FileError) {
      guard resolved != nil else { throw FileError(path) }
      folder = try Folder(named: resolvedPath, shownAs: "")
      failure = nil
    } catch {
      folder = Folder(-1, path: "")
      failure = error
    }
  }

  // MARK: Reading

  /// An open file.
  package func file(_ path: String) throws(FileError) -> OpenFile {
    try OpenFile(reading: open(path, O_RDONLY), path: path)
  }

  /// The bytes of a file.
  package func read(_ path: String) throws(FileError) -> [UInt8] { try file(path).bytes() }

  /// Whether anything has the name itself, be it a link that leads nowhere.
  package func hasName(_ path: String) -> Bool { statusOfName(path) != nil }

  /// Whether the name itself is that of a file, and of nothing that would have to be followed or waited for.
  package func isFile(_ path: String) -> Bool { statusOfName(path)?.kind == .file }

  /// Whether the name itself is that of a folder, and not of a link to one.
  package func isFolder(_ path: String) -> Bool { statusOfName(path)?.kind == .folder }

  func statusOfName(_ path: String) -> FileStatus? {
    let slash = path.lastIndex(of: "/")
    let name = FileName(slash.map { path[path.index(after: $0)...] } ?? path[...])
    guard let slash else { return folder.status(name) }
    guard let parent = try? folder(String(path[..<slash])) else { return nil }
    return parent.status(name)
  }

  /// What a path leads to.
  func status(_ path: String) throws(FileError) -> FileStatus {
    try Folder(open(path, O_RDONLY), path: path).status()
  }

  func folder(_ path: String) throws(FileError) -> Folder {
    do throws(FileError) {
      return Folder(try open(path, O_RDONLY | O_DIRECTORY), path: path == "." ? "" : path)
    } catch {
      guard error.reason == .system(ENOTDIR), let kind = try? status(path).kind, kind != .folder else { throw error }
      throw FileError(path, .notAFolder(kind))
    }
  }

  // MARK: Resolving

  /// Opens what a path leads to.
  private func open(_ path: String, _ flags: Int32) throws(FileError) -> Int32 {
    if let failure { throw failure.at(path) }
    var inner = path
    // A link that changes while it is followed is tried again, but not for ever.
    for _ in 0..<8 {
      guard !leadsOut(inner) else {
        throw FileError(path, .outside(target: inner))
      }
      do throws(FileError) {
        return try folder.open(FileName(inner), flags)
      } catch {
        guard error.reason == .system(ELOOP) else { throw error.at(path) }
        inner = try target(of: inner, as: path)
      }
    }
    throw FileError(path, .system(ELOOP))
  }

  /// Whether a path says by itself that it leads out: it begins at the root of the system, or has a part `..`.
  private func leadsOut(_ path: String) -> Bool {
    let slash = UInt8(ascii: "/")
    guard path.utf8.first != slash else { return true }
    // How many dots the part has; -1 where it has anything else.
    var dots = 0
    for byte in path.utf8 {
      if byte == slash {
        if dots == 2 { return true }
        dots = 0
      } else if dots >= 0 {
        dots = byte == UInt8(ascii: ".") ? dots + 1 : -1
      }
    }
    return dots == 2
  }

  /// The path without links that a path leads to.
  private func target(of inner: String, as path: String) throws(FileError) -> String {
    guard let target = resolve(resolvedPath + "/" + inner) else {
      throw errno == ENOENT ? FileError(path, .deadLink) : FileError(path)
    }
    guard let relative = relative(target) else { throw FileError(path, .outside(target: target)) }
    return relative
  }

  /// A resolved path as one below the root; nil where it lies outside.
  func relative(_ resolved: String) -> String? {
    if resolved == resolvedPath { return "." }
    let start = resolvedPath == "/" ? "/" : resolvedPath + "/"
    return resolved.hasPrefix(start) ? String(resolved.dropFirst(start.count)) : nil
  }
}

/// A path with every link followed; nil, and `errno`, where nothing is there.
func resolve(_ path: String) -> String? {
  guard let found = unsafe realpath(path, nil) else { return nil }
  defer { unsafe free(found) }
  return unsafe String(cString: found)
}

/// The way from the nearest folder around a path that holds something of a name: empty where it is that folder itself, else
/// ending in a slash; nil where no folder holds it.
package func wayBelow(folderWith name: String, _ path: String) -> String? {
  guard let whole = resolve(path) else { return nil }
  var folder = whole[...]
  func holds(_ folder: Substring) -> Bool {
    var info = stat()
    return unsafe lstat("\(folder)/\(name)", &info) == 0
  }
  while !holds(folder) {
    guard let slash = folder.lastIndex(of: "/") else { return nil }
    folder = folder[..<slash]
  }
  let way = whole[folder.endIndex...].drop { $0 == "/" }
  return way.isEmpty ? "" : way + "/"
}

/// Whether a folder, or one above it, holds a name: as `.git` is looked for.
package func isBelow(folderWith name: String, _ path: String) -> Bool { wayBelow(folderWith: name, path) != nil }
