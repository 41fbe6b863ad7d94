/// One step by which new files appear.
struct Addition: Sendable {
  enum Kind {
    /// One file in a folder that is there.
    case file
    /// A folder that is not there yet, with its files.
    case folder
    /// Several files in a folder that is there: it is exchanged for one that has them too.
    case files
  }

  var kind: Kind
  /// The folder that changes, relative to the root.
  var parent: String
  /// What appears in it, or is exchanged.
  var name: FileName
  /// By their paths below `name`; a single file has none.
  var files: [(path: String, bytes: [UInt8])]

  var paths: [String] { kind == .files ? files.map { "\(parent)/\(name.shown)/\($0.path)" } : ["\(parent)/\(name.shown)"] }

  // MARK: What belongs together

  /// Puts files together that can appear in one step.
  static func group(_ files: [NewFile], in root: RootFolder) throws(FileError) -> [Addition] {
    var missing: [String: String] = [:]
    var groups: [(path: String, isThere: Bool, files: [NewFile])] = []
    var places: [String: Int] = [:]
    for file in files {
      let folder = folderPath(file.path)
      if missing[folder] == nil { missing[folder] = try root.firstMissing(folder) ?? "" }
      let new = missing[folder] ?? ""
      let path = new.isEmpty ? folder : new
      if let place = places[path] {
        groups[place].files.append(file)
      } else {
        places[path] = groups.count
        groups.append((path, new.isEmpty, [file]))
      }
    }
    return try groups.map { (group) throws(FileError) in
      if group.isThere, group.files.count == 1, let file = group.files.first {
        return Addition(kind: .file, parent: group.path, name: lastName(file.path), files: [("", file.bytes)])
      }
      let path = group.isThere ? try root.withoutLinks(group.path) : group.path
      return Addition(
        kind: group.isThere ? .files : .folder, parent: folderPath(path), name: lastName(path),
        files: group.files.map { (String($0.path.dropFirst(group.path.count + 1)), $0.bytes) })
    }
  }

  // MARK: Steps

  /// Writes it under a name in the stage.
  func write(as staged: FileName, in stage: borrowing Folder, of root: RootFolder) throws(FileError) {
    if kind == .file { return try stage.create(staged, files[0].bytes) }
    var permissions = FileStatus.folderPermissions
    if kind == .files { permissions = try root.folder(path).status().permissions }
    try stage.makeFolder(staged, permissions: permissions)
    let folder = try stage.folder(staged)
    if kind == .files {
      let live = try root.folder(path)
      try live.link(live.tree { _ in false }, into: folder)
    }
    for file in files {
      do throws(FileError) {
        try folder.makeFolders(folderPath(file.path)).create(lastName(file.path), file.bytes)
      } catch {
        throw error.at("\(path)/\(file.path)")
      }
    }
  }

  func place(_ staged: FileName, from stage: borrowing Folder, in root: RootFolder) throws(FileError) {
    let folder = try root.folder(parent)
    switch kind {
    case .folder: try stage.renameNew(staged, to: name, in: folder)
    case .file:
      do throws(FileError) {
        try stage.link(staged, to: name, in: folder)
      } catch {
        // A file system without links.
        guard !error.isAlreadyThere, !error.crossesFileSystems else { throw error }
        try stage.renameNew(staged, to: name, in: folder)
      }
    case .files:
      do throws(FileError) {
        try stage.exchange(staged, with: name, in: folder)
      } catch {
        guard error.cannotExchange else { throw error }
        return try placeOneByOne(staged, from: stage, in: root)
      }
      // What somebody put there in between.
      try? stage.folder(staged).link(stage.folder(staged).tree { _ in false }, into: folder.folder(name))
    }
  }

  private func placeOneByOne(_ staged: FileName, from stage: borrowing Folder, in root: RootFolder) throws(FileError) {
    let live = try root.folder(path)
    let folder = try stage.folder(staged)
    var placed: [FileName] = []
    do throws(FileError) {
      for file in files {
        try folder.link(FileName(file.path), to: FileName(file.path), in: live)
        placed.append(FileName(file.path))
      }
    } catch {
      for name in placed { try? live.remove(name) }
      throw error
    }
  }

  func takeBack(_ staged: FileName, to stage: borrowing Folder, in root: RootFolder) throws(FileError) {
    let folder = try root.folder(parent)
    switch kind {
    case .file: try folder.remove(name)
    case .folder: try folder.renameNew(name, to: "\(staged.shown).back", in: stage)
    case .files:
      guard try stage.folder(staged).status(FileName(files[0].path)) != nil else {
        return try stage.exchange(staged, with: name, in: folder)
      }
      for file in files { try folder.folder(name).remove(FileName(file.path)) }
    }
  }

  private var path: String { "\(parent)/\(name.shown)" }
}

extension RootFolder {
  /// The first folder of a path that is not there; nil where all are.
  fileprivate func firstMissing(_ path: String) throws(FileError) -> String? {
    var above = ""
    for part in path.split(separator: "/") {
      above += above.isEmpty ? "\(part)" : "/\(part)"
      do throws(FileError) {
        _ = try folder(above)
      } catch {
        guard error.isMissing else { throw error }
        return above
      }
    }
    return nil
  }

  /// The path of what a path leads to.
  fileprivate func withoutLinks(_ path: String) throws(FileError) -> String {
    guard let resolved = resolve(resolvedPath + "/" + path), let inner = relative(resolved) else {
      throw FileError(path, .deadLink)
    }
    return inner
  }
}

/// `content/site.yml` -> `content`; `.` of a name alone.
func folderPath(_ path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(Substring(path.utf8[..<$0])) } ?? "."
}

/// `content/site.yml` -> `site.yml`.
func lastName(_ path: String) -> FileName {
  let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
  return FileName(Array(slash.map { path.utf8[path.utf8.index(after: $0)...] } ?? path.utf8[...]))
}
