/// What tells the history of some folders from any other, over the same files: which commit is checked out, and what of the files
/// is not committed. Nil where git does not say.
///
/// It costs a part of what ``readHistory(root:under:git:)`` does, which gives the same in ``DefinitionHistory/standing``.
package func readStanding(root: String, under folders: [String], git: GitProgram = GitProgram()) async -> [String]? {
  do throws(GitFailure) {
    let repository = try await Repository(root: root, git: git)
    let changed = try await git.run(Repository.statusArguments(under: folders.map(repository.inside)), in: repository.folder)
    let dirty = GitOutput.status(changed).compactMap { repository.relative($0.path) }
    return standing(
      head: repository.head, isShallow: repository.isShallow, prefix: repository.prefix, dirtyPaths: dirty.sorted())
  } catch {
    return nil
  }
}

extension DefinitionHistory {
  /// See ``readStanding(root:under:git:)``; nil where there is no history.
  package var standing: [String]? {
    guard case .available = state, let head else { return nil }
    return History.standing(head: head, isShallow: isShallow, prefix: place.prefix, dirtyPaths: dirtyPaths)
  }
}

private func standing(head: String, isShallow: Bool, prefix: String, dirtyPaths: [String]) -> [String] {
  [head, isShallow ? "shallow" : "whole", prefix] + dirtyPaths
}
