/// The state of a repository that the history of some folders follows from: which commit is checked out, and which files are not
/// committed.
package struct RepositoryStanding: Hashable, Sendable {
  /// The object id of the commit that is checked out.
  package var head: String
  /// Whether older commits were not fetched.
  package var isShallow: Bool
  /// From the repository's root to the folder where git is started: empty, or ending in a slash.
  package var prefix: String
  /// Paths that differ from the commit or that git does not know; sorted.
  package var dirtyPaths: [String]

  package init(head: String, isShallow: Bool, prefix: String, dirtyPaths: [String]) {
    self.head = head
    self.isShallow = isShallow
    self.prefix = prefix
    self.dirtyPaths = dirtyPaths
  }

  /// Whether all that follows from a file of git's is told here, for one of those that ``gitFiles(root:home:settings:git:)`` names: which
  /// commit is checked out, and what is staged.
  package static func tellsOf(fileOfGit path: String) -> Bool {
    path.contains("/refs/heads/")
      || ["/HEAD", "/index", "/packed-refs", "/reftable/tables.list"].contains { path.hasSuffix($0) }
  }
}

extension DefinitionHistory {
  /// See ``readStanding(root:under:known:git:)``; nil where there is no history.
  package var standing: RepositoryStanding? {
    guard case .available = state, let head else { return nil }
    return RepositoryStanding(head: head, isShallow: isShallow, prefix: place.prefix, dirtyPaths: dirtyPaths)
  }
}
