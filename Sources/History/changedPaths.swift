/// Files under a folder that differ between a revision and another one, or the files as they lie on disk; relative to `root`,
/// sorted. Throws as ``contents(root:at:under:git:)`` does.
package func changedPaths(
  root: String, from before: String, to after: String?, under folder: String = "content", git: GitProgram = GitProgram()
) async throws(GitFailure) -> [String] {
  var arguments = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--relative"]
  for revision in [before, after].compactMap(\.self) {
    // The object's id, which cannot be read as an option.
    guard let commit = try await Repository.objectID("\(revision)^{tree}", in: root, git) else {
      throw .unknownRevision(revision)
    }
    arguments.append(commit)
  }
  var paths = GitOutput.fields(try await git.run(arguments + ["--", folder], in: root)).map(GitOutput.text)
  if after == nil {
    let unknown = ["ls-files", "--others", "--exclude-standard", "-z", "--", folder]
    paths += GitOutput.fields(try await git.run(unknown, in: root)).map(GitOutput.text)
  }
  return Set(paths.filter { !$0.isEmpty }).sorted()
}
