/// The files that git's answers follow from, but for those of the working tree and for objects, which never change: where HEAD points
/// to, the index, what is configured and ignored. Not every one need be there. Nil where git does not say.
///
/// `home` is the user's home folder, and `settings` that of the user's settings, where the environment names one.
package func gitFiles(
  root: String, home: String?, settings: String?, git: GitProgram = GitProgram()
) async -> [String]? {
  let folder = Repository.folder(of: root).path
  let asked = ["--git-dir", "--git-common-dir", "--show-toplevel", "--show-prefix", "--symbolic-full-name", "HEAD"]
  guard let answer = try? await git.run(["rev-parse", "--path-format=absolute"] + asked, in: folder),
    let listed = try? await git.run(["config", "--list", "--show-origin", "-z"], in: folder)
  else { return nil }
  // A path with a line feed gives a line too many.
  let lines = answer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(GitOutput.text)
  guard lines.count == 6, lines[5].isEmpty else { return nil }
  let (own, common, top, prefix, head) = (lines[0], lines[1], lines[2], lines[3], lines[4])
  let configured = [home.map { "\($0)/.config" }, settings].compactMap { $0.map { "\($0)/git" } }
  // Every folder from the topmost to the one that is listed file by file.
  var folders = [top]
  for part in prefix.split(separator: "/") { folders.append("\(folders.last ?? top)/\(part)") }
  return ["HEAD", "index", "config.worktree", head].map { "\(own)/\($0)" }
    + [
      head, "config", "packed-refs", "reftable/tables.list", "shallow", "info/exclude", "info/attributes", "info/grafts",
      "objects/info/alternates",
    ].map { "\(common)/\($0)" }
    + ["\(top)/.git", "/etc/gitconfig", "/etc/gitattributes"] + (home.map { ["\($0)/.gitconfig"] } ?? [])
    + configured.flatMap { folder in ["config", "ignore", "attributes"].map { "\(folder)/\($0)" } }
    + folders.flatMap { ["\($0)/.gitignore", "\($0)/.gitattributes"] }
    + GitOutput.settings(listed).flatMap { $0.files(top: top, home: home) }
}

extension GitOutput {
  /// One value of a setting, and where it stands.
  struct Setting: Hashable {
    var origin: String
    var key: String
    var value: String

    /// The file that it stands in, and the one that it names.
    fileprivate func files(top: String, home: String?) -> [String] {
      let file = origin.hasPrefix("file:") ? whole(String(origin.dropFirst("file:".count)), below: top, home) : nil
      let named =
        ["core.excludesfile", "core.attributesfile"].contains(key) || key.hasPrefix("include") && key.hasSuffix(".path")
      let folder = file.map { String($0[..<($0.lastIndex(of: "/") ?? $0.startIndex)]) } ?? top
      return [file, named ? whole(value, below: folder, home) : nil].compactMap { $0 }
    }

    private func whole(_ path: String, below folder: String, _ home: String?) -> String {
      if path.hasPrefix("/") { return path }
      if path.hasPrefix("~/"), let home { return home + path.dropFirst() }
      return "\(folder)/\(path)"
    }
  }

  /// `git config --list --show-origin -z`: the origin, then key and value with a line feed between them.
  static func settings(_ bytes: [UInt8]) -> [Setting] {
    let fields = fields(bytes)
    return stride(from: 0, to: fields.count - 1, by: 2).map { place in
      let words = fields[place + 1].split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
      return Setting(
        origin: text(fields[place]), key: words.first.map(text) ?? "", value: words.count > 1 ? text(words[1]) : "")
    }
  }
}
