/// The key that git signs commits with, as a path; nil where it signs with none.
package func signingKey(root: String, git: GitProgram = GitProgram()) async -> String? {
  guard let found = try? await git.run(["config", "--type=path", "--get", "user.signingKey"], in: root.isEmpty ? "." : root)
  else { return nil }
  let key = GitOutput.text(found.prefix { $0 != UInt8(ascii: "\n") })
  return key.isEmpty ? nil : key
}
