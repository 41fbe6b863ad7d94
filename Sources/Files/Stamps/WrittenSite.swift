#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The site that an earlier build wrote, as it lies there now.
package final class WrittenSite: Sendable {
  private let folder: Folder
  /// Of every file that is ours, and of the list of them.
  package let stamps: StampTable

  /// The list of the files that are ours, among them.
  package static let listName = Manifest.name.shown

  /// Nil where a build has more to do there than to look: no site of ours, a link, what a build left that was killed.
  ///
  /// `named` is the folder that a person named; without it the site lies in `output` in the project. `isLocked` says that its lock is
  /// ours.
  package init?(_ named: String?, in root: RootFolder, isLocked: Bool = false) {
    let path = named ?? root.resolvedPath + "/output"
    var info = stat()
    guard unsafe lstat(path, &info) == 0, FileKind(mode: info.st_mode) == .folder, let resolved = resolve(path),
      let slash = resolved.lastIndex(of: "/"), let parent = try? Folder(named: String(resolved[...slash]))
    else { return nil }
    let name = FileName(resolved[resolved.index(after: slash)...])
    let left = ["next", "old"] + (isLocked ? [] : ["lock"])
    guard !left.contains(where: { parent.status(OutputPlace.beside(name, $0)) != nil }),
      let site = try? parent.folder(name), site.status(OutputFolder.stagingInside) == nil,
      let list = Manifest.list(in: site), list.root == nil
    else { return nil }
    stamps = Self.stamps(of: [Self.listName] + list.paths.sorted(), in: site)
    folder = site
  }

  /// The bytes of a file of the site.
  package func read(_ path: String) throws(FileError) -> [UInt8] { try folder.file(FileName(path)).bytes() }

  /// Folder by folder, each reached without a link, as they are written.
  private static func stamps(of paths: [String], in site: borrowing Folder) -> StampTable {
    var table = StampTable()
    table.rows.reserveCapacity(paths.count)
    var opened: [UInt8] = []
    var folder: Folder? = try? site.again()
    for path in paths {
      let bytes = path.utf8
      let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
      let above = bytes[..<(slash ?? bytes.startIndex)]
      if !above.elementsEqual(opened) {
        opened = Array(above)
        folder = opened.isEmpty ? try? site.again() : try? site.folder(FileName(opened))
      }
      table.rows.append(StampTable.Row(path, Self.status(lastName(path), in: folder)))
    }
    return table
  }

  private static func status(_ name: FileName, in folder: borrowing Folder?) -> FileStatus? {
    switch folder {
    case .none: nil
    case .some(let folder): folder.status(name)
    }
  }
}
