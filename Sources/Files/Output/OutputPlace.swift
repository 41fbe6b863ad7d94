/// Where a site goes: the folder that holds its name, and what has the name now. A link is resolved here, once.
struct OutputPlace: ~Copyable, Sendable {
  /// As messages show it.
  let path: String
  let parent: Folder
  let name: FileName
  /// The folder that is there; of no use where `exists` is false.
  let site: Folder
  let exists: Bool
  /// Whether something is mounted there, so that it can be written inside but not exchanged.
  let isMountPoint: Bool
  /// Whether a link leads to it, out of the project.
  let leavesRoot: Bool

  /// `named` is the folder that a person named; without it the site goes to `output` in the project. `isTracked` says whether git
  /// tracks the link `output`, nil where git cannot say, and is asked only where that matters.
  static func find(
    _ named: String?, in root: RootFolder, isTracked: () async -> Bool?
  ) async throws(OutputRefusal) -> OutputPlace {
    let path = named ?? root.path + "/output"
    do throws(FileError) {
      let (above, last) = try split(named ?? root.resolvedPath + "/output")
      let kind = try Folder(named: above).status(FileName(last))?.kind
      guard kind == .link else { return try at(path, in: above, last, leavesRoot: false) }
      guard let target = resolve(above + "/" + last) else { throw FileError(path, .deadLink) }
      let leaves = root.relative(target) == nil
      if leaves, named == nil, await isTracked() ?? true {
        throw FileError(path, .outside(target: target))
      }
      let (folder, name) = try split(target)
      return try at(path, in: folder, name, leavesRoot: leaves)
    } catch {
      switch error.reason {
      case .outside(let target):
        throw .foreign("the link \(path) leads out of the project, to \(target), and git tracks it or cannot say")
      case .notAFolder(let kind) where error.path == path: throw .foreign("\(path) is \(kind.noun)")
      default: throw .failed(error)
      }
    }
  }

  private static func at(_ path: String, in above: String, _ text: String, leavesRoot: Bool) throws(FileError) -> OutputPlace {
    let name = FileName(text)
    let parent = try Folder(named: above)
    let aside = beside(name, "old")
    if parent.status(name) == nil, parent.status(aside)?.kind == .folder {
      // A build that cannot exchange two folders was killed between its two renames.
      try parent.renameNew(aside, to: name, in: parent)
    }
    let site = try site(name, in: parent, path)
    let exists = site.descriptor >= 0
    let isMountPoint = exists ? try parent.isMountPoint(site) : false
    return OutputPlace(
      path: path, parent: parent, name: name, site: site, exists: exists, isMountPoint: isMountPoint, leavesRoot: leavesRoot)
  }

  private static func site(_ name: FileName, in folder: borrowing Folder, _ path: String) throws(FileError) -> Folder {
    guard folder.status(name) != nil else { return Folder(-1, path: path) }
    do throws(FileError) { return try folder.folder(name) } catch { throw error.at(path) }
  }

  /// A path as the folder above, which is made where it is not there, and the name in it.
  private static func split(_ path: String) throws(FileError) -> (folder: String, name: String) {
    let parts = path.split(separator: "/")
    guard let last = parts.last, last != ".", last != ".." else {
      // `.` and the like: the folder by its own name.
      guard let resolved = resolve(path), resolved != "/" else { throw FileError(path) }
      return try split(resolved)
    }
    let start = path.hasPrefix("/") ? "/" : ""
    let above = start + parts.dropLast().joined(separator: "/")
    guard !above.isEmpty, above != "/" else { return (above.isEmpty ? "." : above, String(last)) }
    var made = start
    for part in parts.dropLast() {
      let folder = made.isEmpty ? "." : made
      try Folder(named: folder).makeFolder(FileName(part))
      made += made.isEmpty || made == "/" ? "\(part)" : "/\(part)"
    }
    return (above, String(last))
  }

  /// `.concord-output.next` beside `output`.
  static func beside(_ name: FileName, _ suffix: String) -> FileName {
    FileName(Array(".concord-".utf8) + name.bytes + Array(".\(suffix)".utf8))
  }
}
