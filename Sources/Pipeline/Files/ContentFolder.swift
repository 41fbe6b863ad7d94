import Diagnostics

/// Where the files of a content folder are, sorted, before they are read.
struct ContentListing: Sendable {
  /// Relative paths by part of the folder.
  var site: String?
  var glossary: [String] = []
  var snapshots: [String] = []
  var agreements: [String] = []
  var pages: [String] = []
  var notes: [String] = []
  var audits: [String] = []
  var diagnostics: [Diagnostic] = []

  /// Looks through `root/content`. Links may lead anywhere inside the root and nowhere else.
  static func discover(root: String) -> ContentListing {
    var listing = ContentListing()
    var walk = FolderWalk(root: root)
    let files = walk.files(under: "content", depth: 0)
    listing.diagnostics = walk.diagnostics
    for file in files {
      let parts = file.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count >= 2 else { continue }
      if parts.count == 2 {
        if parts[1] == "site.yml" { listing.site = file }
        continue
      }
      switch parts[1] {
      case "glossary" where file.hasSuffix(".md"): listing.glossary.append(file)
      case "snapshots" where file.hasSuffix(".csv") || file.hasSuffix("/run.yml") || file.hasSuffix("/journeys.json"):
        listing.snapshots.append(file)
      case "agreements" where file.hasSuffix(".json") || file.hasSuffix(".yml"): listing.agreements.append(file)
      case "pages" where file.hasSuffix(".md"): listing.pages.append(file)
      case "audits" where file.hasSuffix(".yml"): listing.audits.append(file)
      case "notes" where file.hasSuffix(".md"): listing.notes.append(file)
      default: break
      }
    }
    return listing
  }
}

/// Walks a folder in the order of names, keeping inside the root.
private struct FolderWalk {
  let root: String
  let resolvedRoot: String
  var diagnostics: [Diagnostic] = []
  private var visited: Set<[UInt64]> = []

  init(root: String) {
    self.root = root
    resolvedRoot = FileSystem.resolved(root) ?? root
  }

  /// Deeper than this is a loop of links that identity did not show.
  private static let deepest = 64

  mutating func files(under folder: String, depth: Int) -> [String] {
    guard depth <= Self.deepest, let status = FileSystem.status(root + "/" + folder, following: true), status.kind == .folder,
      visited.insert(status.identity).inserted
    else { return [] }
    let names: [String]
    do {
      names = try FileSystem.names(in: root + "/" + folder)
    } catch {
      diagnostics.append(Diagnostic(.fileUnreadable, at: SourcePosition(file: folder), "the folder cannot be read: \(error)"))
      return []
    }
    var found: [String] = []
    for name in names where !name.hasPrefix(".") && !name.hasSuffix("~") {
      let path = folder + "/" + name
      guard let status = FileSystem.status(root + "/" + path) else { continue }
      var kind = status.kind
      if kind == .link {
        guard let target = FileSystem.resolved(root + "/" + path) else {
          diagnostics.append(Diagnostic(.fileUnreadable, at: SourcePosition(file: path), "the link leads nowhere"))
          continue
        }
        guard target == resolvedRoot || target.hasPrefix(resolvedRoot + "/") else {
          diagnostics.append(
            Diagnostic(
              .fileOutsideRoot, at: SourcePosition(file: path), "the link leads out of the project, to \(target)",
              suggestion: "copy the file into the content folder"))
          continue
        }
        kind = FileSystem.status(root + "/" + path, following: true)?.kind ?? .other
      }
      switch kind {
      case .folder: found += files(under: path, depth: depth + 1)
      case .file: found.append(path)
      case .link, .other: break
      }
    }
    return found
  }
}
