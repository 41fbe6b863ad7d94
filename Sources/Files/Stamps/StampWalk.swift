extension RootFolder {
  /// What the system says of everything below some folders, hidden files too, but for git's own; of folders in `namesOnly` which
  /// names they hold.
  package func stamps(below folders: [String], namesOnly: Set<String> = []) -> StampTable {
    var walk = StampWalk(root: self, namesOnly: namesOnly)
    for path in folders { walk.begin(path) }
    return walk.table
  }
}

/// Walks folders in the order of names, through links as far as they lead to something in the root.
private struct StampWalk {
  let root: RootFolder
  let namesOnly: Set<String>
  var table = StampTable()
  private var visited: Set<[UInt64]> = []

  /// As deep as content is listed, and a level more, which is a finding there.
  private static let deepest = 65

  init(root: RootFolder, namesOnly: Set<String>) {
    self.root = root
    self.namesOnly = namesOnly
  }

  mutating func begin(_ path: String) {
    let status = root.statusOfName(path)
    table.rows.append(StampTable.Row(path, status))
    switch status?.kind {
    case .folder: if let folder = try? root.folder(path) { list(folder, path, depth: 0, nameOnly: false) }
    case .link: follow(path, depth: 0, nameOnly: false)
    default: break
    }
  }

  private mutating func list(_ folder: borrowing Folder, _ path: String, depth: Int, nameOnly: Bool) {
    guard depth <= Self.deepest, let entries = try? folder.entries(), let status = try? folder.status(),
      visited.insert([status.device, status.inode]).inserted
    else {
      table.rows.append(StampTable.Row(path, nil))
      return
    }
    table.rows.append(StampTable.Row(path, status))
    for entry in entries where entry.name != ".git" {
      let child = path + "/" + entry.name.shown
      switch entry.kind {
      case .folder:
        if let inner = try? folder.folder(entry.name) {
          list(inner, child, depth: depth + 1, nameOnly: nameOnly || namesOnly.contains(child))
        } else {
          table.rows.append(StampTable.Row(child, nil))
        }
      case .link:
        table.rows.append(StampTable.Row(child, folder.status(entry.name)))
        follow(child, depth: depth, nameOnly: nameOnly || namesOnly.contains(child))
      case .file, .pipe, .socket, .device, .unknown:
        table.rows.append(StampTable.Row(child, folder.status(entry.name), nameOnly: nameOnly))
      }
    }
  }

  /// What a link leads to has a row of its own behind the link's.
  private mutating func follow(_ path: String, depth: Int, nameOnly: Bool) {
    let status = try? root.status(path)
    guard status?.kind == .folder, let folder = try? root.folder(path) else {
      return table.rows.append(StampTable.Row(path, status, nameOnly: nameOnly))
    }
    list(folder, path, depth: depth + 1, nameOnly: nameOnly)
  }
}
