import Definitions
import Diagnostics
import Editions
import Figures
import Files
import Fingerprints
import History
import Synchronization

/// What a process that builds again and again knows from its last build, beside what lies in `.concord/builds`.
///
/// An edit below the front matter changes no meaning, no number and no name: where nothing else changed, the site is the last one
/// with another text. Whatever is not plainly so is read again.
package final class BuildMemory: Sendable {
  private let last = Mutex<(read: ReadSite, inputs: [UInt8])?>(nil)

  package init() {}

  /// `build` is what was kept of the build that read it.
  func remember(_ read: ReadSite, _ build: KeptBuild?) {
    last.withLock { $0 = build.map { (read, $0.inputs.packedDigests) } }
  }

  /// The last site with the texts of the files that changed since; nil where anything else may have changed.
  func read(since build: KeptBuild, rewritten paths: [String], _ watch: BuildWatch, in root: RootFolder) async -> ReadSite? {
    guard let (last, inputs) = last.withLock({ $0 }), inputs == build.inputs.packedDigests,
      paths.allSatisfy({ $0.hasPrefix("content/glossary/") })
    else { return nil }
    // git answers while the texts are read.
    async let isSameStanding = last.isSameStanding(since: build, watch)
    var read = last
    for path in paths where !read.takeProse(of: path, in: root) { return nil }
    return await isSameStanding ? read : nil
  }
}

extension ReadSite {
  /// Whether git says what it said. The first edit of a file since its commit is told in the findings, and is read whole.
  fileprivate func isSameStanding(since build: KeptBuild, _ watch: BuildWatch) async -> Bool {
    guard watch.options.showsCommits, let standing else { return self.standing == nil }
    return standing == (await watch.standing(since: build))
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
}
