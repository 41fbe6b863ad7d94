/// The files below some folders as they are at one moment, without a look into them.
package struct FolderMarks: Equatable, Sendable {
  private(set) var files: [String: FileStamp] = [:]
  /// Whether a change of any of the folders will be heard.
  package internal(set) var areWatched = false

  package var count: Int { files.count }

  mutating func add(_ path: String, _ status: FileStatus) { files[path] = FileStamp(status) }

  /// The files that came, went or were written since, in the order of paths.
  package func changes(since earlier: FolderMarks) -> [String] {
    let gone = earlier.files.keys.filter { files[$0] == nil }
    return (gone + files.filter { earlier.files[$0.key] != $0.value }.map(\.key)).sorted()
  }
}

extension RootFolder {
  /// Looks at the files of some folders, as ``list(_:recursively:)`` finds them, and has the watch listen to each folder.
  package func marks(of folders: [String], except: Set<String> = [], heardBy watch: FolderWatch?) -> FolderMarks {
    var walk = MarkWalk(root: self, except: except, watch: watch)
    for path in folders {
      guard let folder = try? folder(path) else { continue }
      walk.look(at: folder, path, depth: 0)
    }
    // A folder that is not there is heard of when it is made in the project's own.
    if watch != nil, let top = try? folder(".") { walk.listen(to: top) }
    walk.marks.areWatched = watch != nil && walk.isHeard
    return walk.marks
  }
}

private struct MarkWalk {
  let root: RootFolder
  let except: Set<String>
  let watch: FolderWatch?
  var marks = FolderMarks()
  var isHeard = true

  init(root: RootFolder, except: Set<String>, watch: FolderWatch?) {
    self.root = root
    self.except = except
    self.watch = watch
  }

  mutating func listen(to folder: borrowing Folder) {
    if let watch, !watch.add(folder) { isHeard = false }
  }

  /// Links may lead in a circle, so that the depth has an end.
  mutating func look(at folder: borrowing Folder, _ path: String, depth: Int) {
    guard depth < 32, !except.contains(path), let entries = try? folder.entries() else { return }
    // Before its files are looked at: what is written after that is heard.
    listen(to: folder)
    for entry in entries where entry.name.bytes.first != UInt8(ascii: ".") && entry.name.bytes.last != UInt8(ascii: "~") {
      let child = path + "/" + entry.name.shown
      switch entry.kind {
      case .file: if let status = folder.status(entry.name) { marks.add(child, status) }
      case .folder:
        guard let inner = try? folder.folder(entry.name) else { continue }
        look(at: inner, child, depth: depth + 1)
      case .link:
        if let status = try? root.status(child), status.kind == .file {
          marks.add(child, status)
        } else if let inner = try? root.folder(child) {
          look(at: inner, child, depth: depth + 1)
        }
      case .pipe, .socket, .device, .unknown: continue
      }
    }
  }
}
