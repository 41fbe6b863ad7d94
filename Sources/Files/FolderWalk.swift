package import Diagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that lie in a folder, and what is wrong with what else lies there.
package struct FolderListing: Sendable {
  /// Paths relative to the root, in the order of names.
  package var files: [String] = []
  package var diagnostics: [Diagnostic] = []
  /// Whether the folder is there.
  package var exists = true
}

extension RootFolder {
  /// Lists a folder, and those in it where `recursively`. Names that begin with a dot or end in `~` are passed over.
  ///
  /// A link is listed where it leads to a file in the root. One that leads out or nowhere, a name that is no UTF-8 and what is
  /// neither a file nor a folder are findings, each at its own path.
  package func list(_ path: String, recursively: Bool) -> FolderListing {
    var walk = FolderWalk(root: self, isRecursive: recursively)
    do throws(FileError) {
      let start = try folder(path)
      walk.list(start, path, depth: 0)
    } catch {
      walk.listing.exists = false
      if !error.isMissing { walk.listing.diagnostics.append(error.finding) }
    }
    return walk.listing
  }
}

extension FileError {
  /// As a finding at what could not be read.
  package var finding: Diagnostic {
    let place = SourcePosition(file: path)
    return switch reason {
    case .outside(let target):
      Diagnostic(
        .fileOutsideRoot, at: place, "the link leads out of the project, to \(target)",
        suggestion: "copy the file into the project")
    case .system(let code): Diagnostic(.fileUnreadable, at: place, "it cannot be read: \(systemMessage(code))")
    case .deadLink, .link, .notAFile, .notAFolder: Diagnostic(.fileUnreadable, at: place, description)
    }
  }
}

/// Walks folders in the order of names.
private struct FolderWalk {
  let root: RootFolder
  let isRecursive: Bool
  var listing = FolderListing()
  private var visited: Set<[UInt64]> = []

  /// Each level is an open folder. Nobody nests so deep by hand.
  private static let deepest = 64

  init(root: RootFolder, isRecursive: Bool) {
    self.root = root
    self.isRecursive = isRecursive
  }

  mutating func list(_ folder: borrowing Folder, _ path: String, depth: Int) {
    guard depth <= Self.deepest else {
      let message = "the folder is nested more than \(Self.deepest) deep"
      listing.diagnostics.append(Diagnostic(.fileUnreadable, at: SourcePosition(file: path), message))
      return
    }
    do throws(FileError) {
      let status = try folder.status()
      // A link may lead to a folder that was listed already, or that it lies in.
      guard visited.insert([status.device, status.inode]).inserted else { return }
      for entry in try folder.entries() { visit(entry, in: folder, path, depth: depth) }
    } catch {
      listing.diagnostics.append(error.at(path).finding)
    }
  }

  private mutating func visit(_ entry: Folder.Entry, in folder: borrowing Folder, _ path: String, depth: Int) {
    guard entry.name.bytes.first != UInt8(ascii: "."), entry.name.bytes.last != UInt8(ascii: "~") else { return }
    let child = path + "/" + entry.name.shown
    guard entry.name.text != nil else {
      listing.diagnostics.append(
        Diagnostic(
          .fileName, at: SourcePosition(file: child), "the name '\(entry.name.shown)' is not UTF-8",
          suggestion: "rename it in letters of a-z, digits and hyphens"))
      return
    }
    do throws(FileError) {
      switch entry.kind {
      case .file: listing.files.append(child)
      case .folder: if isRecursive { list(try folder.folder(entry.name), child, depth: depth + 1) }
      case .link: try follow(child, depth: depth)
      case .pipe, .socket, .device, .unknown: throw FileError(child, .notAFile(entry.kind))
      }
    } catch {
      listing.diagnostics.append(error.at(child).finding)
    }
  }

  private mutating func follow(_ path: String, depth: Int) throws(FileError) {
    switch try root.status(path).kind {
    case .file: listing.files.append(path)
    case .folder: if isRecursive { list(try root.folder(path), path, depth: depth + 1) }
    case let kind: throw FileError(path, .notAFile(kind))
    }
  }
}
