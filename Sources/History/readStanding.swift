/// The state of the repository for some folders of a project; nil where git does not say.
///
/// `known` is what it was while git's own files (``gitFiles(root:home:settings:git:)``) were the same: then git is asked only what is
/// not committed. All of it costs a part of what ``readHistory(root:under:git:)`` does, which gives the same in
/// ``DefinitionHistory/standing``.
package func readStanding(
  root: String, under folders: [String], known: RepositoryStanding? = nil, git: GitProgram = GitProgram()
) async -> RepositoryStanding? {
  do throws(GitFailure) {
    let repository =
      if let known { Repository(root: root, known, git: git) } else { try await Repository(root: root, git: git) }
    let changed = try await git.run(Repository.statusArguments(under: folders.map(repository.inside)), in: repository.folder)
    let dirty = GitOutput.status(changed).compactMap { repository.relative($0.path) }
    return RepositoryStanding(
      head: repository.head, isShallow: repository.isShallow, prefix: repository.prefix, dirtyPaths: dirty.sorted())
  } catch {
    return nil
  }
}
