#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something in a folder, with all that lies below.
struct Tree: Sendable {
  var name: FileName
  /// Nil for what is no folder.
  var children: [Tree]?
  var permissions = FileStatus.folderPermissions
}

extension Folder {
  /// What lies below but for the files that `isLeftOut` names by their path. A folder is part of it where something in it is,
  /// or where it is empty.
  borrowing func tree(without isLeftOut: (String) -> Bool) throws(FileError) -> [Tree] {
    try tree(of: entries(), below: "", without: isLeftOut)
  }

  /// The same of what is listed in the folder of a path, which ends with a slash.
  private borrowing func tree(
    of entries: [Entry], below path: String, without isLeftOut: (String) -> Bool
  ) throws(FileError) -> [Tree] {
    var found: [Tree] = []
    for entry in entries {
      let child = path + entry.name.shown
      guard entry.kind == .folder else {
        if entry.name.text == nil || !isLeftOut(child) { found.append(Tree(name: entry.name)) }
        continue
      }
      let folder = try folder(entry.name)
      let listed = try folder.entries()
      let children = try folder.tree(of: listed, below: child + "/", without: isLeftOut)
      if children.isEmpty, !listed.isEmpty { continue }
      found.append(Tree(name: entry.name, children: children, permissions: try folder.status().permissions))
    }
    return found
  }

  /// Gives everything in trees of this folder a second name in another, making the folders that it lies in.
  borrowing func link(_ trees: [Tree], into other: borrowing Folder) throws(FileError) {
    for tree in trees {
      guard let children = tree.children else {
        do throws(FileError) {
          try link(tree.name, to: tree.name, in: other)
        } catch {
          // What has the name is the same thing where it was linked before.
          guard error.isAlreadyThere, let here = status(tree.name), let there = other.status(tree.name), here.isSame(as: there)
          else { throw error }
        }
        continue
      }
      try other.makeFolder(tree.name)
      let made = try other.folder(tree.name)
      guard fchmod(made.descriptor, tree.permissions) == 0 else { throw FileError(made.path) }
      try folder(tree.name).link(children, into: made)
    }
  }

  /// Makes the folder of a path below this one, and those above it.
  borrowing func makeFolders(_ path: String) throws(FileError) -> Folder {
    var made = try again()
    for part in path.split(separator: "/") {
      try made.makeFolder(FileName(part))
      made = try made.folder(FileName(part))
    }
    return made
  }
}
