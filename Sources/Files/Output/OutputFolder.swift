package import Fingerprints
import Synchronization

/// One build's way into an output folder: compare, stage what changed beside it, then exchange the two in one step.
///
/// Until ``publish()`` the folder is untouched, so a build that fails or is killed leaves the last good site whole.
/// Only changed files are written; unchanged ones come along as hard links; what is not ours is carried over. A folder on
/// which something is mounted cannot be exchanged and is written inside.
package final class OutputFolder: Sendable {
  let place: OutputPlace
  let stagingName: FileName
  let staging: Folder
  let earlier: Manifest
  /// Written into the manifest where a link leads out of the project.
  let mark: String?
  private let state = Mutex(State())
  private let lock: Lock

  private enum Lock: ~Copyable, Sendable {
    case beside(TemporaryLock)
    case inside(FileLock)

    /// Nil where another process holds it.
    init?(_ place: borrowing OutputPlace) throws(FileError) {
      if place.isMountPoint {
        guard let lock = try FileLock(on: place.site) else { return nil }
        self = .inside(lock)
      } else {
        guard let lock = try TemporaryLock(OutputPlace.beside(place.name, "lock"), in: place.parent) else { return nil }
        self = .beside(lock)
      }
    }
  }

  private struct State: Sendable {
    /// Every path of this build, and whether it differs from what is there.
    var files: [String: Bool] = [:]
    var folders: Set<String> = []
    var digests: [String: Fingerprint] = [:]
    var failure: OutputRefusal?
  }

  /// What a build did to the folder.
  package struct Changes: Hashable, Sendable {
    package var files: Int
    package var written: Int
    package var removed: Int
  }

  /// Takes the folder for this process; refuses one with anything in it that Concord did not write.
  ///
  /// `named` is the folder that a person named; without it the site goes to `output` in the project. `isTracked` says whether git
  /// tracks the link `output`, nil where git cannot say, and is asked only where that matters.
  package static func open(
    _ named: String?, in root: RootFolder, isTracked: () async -> Bool?
  ) async throws(OutputRefusal) -> OutputFolder {
    let place = try await OutputPlace.find(named, in: root, isTracked: isTracked)
    // The lock comes first, so that nobody else's staging folder is mistaken for a leftover.
    let held: Lock?
    do throws(FileError) { held = try Lock(place) } catch { throw .failed(error) }
    guard let held else { throw .busy("another build is writing \(place.path)") }
    let mark = place.leavesRoot ? Manifest.mark(of: root) : nil
    return try OutputFolder(place, lock: held, mark: mark)
  }

  private init(_ place: consuming OutputPlace, lock: consuming Lock, mark: String?) throws(OutputRefusal) {
    let manifest = place.exists ? Manifest.read(in: place.site) : nil
    try Self.refuseForeign(place, manifest, mark)
    stagingName = place.isMountPoint ? Self.stagingInside : OutputPlace.beside(place.name, "next")
    do throws(FileError) {
      staging = try place.isMountPoint ? place.site.newFolder(stagingName) : place.parent.newFolder(stagingName)
    } catch { throw .failed(error) }
    let earlier = manifest ?? Manifest(paths: [])
    // Mostly a site has as many files as it had.
    state.withLock { state in
      state.files.reserveCapacity(earlier.paths.count)
      state.digests.reserveCapacity(earlier.paths.count)
    }
    self.earlier = earlier
    self.mark = mark
    self.lock = lock
    self.place = place
  }

  /// What a folder may hold that nobody would miss.
  private static let harmless: Set<FileName> = [
    ".gitkeep", ".gitignore", ".DS_Store", "lost+found", stagingInside,
  ]

  /// Where files wait in a folder on which something is mounted.
  static let stagingInside: FileName = ".concord.next"

  private static func refuseForeign(
    _ place: borrowing OutputPlace, _ manifest: Manifest?, _ mark: String?
  ) throws(OutputRefusal) {
    guard place.exists else { return }
    guard let manifest else {
      let entries: [Folder.Entry]
      do throws(FileError) { entries = try place.site.entries() } catch { throw .failed(error) }
      guard let foreign = entries.first(where: { !harmless.contains($0.name) }) else { return }
      throw .foreign("\(place.path) contains \(foreign.name.shown), which Concord did not write")
    }
    guard mark == nil || (manifest.root == mark && manifest.paths.contains(lastWritten)) else {
      throw .foreign("\(place.path) leads out of the project to a site that was not built there through this link")
    }
  }

  /// What tells a site that was written to its end.
  static let lastWritten = "build.json"

  // MARK: Taking files

  /// How many files it has taken.
  package var count: Int { state.withLock { $0.files.count } }

  /// The SHA-256 of every file that it has taken.
  package var digests: [String: Fingerprint] { state.withLock { $0.digests } }

  /// Files that the site had already, with the same bytes.
  package var unchanged: Set<String> { state.withLock { Set($0.files.filter { !$0.value }.keys) } }

  /// The SHA-256 of every file that it has taken, a line each, as `sha256sum -c` reads them.
  package var checksums: [UInt8] {
    let digests = digests
    var lines = ""
    for path in digests.keys.sorted() { if let digest = digests[path] { lines += "\(digest.full)  \(path)\n" } }
    return Array(lines.utf8)
  }

  /// Takes one file of the site; callable from any thread.
  package func put(_ name: String, _ bytes: [UInt8]) {
    let digest = sha256(bytes)
    state.withLock { $0.digests[name] = digest }
    do throws(FileError) {
      if try isThere(name, bytes) {
        state.withLock { $0.files[name] = false }
        return
      }
      try prepareFolder(of: name)
      try staging.create(FileName(name), bytes)
      state.withLock { $0.files[name] = true }
    } catch {
      fail(.failed(error))
    }
  }

  /// Takes one file that the site has from an earlier build, as it is; callable from any thread.
  package func keep(_ name: String, _ digest: Fingerprint) {
    state.withLock { state in
      state.files[name] = false
      state.digests[name] = digest
    }
  }

  /// Whether the site has the same file. Something else in its place that is not ours is never written over.
  private func isThere(_ name: String, _ bytes: [UInt8]) throws(FileError) -> Bool {
    guard place.exists else { return false }
    do throws(FileError) {
      if try place.site.file(FileName(name)).bytes() == bytes { return true }
    } catch  where error.isMissing {
      return false
    } catch { /* It is there, and is no file, or lies behind a link. */  }
    if !earlier.paths.contains(name) {
      fail(.foreign("\(place.path) contains \(name), which Concord did not write and needs for a page of its own"))
    }
    return false
  }

  private func fail(_ refusal: OutputRefusal) { state.withLock { if $0.failure == nil { $0.failure = refusal } } }

  /// Makes the staged folder of a file.
  func prepareFolder(of name: String) throws(FileError) {
    let folder = folderPath(name)
    guard !state.withLock({ $0.folders.contains(folder) }) else { return }
    _ = try staging.makeFolders(folder)
    state.withLock { _ = $0.folders.insert(folder) }
  }

  // MARK: The end

  /// Throws the staged files away; the folder stays as it is.
  package func abandon() {
    if place.isMountPoint { place.site.removeAll(stagingName) } else { place.parent.removeAll(stagingName) }
  }

  /// Makes the staged site the site.
  package func publish() throws(OutputRefusal) -> Changes {
    let (files, failure) = state.withLock { ($0.files, $0.failure) }
    defer { abandon() }
    if let failure { throw failure }
    let removed = earlier.paths.subtracting(files.keys)
    let changes = Changes(files: files.count, written: files.values.count { $0 }, removed: removed.count)
    let isSame = changes.written == 0 && removed.isEmpty && earlier.paths.count == files.count && earlier.root == mark
    if place.exists, isSame { return changes }
    if place.isMountPoint {
      try publishInside(files, removed)
    } else {
      try publishBeside(files)
    }
    return changes
  }
}

extension Folder {
  /// An empty folder in place of whatever has a name of ours.
  borrowing func newFolder(_ name: FileName) throws(FileError) -> Folder {
    removeAll(name)
    guard status(name) == nil else { throw .alreadyThere(shown(name)) }
    try makeFolder(name)
    return try folder(name)
  }
}
