import Diagnostics
import Synchronization

/// One build's way into an output folder: compare, stage what changed beside it, then exchange the two in one step.
///
/// Until ``publish()`` the folder is untouched, so a build that fails or is killed leaves the last good site whole.
/// Only changed files are written; unchanged ones come along as hard links; files that are not ours are carried over.
final class OutputFolder: Sendable {
  let path: String
  private let staging: String
  private let earlier: Manifest
  private let exists: Bool
  private let state: Mutex<State>
  private let lock: FolderLock

  private struct State: Sendable {
    /// Every path of this build, and whether it differs from what is there.
    var files: [String: Bool] = [:]
    var folders: Set<String> = []
    var failure: FileError?
  }

  /// What a build did to the folder.
  package struct Changes: Hashable, Sendable {
    package var files: Int
    package var written: Int
    package var removed: Int
  }

  /// Takes the folder for this process; refuses one with anything in it that Concord did not write.
  static func open(_ path: String) throws(OutputRefusal) -> OutputFolder {
    // The lock comes first, so that nobody else's staging folder is mistaken for a leftover.
    let held: FolderLock?
    do throws(FileError) {
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try FileSystem.makeFolders(String(path[..<slash])) }
      held = try FolderLock(beside(path, "lock"))
    } catch { throw .failed(error) }
    guard let held else { throw .busy("another build is writing \(path)") }
    let status = FileSystem.status(path, following: true)
    if let status, status.kind != .folder { throw .foreign("\(path) is a file") }
    let manifest = Manifest.read(in: path)
    if status != nil, manifest == nil {
      let names: [String]
      do { names = try FileSystem.names(in: path) } catch { throw .failed(error) }
      if let foreign = names.first(where: { ![".gitkeep", ".gitignore", ".DS_Store"].contains($0) }) {
        throw .foreign("\(path) holds \(foreign), which Concord did not write")
      }
    }
    return OutputFolder(path, exists: status != nil, earlier: manifest ?? Manifest(paths: []), lock: held)
  }

  private init(_ path: String, exists: Bool, earlier: Manifest, lock: consuming FolderLock) {
    self.lock = lock
    self.path = path
    self.exists = exists
    self.earlier = earlier
    staging = Self.beside(path, "next")
    state = Mutex(State())
    FileSystem.removeTree(staging)
  }

  /// `.concord-output.next` beside `output`.
  static func beside(_ path: String, _ suffix: String) -> String {
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return "\(parent).concord-\(name).\(suffix)"
  }

  /// Takes one file of the site; callable from any thread.
  func put(_ name: String, _ bytes: [UInt8]) {
    if exists, (try? FileSystem.read(path + "/" + name)) == bytes {
      state.withLock { $0.files[name] = false }
      return
    }
    do throws(FileError) {
      try prepareFolder(of: name)
      try FileSystem.write(bytes, to: staging + "/" + name)
      state.withLock { $0.files[name] = true }
    } catch {
      state.withLock { if $0.failure == nil { $0.failure = error } }
    }
  }

  private func prepareFolder(of name: String) throws(FileError) {
    let folder = name.lastIndex(of: "/").map { staging + "/" + name[..<$0] } ?? staging
    guard !state.withLock({ $0.folders.contains(folder) }) else { return }
    try FileSystem.makeFolders(folder)
    state.withLock { _ = $0.folders.insert(folder) }
  }

  /// Throws the staged files away; the folder stays as it is.
  func abandon() { FileSystem.removeTree(staging) }

  /// Makes the staged site the site.
  func publish() throws(FileError) -> Changes {
    let (files, failure) = state.withLock { ($0.files, $0.failure) }
    if let failure {
      abandon()
      throw failure
    }
    let removed = earlier.paths.subtracting(files.keys)
    let changes = Changes(files: files.count, written: files.values.count { $0 }, removed: removed.count)
    if changes.written == 0, removed.isEmpty, exists, earlier.paths.count == files.count { return changes }
    do throws(FileError) {
      try FileSystem.makeFolders(staging)
      try FileSystem.write(Manifest(paths: Set(files.keys)).bytes, to: staging + "/" + Manifest.name)
      if exists { try carryOver(files, removed) }
      try swap()
    } catch {
      abandon()
      throw error
    }
    return changes
  }

  /// Links what did not change, and what is not ours, into the staged folder.
  private func carryOver(_ files: [String: Bool], _ removed: Set<String>) throws(FileError) {
    for (name, isChanged) in files where !isChanged {
      try prepareFolder(of: name)
      try FileSystem.hardLink(path + "/" + name, to: staging + "/" + name)
    }
    for name in try foreignFiles(in: "", known: files, removed) {
      try prepareFolder(of: name)
      try FileSystem.hardLink(path + "/" + name, to: staging + "/" + name)
    }
  }

  private func foreignFiles(in folder: String, known: [String: Bool], _ removed: Set<String>) throws(FileError) -> [String] {
    var found: [String] = []
    for name in try FileSystem.names(in: folder.isEmpty ? path : path + "/" + folder) {
      let child = folder.isEmpty ? name : folder + "/" + name
      if child == Manifest.name || known[child] != nil || removed.contains(child) { continue }
      if FileSystem.status(path + "/" + child)?.kind == .folder {
        found += try foreignFiles(in: child, known: known, removed)
      } else {
        found.append(child)
      }
    }
    return found
  }

  /// The one step after which the new site is the site.
  private func swap() throws(FileError) {
    guard exists else {
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try FileSystem.makeFolders(String(path[..<slash])) }
      try FileSystem.rename(staging, to: path)
      return
    }
    do {
      try FileSystem.exchange(staging, path)
    } catch {
      // A file system without an exchange: the old folder steps aside for the length of two renames.
      let aside = Self.beside(path, "old")
      FileSystem.removeTree(aside)
      try FileSystem.rename(path, to: aside)
      do throws(FileError) {
        try FileSystem.rename(staging, to: path)
      } catch {
        try FileSystem.rename(aside, to: path)
        throw error
      }
      FileSystem.removeTree(aside)
      return
    }
    FileSystem.removeTree(staging)
  }
}

/// Why an output folder is not written.
enum OutputRefusal: Error, Sendable {
  case foreign(String)
  case busy(String)
  case failed(FileError)

  /// As a finding at the folder.
  func diagnostic(_ path: String) -> Diagnostic {
    let place = SourcePosition(file: path)
    return switch self {
    case .foreign(let what):
      Diagnostic(.outputForeign, at: place, what, suggestion: "choose another folder with --output, or empty this one")
    case .busy(let what): Diagnostic(.outputBusy, at: place, what, suggestion: "wait for the other build to end")
    case .failed(let error): Diagnostic(.outputWrite, at: place, "\(error.path) cannot be written: \(error)")
    }
  }
}
