import Charts
import Definitions
import Diagnostics
import Documents
import Editions
import Figures
import Files
import Fingerprints
import History
import HyperText
import ShownNumbers
import SitePages

/// A text that was written again.
struct RewrittenText: Sendable {
  /// Of its definition.
  var id: String
  var file: String
  /// Of the file.
  var hash: Fingerprint
  /// See ``DefinitionFile/prose``.
  var prose: Fingerprint
  /// Of the definition.
  var page: String
  var html: [UInt8]
  var place: TextPlace
}

/// Puts texts below front matter into their pages, where nothing else changed since the last build, and nothing is made but these texts;
/// nil, and nothing is done, where more may follow from them: then the site is made from everything.
///
/// The site is that of the last build with other texts in it, and there is as much to tell of it. A process that remembers its site has a
/// shorter way.
func rewriteTexts(
  _ options: BuildOptions, in root: RootFolder, _ watch: BuildWatch?, _ comparison: BuildWatch.Comparison,
  _ progress: @Sendable (BuildStage) -> Void, _ published: @Sendable (BuildOutcome) -> Void
) async -> BuildOutcome? {
  guard options.form == .html, options.buildsOnce, let watch,
    case .changed(let last, let site, let files?, let inputs) = comparison,
    let rewritten = rewrittenTexts(in: files, of: last, watch, root), await watch.hasSameStanding(as: last),
    let pages = pages(with: rewritten, of: last, site),
    let output = try? await OutputFolder.open(
      options.output, in: root, isTracked: { await isTracked("output", root: options.root) })
  else { return nil }
  async let gitFiles = watch.watchedFilesOfGit(since: last)
  progress(.pages(rewritten.count))
  for (path, digest) in last.site.digests
  where pages[path] == nil && path != WrittenSite.listName && path != Address.checksums.path {
    output.keep(path, digest)
  }
  for (path, bytes) in pages { output.put(path, bytes) }
  output.put(Address.checksums.path, output.checksums)
  progress(.publishing)
  var outcome = BuildOutcome(findings: last.findings, written: nil, isStrict: options.isStrict)
  let path = options.output ?? options.root + "/output"
  do throws(OutputRefusal) {
    let changes = try output.publish()
    outcome.written = .init(
      output: path, files: changes.files, changed: changes.written, removed: changes.removed, made: rewritten.count,
      definitions: last.definitions, observations: last.observations)
    published(outcome)
    watch.keep(
      rewritten, since: last, inputs: inputs, digests: output.digests, stood: site.stamps.stamps(of: output.unchanged),
      gitFiles: await gitFiles)
  } catch {
    outcome.leftUnfinished = !error.leavesAll
    outcome.findings.append(error.diagnostic(path))
  }
  return outcome
}

/// As many are made alone; of more everything is made, so that what is kept of them stays small.
private let mostTexts = 100

/// What the files say now; nil where one of them says more than another text, or there may be something to tell of it.
private func rewrittenTexts(in files: [String], of last: KeptBuild, _ watch: BuildWatch, _ root: RootFolder) -> [RewrittenText]?
{
  guard !files.isEmpty, files.count + last.documents.texts.count <= mostTexts,
    files.allSatisfy({ $0.hasPrefix("content/glossary/") }), let kept = watch.texts(of: last),
    let settings = settings(of: last, root)
  else { return nil }
  var read: [(file: String, bytes: [UInt8], definition: Definition, text: KeptTexts.Text, parts: DefinitionFile)] = []
  for file in files {
    guard let text = kept.text(of: file), let bytes = textWithoutFaults(file, root) else { return nil }
    let (definition, problems) = readDefinition(bytes, path: file, settings: settings)
    guard let definition, problems.isEmpty, definition.id == text.id else { return nil }
    let parts = DefinitionFile(bytes, definition)
    guard parts.front == text.front else { return nil }
    read.append((file, bytes, definition, text, parts))
  }
  guard let names = kept.names(under: settings) else { return nil }
  var rewritten: [RewrittenText] = []
  for (file, bytes, definition, text, parts) in read {
    guard !names.doubtful.mayStand(in: definition), let block = names.surroundings.text(of: definition) else { return nil }
    let page = Address.definition(definition.id)
    var writer = PageWriter(page, palette: .standard)
    let html = writer.html(of: [block])
    guard writer.numbers.numbers.isEmpty else { return nil }
    rewritten.append(
      RewrittenText(
        id: definition.id, file: file, hash: sha256(bytes), prose: parts.prose, page: page.path, html: html.bytes,
        place: text.place))
  }
  return rewritten
}

/// Those that the last build was made by; nil where site.yml is another one by now.
private func settings(of last: KeptBuild, _ root: RootFolder) -> SiteSettings? {
  let path = "content/site.yml"
  guard let digest = last.inputs.digests.first(where: { $0.path == path })?.hash, let bytes = textWithoutFaults(path, root),
    sha256(bytes) == digest
  else { return nil }
  return readSiteSettings(bytes, path: path).settings
}

private func textWithoutFaults(_ path: String, _ root: RootFolder) -> [UInt8]? {
  let (bytes, diagnostics) = readText(path, in: root)
  return diagnostics.isEmpty ? bytes : nil
}

/// The files of the site that hold the texts or tell of their files, by path; nil where one of them is not what the last build left.
private func pages(with texts: [RewrittenText], of last: KeptBuild, _ site: WrittenSite) -> [String: [UInt8]]? {
  let paths = Set(texts.map(\.page) + [Address.build.path])
  let digests = Dictionary(
    last.site.digests.lazy.filter { paths.contains($0.path) }.map { ($0.path, $0.hash) },
    uniquingKeysWith: { first, _ in first })
  func file(_ path: String) -> [UInt8]? {
    guard let bytes = try? site.read(path), digests[path] == sha256(bytes) else { return nil }
    return bytes
  }
  guard var record = file(Address.build.path) else { return nil }
  let files = Set(texts.map(\.file))
  let before = Dictionary(
    last.inputs.digests.lazy.filter { files.contains($0.path) }.map { ($0.path, $0.hash) },
    uniquingKeysWith: { first, _ in first })
  var pages: [String: [UInt8]] = [:]
  for text in texts {
    guard let page = file(text.page).flatMap({ text.place.page($0, with: text.html) }), let hash = before[text.file],
      replace(hash.full, by: text.hash.full, in: &record)
    else { return nil }
    pages[text.page] = page
  }
  pages[Address.build.path] = record
  return pages
}

/// Puts a hash in the place of another one; false where that does not stand in the bytes once.
private func replace(_ old: String, by new: String, in bytes: inout [UInt8]) -> Bool {
  let (old, new) = (Array(old.utf8), Array(new.utf8))
  var places: [Int] = []
  // Every hash of the record stands behind a quotation mark.
  for (place, byte) in bytes.enumerated() where byte == UInt8(ascii: "\"") {
    if bytes[(place + 1)...].starts(with: old) { places.append(place + 1) }
  }
  guard places.count == 1, old.count == new.count else { return false }
  bytes.replaceSubrange(places[0]..<places[0] + new.count, with: new)
  return true
}
