package import Diagnostics

/// A file that is to appear in a project.
package struct NewFile: Sendable {
  /// Relative to the root.
  package var path: String
  package var bytes: [UInt8]

  package init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Why files were not added, and which of them could not be taken back.
package struct AddedFilesFailure: Error, Sendable {
  package var error: FileError
  /// Paths of files, or of folders of new files, that are there all the same.
  package var left: [String] = []

  package var findings: [Diagnostic] {
    [error.writingFinding]
      + left.map { path in
        Diagnostic(
          .outputWrite, at: SourcePosition(file: path), "this file had already been written and could not be removed",
          suggestion: "remove it")
      }
  }
}

extension RootFolder {
  /// Adds files to a project, all of them or none, and never over another.
  ///
  /// They are written where no reader looks and git sees nothing, in `.concord/stage`, and get their names by as few steps as
  /// there are folders: a new folder and several new files in one folder appear in one step. A run that is killed between two
  /// steps leaves whole folders.
  ///
  /// `newFolder` is a folder that must not be there yet. What comes back are the paths that are new, in the order of `files`:
  /// one that is there with the same bytes is as good as written.
  package func add(_ files: [NewFile], newFolder: String? = nil) throws(AddedFilesFailure) -> [String] {
    let missing: [NewFile]
    let additions: [Addition]
    do throws(FileError) {
      if let newFolder, hasName(newFolder) { throw .alreadyThere(newFolder) }
      missing = try absent(files)
      additions = try Addition.group(missing, in: self)
    } catch {
      throw AddedFilesFailure(error: error)
    }
    guard let first = additions.first else { return [] }
    do throws(AddedFilesFailure) {
      try place(additions, stagedIn: nil)
    } catch {
      guard error.error.crossesFileSystems, error.left.isEmpty else { throw error }
      // `.concord` lies on another file system than the content.
      try place(additions, stagedIn: first.parent)
    }
    return missing.map(\.path)
  }

  private func absent(_ files: [NewFile]) throws(FileError) -> [NewFile] {
    var absent: [NewFile] = []
    for file in files where try !isThere(file) { absent.append(file) }
    return absent
  }

  /// Whether a file is there with the same bytes; throws where it has others.
  private func isThere(_ file: NewFile) throws(FileError) -> Bool {
    guard hasName(file.path) else { return false }
    guard try read(file.path) == file.bytes else { throw .alreadyThere(file.path) }
    return true
  }

  /// A folder beside what is added, where `.concord` lies on another file system. Hidden, and ignored by git.
  private static let stageBeside = ".concord-stage"

  private func stageHome(_ parent: String?) throws(FileError) -> Folder {
    guard let parent else { return try ownFolder() }
    return try Self.ownFolder(in: folder(parent), Self.stageBeside, nil)
  }

  private func place(_ additions: [Addition], stagedIn parent: String?) throws(AddedFilesFailure) {
    let home = try told { () throws(FileError) in try stageHome(parent) }
    let stage = try told { () throws(FileError) in try home.newFolder("stage") }
    defer {
      home.removeAll("stage")
      if let parent, let beside = try? folder(parent) { beside.removeAll(FileName(Self.stageBeside)) }
    }
    var placed = 0
    do throws(FileError) {
      for (index, addition) in additions.enumerated() { try addition.write(as: "\(index)", in: stage, of: self) }
      for (index, addition) in additions.enumerated() {
        try addition.place("\(index)", from: stage, in: self)
        placed += 1
      }
    } catch {
      var failure = AddedFilesFailure(error: error)
      for index in (0..<placed).reversed() {
        do throws(FileError) {
          try additions[index].takeBack("\(index)", to: stage, in: self)
        } catch {
          failure.left += additions[index].paths
        }
      }
      throw failure
    }
  }
}

private func told<Value: ~Copyable>(_ work: () throws(FileError) -> Value) throws(AddedFilesFailure) -> Value {
  do throws(FileError) { return try work() } catch { throw AddedFilesFailure(error: error) }
}
