import Definitions
package import Diagnostics

/// Files of agreements that were checked out before the last rebase or reset here, and are on no commit of the present history.
///
/// git keeps that commit as `ORIG_HEAD`, on the machine where it happened; a fresh clone knows nothing of it.
package func droppedAgreements(
  _ history: DefinitionHistory, root: String, under folder: String, git: GitProgram = GitProgram()
) async -> [Diagnostic] {
  guard let standing = history.standing, !standing.isShallow else { return [] }
  let repository = Repository(root: root, standing, git: git)
  do throws(GitFailure) {
    guard let commit = try await Repository.objectID("ORIG_HEAD^{commit}", in: repository.folder, git) else { return [] }
    let listing = try await git.run(
      repository.treeArguments(commit, under: [repository.inside(folder)]), in: repository.folder)
    let known = Set(history.paths).union(history.present.keys)
    let dropped = GitOutput.tree(listing).compactMap { repository.relative($0.path) }
      .filter { !known.contains($0) && !KeyRing.isPart($0) }
    return dropped.map { path in
      Diagnostic(
        .agreementRewritten, at: SourcePosition(file: path),
        "this file of an agreement was there before a rebase or reset, at commit \(commit.prefix(8)), and is in no commit now",
        suggestion: history.checkout(String(commit.prefix(8)), path), severity: .warning)
    }
  } catch {
    return []
  }
}
