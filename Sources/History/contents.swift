/// All files under some folders as they were at a revision, by path.
///
/// `revision` is what a person calls it: a commit, a tag, a branch, `HEAD~3`; it can't be read as an option. `folders`, which may
/// be files too, are relative to `root`. Throws ``GitFailure/unknownRevision(_:)``, or why git gave no answer.
package func contents(
  root: String, at revision: String, under folders: [String] = ["content"], git: GitProgram = GitProgram()
) async throws(GitFailure) -> [(path: String, bytes: [UInt8])] {
  let repository = try await Repository(root: root, git: git)
  guard let tree = try await Repository.objectID("\(revision)^{tree}", in: repository.folder, git) else {
    throw .unknownRevision(revision)
  }
  let listing = try await git.run(
    repository.treeArguments(tree, under: folders.map(repository.inside)), in: repository.folder)
  let entries = GitOutput.tree(listing)
  let blobs = try await contents(root: root, ofBlobs: entries.map(\.blob), git: git)
  return entries.compactMap { entry in
    guard let path = repository.relative(entry.path), let bytes = blobs[entry.blob] else { return nil }
    return (path, bytes)
  }
}

/// Contents by object id, all from one run of git; an id that is not there, or is no blob, is left out.
package func contents(
  root: String, ofBlobs ids: [String], git: GitProgram = GitProgram()
) async throws(GitFailure) -> [String: [UInt8]] {
  // Whoever passes anything else would ask git a question of another kind.
  let ids = Set(ids.filter { $0.count >= 40 && $0.allSatisfy(\.isHexDigit) }).sorted()
  guard !ids.isEmpty else { return [:] }
  let input = Array(ids.map { $0 + "\n" }.joined().utf8)
  return readBatch(try await git.run(["cat-file", "--batch", "--buffer"], in: Repository.folder(of: root).path, input: input))
}

/// `<id> blob <size>`, a line feed, that many bytes, a line feed; or `<id> missing`.
private func readBatch(_ output: [UInt8]) -> [String: [UInt8]] {
  var contents: [String: [UInt8]] = [:]
  var rest = output[...]
  while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
    let words = rest[..<end].split(separator: UInt8(ascii: " ")).map(GitOutput.text)
    rest = rest[(end + 1)...]
    guard words.count == 3, let size = Int(words[2]), size >= 0, size < rest.count else { continue }
    if words[1] == "blob" { contents[words[0]] = Array(rest.prefix(size)) }
    rest = rest.dropFirst(size + 1)
  }
  return contents
}
