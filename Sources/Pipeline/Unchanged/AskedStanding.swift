import History

/// How a repository stands, asked while a build goes on: git takes as long as the documents of a small edit.
struct AskedStanding: Sendable {
  private let task: Task<RepositoryStanding?, Never>

  init(_ watch: BuildWatch, since kept: KeptBuild) { task = Task { await watch.standing(since: kept) } }

  /// Nil where git does not say.
  var standing: RepositoryStanding? { get async { await task.value } }

  /// Ends git where nobody needs the answer any more.
  func end() { task.cancel() }
}
