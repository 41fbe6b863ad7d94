import Files

/// A git repository as seen from the project's folder in it.
///
/// git is started in `content`, where there is one: that may be a submodule, a repository of its own, or a link into another
/// folder of the same.
struct Repository: Sendable {
  /// Where git is started.
  let folder: String
  let git: GitProgram
  /// From the repository's root to the folder: empty, or ending in a slash.
  let prefix: String
  /// From the project's root to the folder: `content/`, or empty.
  let base: String
  let isShallow: Bool
  /// The object id of the commit that is checked out.
  let head: String

  init(root: String, git: GitProgram) async throws(GitFailure) {
    (folder, base) = Self.folder(of: root)
    self.git = git
    let facts = try await git.run(
      ["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-prefix"], in: folder)
    // A folder's name may hold line feeds, so the prefix is all that follows the second.
    let lines = facts.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, GitOutput.text(lines[0]) == "true" else { throw .noWorkingTree }
    isShallow = GitOutput.text(lines[1]) == "true"
    prefix = GitOutput.text(lines[2].dropLast())
    guard let head = try await Repository.objectID("HEAD^{commit}", in: folder, git) else { throw .noCommit }
    self.head = head
  }

  /// The repository as it stood to the project.
  init(root: String, _ standing: RepositoryStanding, git: GitProgram) {
    (folder, base) = Self.folder(of: root)
    self.git = git
    (prefix, isShallow, head) = (standing.prefix, standing.isShallow, standing.head)
  }

  /// Where git is started for a project, and the way there from its root.
  static func folder(of root: String) -> (path: String, base: String) {
    let root = root.isEmpty ? "." : root
    return RootFolder(root).isFolder("content") ? ("\(root)/content", "content/") : (root, "")
  }

  /// The object that a name stands for, which can't be read as an option from then on; nil where it stands for none.
  static func objectID(_ name: String, in root: String, _ git: GitProgram) async throws(GitFailure) -> String? {
    do throws(GitFailure) {
      let line = try await git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", name], in: root)
      return GitOutput.text(line.prefix { $0 != UInt8(ascii: "\n") })
    } catch {
      // An unknown name makes a quiet git fail without a word.
      if case .failed(_, "") = error { return nil }
      throw error
    }
  }

  func history(under folders: [String]) async throws(GitFailure) -> DefinitionHistory {
    // Three runs that wait for each other's disk reads only.
    let folders = folders.map(inside)
    async let logged = attempt(GitLog.arguments(head: head, under: folders))
    async let changed = attempt(Self.statusArguments(under: folders))
    async let listed = attempt(treeArguments(head, under: folders))
    let revisions = GitLog.revisions(try await logged.get()) { relative($0) }
    let dirty = GitOutput.status(try await changed.get()).compactMap { entry in
      relative(entry.path).map { GitOutput.StatusEntry(path: $0, isOnDisk: entry.isOnDisk) }
    }
    var present: [String: String] = [:]
    for entry in GitOutput.tree(try await listed.get()) {
      if let path = relative(entry.path) { present[path] = entry.blob }
    }
    for entry in dirty { present[entry.path] = nil }
    present.merge(try await objectIDs(ofFiles: dirty.filter(\.isOnDisk).map(\.path))) { $1 }
    return DefinitionHistory(
      state: .available, head: head, isShallow: isShallow, revisions: revisions, dirtyPaths: dirty.map(\.path).sorted(),
      present: present, place: (prefix, base))
  }

  /// `folders` are relative to where git is started.
  static func statusArguments(under folders: [String]) -> [String] {
    ["status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=all", "--ignore-submodules=all", "--"] + folders
  }

  /// `folders` are relative to where git is started.
  func treeArguments(_ tree: String, under folders: [String]) -> [String] {
    ["ls-tree", "-r", "-z", "--full-tree", tree, "--"] + folders.map { $0 == "." ? prefix : prefix + $0 }.filter { !$0.isEmpty }
  }

  /// A path of the repository as one of the project; nil outside of it.
  func relative(_ path: String) -> String? { path.hasPrefix(prefix) ? base + path.dropFirst(prefix.count) : nil }

  /// A path of the project as one from where git is started.
  func inside(_ path: String) -> String {
    guard path + "/" != base else { return "." }
    return path.hasPrefix(base) ? String(path.dropFirst(base.count)) : path
  }

  /// What git would store for files as they lie on disk, line endings turned as the repository asks.
  ///
  /// git stops at the first that it can't read, which is therefore looked for by halves and left out. It would follow a link
  /// out of the project, and read a pipe or a device for ever, so it gets the names of files only.
  private func objectIDs(ofFiles paths: [String]) async throws(GitFailure) -> [String: String] {
    // One path a line: a name with a line feed or a leading quote is no definition's.
    let opened = RootFolder(folder)
    let paths = paths.filter { path in
      let inside = inside(path)
      return !(prefix + inside).contains("\n") && !(prefix + inside).hasPrefix("\"") && opened.isFile(inside)
    }
    guard !paths.isEmpty else { return [:] }
    // These paths are never seen from the folder that git is started in, so it is started in the topmost.
    let up = prefix.split(separator: "/").map { _ in "/.." }.joined()
    let input = Array(paths.map { prefix + inside($0) + "\n" }.joined().utf8)
    do throws(GitFailure) {
      let answer = try await git.run(["hash-object", "--stdin-paths"], in: folder + up, input: input)
      return Dictionary(zip(paths, answer.split(separator: UInt8(ascii: "\n")).map(GitOutput.text))) { first, _ in first }
    } catch {
      guard case .failed = error else { throw error }
      guard paths.count > 1 else { return [:] }
      let half = paths.count / 2
      let first = try await objectIDs(ofFiles: Array(paths[..<half]))
      return first.merging(try await objectIDs(ofFiles: Array(paths[half...]))) { $1 }
    }
  }

  /// For `async let`, which loses the type of what is thrown.
  private func attempt(_ arguments: [String]) async -> Result<[UInt8], GitFailure> {
    do {
      return .success(try await git.run(arguments, in: folder))
    } catch {
      return .failure(error)
    }
  }
}
