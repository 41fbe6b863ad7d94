import Definitions
import Diagnostics
import Files

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
  var surveys: [String] = []
  var feedback: [String] = []
  var diagnostics: [Diagnostic] = []

  /// Looks through `root/content`. Links may lead anywhere inside the root and nowhere else.
  static func discover(root: RootFolder) -> ContentListing {
    var listing = ContentListing()
    let found = root.list("content", recursively: true)
    listing.diagnostics = found.diagnostics
    var others: [String] = []
    for file in found.files {
      let parts = file.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count >= 2 else { continue }
      let name = String(Substring(parts[1]))
      if parts.count == 2 {
        if name == "site.yml" { listing.site = file }
        continue
      }
      switch name {
      case "glossary" where file.hasSuffix(".md"): listing.glossary.append(file)
      case "snapshots" where isPartOfSnapshot(file): listing.snapshots.append(file)
      case "agreements" where isPartOfAgreement(file): listing.agreements.append(file)
      case "pages" where file.hasSuffix(".md"): listing.pages.append(file)
      case "audits" where file.hasSuffix(".yml"): listing.audits.append(file)
      case "surveys" where file.hasSuffix(".csv"): listing.surveys.append(file)
      case "feedback" where file.hasSuffix(".yml"): listing.feedback.append(file)
      case "notes" where file.hasSuffix(".md"): listing.notes.append(file)
      case "glossary": others.append(file)
      default: break
      }
    }
    listing.diagnostics += unreadGlossaryFiles(others)
    return listing
  }

  /// Adds the files of the draft, which lie in the same way, behind those of all snapshots.
  mutating func addDraft(in root: RootFolder) {
    var files: [String] = []
    if root.hasName(draftFolder) {
      let found = root.list(draftFolder, recursively: true)
      files = found.files.filter(isPartOfSnapshot)
      diagnostics += found.diagnostics
    }
    snapshots += files
    guard files.isEmpty else { return }
    diagnostics.append(
      Diagnostic(
        .snapshotFolder, at: SourcePosition(file: draftFolder), "there is no draft",
        suggestion: "make one: concord snapshot --draft"))
  }
}

/// A finding for each ending of files that lie in the glossary and that no reader reads; pictures belong there.
private func unreadGlossaryFiles(_ files: [String]) -> [Diagnostic] {
  let pictures: Set = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"]
  let endings = Dictionary(grouping: files) { file -> String in
    let name = file.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }
  return endings.sorted { $0.key < $1.key }.compactMap { ending, files in
    guard !pictures.contains(ending), let first = files.first else { return nil }
    let others = files.count == 1 ? "" : ", nor \(files.count == 2 ? "is" : "are") \(files.count - 1) more like it"
    let isMarkdown = ["mdx", "markdown", "mdown", "mkd"].contains(ending)
    return Diagnostic(
      .fileName, at: SourcePosition(file: first), "this file is not read\(others): a definition is a file that ends in .md",
      suggestion: isMarkdown ? "rename it, or import the folder: concord init --from" : "keep it elsewhere", severity: .warning)
  }
}

private func isPartOfAgreement(_ file: String) -> Bool {
  file.hasSuffix(".json") || file.hasSuffix(".yml") || file.hasSuffix(".sig") || KeyRing.isPart(file)
}

private func isPartOfSnapshot(_ file: String) -> Bool {
  file.hasSuffix(".csv") || file.hasSuffix("/run.yml") || file.hasSuffix("/journeys.json")
    || file.hasSuffix("/meanings.json")
}
