/// The files below some folders as they are at one moment, without a look into them.
package struct FolderMarks: Equatable, Sendable {
  private(set) var files: [String: FileStamp] = [:]
  /// Whether a change of any of the folders will be heard.
  package internal(set) var areWatched = false
  /// The folders that are listened to, by the numbers that their news have. A folder that several links lead to has several paths.
  fileprivate var folders: [Int32: [String]] = [:]
  /// Folders of which only some names count.
  fileprivate var parents: [Int32: Set<[UInt8]>] = [:]

  package var count: Int { files.count }

  mutating func add(_ path: String, _ status: FileStatus) { files[path] = FileStamp(status) }

  /// The files that came, went or were written since, in the order of paths.
  package func changes(since earlier: FolderMarks) -> [String] {
    let gone = earlier.files.keys.filter { files[$0] == nil }
    return (gone + files.filter { earlier.files[$0.key] != $0.value }.map(\.key)).sorted()
  }
}

// MARK: After news

extension FolderMarks {
  /// What of the news is of something that counts.
  package func concerning(_ news: FolderNews) -> FolderNews {
    var heard = FolderNews()
    heard.isUnclear = news.isUnclear
    for (name, event) in news.names {
      if let counts = parents[name.folder], folders[name.folder] == nil {
        // What comes or goes under the name of a folder is one.
        if counts.contains(name.bytes) || name.bytes.isEmpty { heard.isUnclear = true }
      } else if event == .unclear || folders[name.folder] == nil {
        heard.isUnclear = true
      } else if isSeen(name.bytes) {
        heard.hear(name.folder, name.bytes, event)
      }
    }
    return heard
  }

  /// The same after a look at what the news are of; nil where only a look at everything tells.
  package func after(_ news: FolderNews, in root: RootFolder) -> FolderMarks? {
    guard areWatched, !news.isUnclear else { return nil }
    var marks = self
    for name in news.names.keys {
      guard let text = FileName(name.bytes).text, let paths = folders[name.folder] else { return nil }
      for path in paths {
        let child = path + "/" + text
        guard let status = root.statusOfName(child) else {
          marks.files[child] = nil
          continue
        }
        // A link may lead to a folder.
        guard status.kind == .file else { return nil }
        marks.add(child, status)
      }
    }
    return marks
  }
}

/// Whether a name is one that is looked at: editors keep what is not saved under the others.
private func isSeen(_ name: [UInt8]) -> Bool { name.first != UInt8(ascii: ".") && name.last != UInt8(ascii: "~") }

extension RootFolder {
  /// Looks at the files of some folders, as ``list(_:recursively:)`` finds them, and has the watch listen to each folder.
  package func marks(of folders: [String], except: Set<String> = [], heardBy watch: FolderWatch?) -> FolderMarks {
    var walk = MarkWalk(root: self, except: except, watch: watch)
    for path in folders {
      guard let folder = try? folder(path) else { continue }
      walk.look(at: folder, path, depth: 0)
    }
    // A folder that is not there is heard of when it is made in the one above it.
    for path in folders { walk.listen(above: path) }
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

  mutating func listen(to folder: borrowing Folder, _ path: String) {
    guard let watch else { return }
    guard let number = watch.add(folder) else { return isHeard = false }
    marks.folders[number, default: []].append(path)
  }

  /// Listens for a name in the folder above it; where that is not there, for its name in the one above that, and so on.
  mutating func listen(above path: String) {
    let slash = path.lastIndex(of: "/")
    let above = slash.map { String(path[..<$0]) } ?? "."
    guard let watch else { return }
    guard let folder = try? root.folder(above) else {
      if above != "." { listen(above: above) }
      return
    }
    guard let number = watch.add(folder) else { return isHeard = false }
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    marks.parents[number, default: []].insert(Array(name.utf8))
  }

  /// Links may lead in a circle, so that the depth has an end.
  mutating func look(at folder: borrowing Folder, _ path: String, depth: Int) {
    guard depth < 32, !except.contains(path), let entries = try? folder.entries() else { return }
    // Before its files are looked at: what is written after that is heard.
    listen(to: folder, path)
    for entry in entries where isSeen(entry.name.bytes) {
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
