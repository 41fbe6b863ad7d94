import Definitions
import Diagnostics
import Editions
import Figures
import Files
import Fingerprints
import History
import Markup
import Synchronization

/// What a process that builds again and again knows from its last build, beside what lies in `.concord/builds`.
///
/// An edit below the front matter changes no meaning, no number and no name, and one of a page nothing that another page shows: where
/// nothing else changed, the site is the last one with another text. Whatever is not plainly so is read again.
package final class BuildMemory: Sendable {
  private struct State {
    /// What was read, and the inputs that it was read from.
    var last: (read: ReadSite, inputs: [UInt8])?
    var kept: Kept?
  }

  /// What the last build left in `.concord/builds`, with the stamps of its files: as long as they say the same, it lies there.
  struct Kept: Sendable {
    var name: String
    var build: KeptBuild
    var stamp: FileStamp
    var documents: KeptDocuments?
    var documentsStamp: FileStamp?
  }

  private let state = Mutex(State())

  /// Whether the process builds more than once, and so gains by what it remembers.
  let buildsAgain: Bool

  package init(buildsAgain: Bool = true) { self.buildsAgain = buildsAgain }

  /// `kept` is what was kept of the build that read it.
  func remember(_ read: ReadSite, _ kept: Kept?) {
    var read = read
    read.unkept = nil
    state.withLock { $0 = State(last: kept.map { (read, $0.build.inputs.packedDigests) }, kept: kept) }
  }

  /// Whether a site is remembered that shows commits.
  var hasSite: Bool { state.withLock { $0.last?.read.standing } != nil }

  /// What was kept under a name.
  func kept(as name: String) -> Kept? { state.withLock { $0.kept }.flatMap { $0.name == name ? $0 : nil } }

  /// How the repository stands after edits of some files, if nothing else happened to it: they differ from their commits.
  func expectedStanding(rewritten paths: [String]) -> RepositoryStanding? {
    guard var standing = state.withLock({ $0.last })?.read.standing else { return nil }
    standing.dirtyPaths = Set(standing.dirtyPaths).union(paths.filter(CommittedHistory.covers)).sorted()
    return standing
  }

  /// The last site with the texts of the files that changed since; nil where anything else may have changed.
  ///
  /// `standing` is how the repository stands now; nil where git was not asked.
  func read(
    since build: KeptBuild, rewritten paths: [String], standing: RepositoryStanding?, in root: RootFolder
  ) -> ReadSite? {
    guard let (last, inputs) = state.withLock({ $0.last }), inputs == build.inputs.packedDigests,
      paths.allSatisfy({ $0.hasPrefix("content/glossary/") || $0.hasPrefix(pagesFolder) })
    else { return nil }
    var read = last
    guard read.takeStanding(standing, rewritten: paths) else { return nil }
    for path in paths {
      guard path.hasPrefix(pagesFolder) ? read.takePage(at: path, in: root) : read.takeProse(of: path, in: root) else {
        return nil
      }
    }
    return read
  }
}

private let pagesFolder = "content/pages/"

extension ReadSite {
  /// Takes how the repository stands; false where more can follow from that than which of the files that changed differ from their
  /// commits. A file's meaning is the one that it had when it was the same as its commit, for its text alone changed.
  fileprivate mutating func takeStanding(_ new: RepositoryStanding?, rewritten paths: [String]) -> Bool {
    guard let new, let old = standing else { return new == nil && standing == nil }
    guard new != old else { return true }
    guard old.head == new.head, old.isShallow == new.isShallow, old.prefix == new.prefix,
      Set(old.dirtyPaths).symmetricDifference(new.dirtyPaths).isSubset(of: paths)
    else { return false }
    standing = new
    site = Site(site, uncommitted: new.dirtyPaths.count)
    let notes = content.telling(new.notes(under: CommittedHistory.folders))
    told = lasting + weighted(notes, by: content.settings)
    return true
  }

  /// Takes the text of one file; false where more than that changed, or what is found in it.
  fileprivate mutating func takeProse(of path: String, in root: RootFolder) -> Bool {
    let (bytes, diagnostics) = readText(path, in: root)
    guard let bytes, diagnostics.isEmpty else { return false }
    let (definition, problems) = readDefinition(bytes, path: path, settings: content.settings)
    guard let definition, problems.isEmpty, let before = site.edition.glossary[definition.id],
      before.position.file == path, let old = parts.definitions[definition.id],
      let place = inputs.firstIndex(where: { $0.path == path })
    else { return false }
    let new = DefinitionFile(bytes, definition)
    // The words in it are held against the glossary as in any build; where it has any to tell of, everything is read.
    guard new.front == old.front, !content.diagnostics.contains(where: { $0.position.file == path }),
      !questionedTexts.contains(path),
      vocabularyProblems(in: definition, content, glossary: site.edition.glossary, root: root).isEmpty
    else { return false }
    inputs[place].hash = sha256(bytes)
    parts.definitions[definition.id] = new
    site = Site(site, body: definition.body, of: definition.id)
    return true
  }

  /// Takes the text of one page with its blocks; false where more than that changed, or something is found in it.
  fileprivate mutating func takePage(at path: String, in root: RootFolder) -> Bool {
    let (bytes, diagnostics) = readText(path, in: root)
    guard let bytes, diagnostics.isEmpty, let old = content.pages.first(where: { $0.path == path }),
      let place = inputs.firstIndex(where: { $0.path == path })
    else { return false }
    let (page, problems) = readReportPage(bytes, path: path, name: old.name)
    let (glossary, settings) = (site.edition.glossary, content.settings)
    let words = VocabularyCheck(glossary, prose: [CheckedProse(path: path, bytes: bytes, vocabulary: page.vocabulary)])
    guard problems.isEmpty, page.document.diagnostics.isEmpty, page.differsInTextOnly(from: old), words.problemsOfPages.isEmpty,
      !content.diagnostics.contains(where: { $0.position.file == path }), !questionedTexts.contains(path),
      grainsShown(on: [page], in: glossary, of: settings) == grainsShown(on: [old], in: glossary, of: settings)
    else { return false }
    inputs[place].hash = sha256(bytes)
    parts.pages[page.name] = sha256(bytes)
    site = Site(site, page: page)
    return true
  }
}

extension ReportPage {
  /// Whether no other page, no search and no check of the whole glossary sees it differ from another version of the page.
  fileprivate func differsInTextOnly(from old: ReportPage) -> Bool {
    meeting == nil && old.meeting == nil && title == old.title && grain == old.grain && vocabulary == old.vocabulary
      && navigationLabel == old.navigationLabel && blockNames == old.blockNames
  }
}
