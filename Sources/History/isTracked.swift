/// Whether git tracks a path of a project: false outside a repository; nil where git gives no answer.
package func isTracked(_ path: String, root: String, git: GitProgram = GitProgram()) async -> Bool? {
  do throws(GitFailure) {
    let listed = try await git.run(["ls-files", "-z", "--cached", "--", path], in: root.isEmpty ? "." : root)
    return !listed.isEmpty
  } catch {
    return error == .noRepository || error == .noWorkingTree ? false : nil
  }
}
