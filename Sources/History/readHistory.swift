package import Diagnostics

/// Reads which commits changed the files under some folders, and what of them is not committed.
///
/// Nothing here ends a build: where git gives no answer the history is empty, says why, and there is a note.
///
/// `root` is the project's folder: a repository, a folder in one, or in one of its worktrees. `folders` are relative to it. `known`
/// is where the repository stood to the project a moment ago, when git was asked about other folders: it is not asked again.
package func readHistory(
  root: String, under folders: [String] = ["content/glossary", "content/agreements"], known: RepositoryStanding? = nil,
  git: GitProgram = GitProgram()
) async -> (history: DefinitionHistory, notes: [Diagnostic]) {
  do {
    let repository =
      if let known { Repository(root: root, known, git: git) } else { try await Repository(root: root, git: git) }
    let history = try await repository.history(under: folders)
    return (history, history.standing?.notes(under: folders) ?? [])
  } catch {
    return (DefinitionHistory(state: .unavailable(error)), [error.note(at: folders.first ?? "content")])
  }
}

extension GitFailure {
  /// That there is no history, and why.
  package func note(at folder: String) -> Diagnostic {
    Diagnostic(
      .historyIncomplete, at: SourcePosition(file: folder), "no history is shown: \(message)", suggestion: suggestion)
  }
}

extension RepositoryStanding {
  /// What of the history of some folders is not known, and which of their files are in no commit.
  package func notes(under folders: [String]) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if isShallow {
      notes.append(
        Diagnostic(
          .historyIncomplete, at: SourcePosition(file: folders.first ?? "content"),
          "this is a shallow clone: dates and authors of older changes are not known",
          suggestion: "git fetch --unshallow, or fetch-depth: 0 in CI"))
    }
    if let first = dirtyPaths.first {
      let others = dirtyPaths.count - 1
      let rest = others == 0 ? "" : others == 1 ? ", and 1 other file" : ", and \(others) other files"
      notes.append(
        Diagnostic(
          .historyIncomplete, at: SourcePosition(file: first), "this file differs from its commit\(rest)",
          suggestion: "commit it, so that others build the same"))
    }
    return notes
  }
}
