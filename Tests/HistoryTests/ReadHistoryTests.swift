import Calendars
import Diagnostics
import History
import Testing

/// A history as lines: date, author, subject, then what was done to each file.
func lines(_ history: DefinitionHistory) -> [String] {
  history.revisions.map { revision in
    let files = revision.files.map { "\(sign($0.kind))\($0.path)" }
    return "\(revision.date) \(revision.authorName): \(revision.subject) [\(files.joined(separator: " "))]"
  }
}

private func sign(_ kind: FileChange.Kind) -> String {
  switch kind {
  case .added: "+"
  case .modified: "~"
  case .deleted: "-"
  }
}

struct ReadHistoryTests {
  private let mql = "content/glossary/mql.md"

  @Test func tellsWhoChangedWhatWhenNewestFirst() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one", "README.md": "not ours"], "Start", on: "2026-07-01")
    try repository.commit(["README.md": "still not ours"], "Elsewhere", on: "2026-07-02")
    try repository.commit(
      ["content/glossary/mql.md": "two", "content/glossary/stages/sal.md": "one"], "Raise the threshold", by: "sid@example.com",
      on: "2026-07-24")
    try repository.commit(["content/glossary/mql.md": nil], "Remove it", on: "2026-08-01")
    let (history, notes) = await repository.history()
    #expect(
      lines(history) == [
        "2026-08-01 mara: Remove it [-content/glossary/mql.md]",
        "2026-07-24 sid: Raise the threshold [~content/glossary/mql.md +content/glossary/stages/sal.md]",
        "2026-07-01 mara: Start [+content/glossary/mql.md]",
      ])
    #expect(notes == [])
    #expect(history.state == .available)
    #expect(history.head == history.revisions.first?.commit)
    #expect(history.revisions.map(\.authorEmail) == ["mara@example.com", "sid@example.com", "mara@example.com"])
    #expect(history.present.keys.sorted() == ["content/glossary/stages/sal.md"])
  }

  @Test func seesASubfolderOfARepositoryAsItsRoot() async throws {
    let repository = try TestRepository()
    try repository.commit(["site ü/content/glossary/mql.md": "one", "content/glossary/other.md": "one"])
    try repository.write("site ü/content/glossary/new.md", "draft")
    let (history, _) = await repository.history(in: "/site ü")
    #expect(lines(history) == ["2026-07-24 mara: Change [+content/glossary/mql.md]"])
    #expect(history.dirtyPaths == ["content/glossary/new.md"])
    let files = try await repository.contents(in: "/site ü", at: "HEAD")
    #expect(files.map(\.path) == ["content/glossary/mql.md"])
  }

  /// git would read a device without end, wait for a pipe, and tell of a file elsewhere.
  @Test func asksGitForTheHashesOfFilesOnly() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one", "content/glossary/sal.md": "one"])
    try repository.run(
      """
      cd content/glossary; ln -s /dev/zero endless.md; ln -s /etc/passwd away.md; ln -s sal.md inside.md
      rm mql.md; mkfifo mql.md; echo two > sal.md
      """)
    let (history, _) = await repository.history()
    #expect(history.present.keys.sorted() == ["content/glossary/sal.md"])
  }

  @Test func worksInsideAWorktree() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"])
    let other = try TestRepository("true")
    try repository.run("git worktree add --quiet -b draft '\(other.path)/tree'")
    try other.run("cd tree; echo two > \(mql); git commit --quiet -am Two")
    let (history, notes) = await other.history(in: "/tree")
    #expect(history.revisions.map(\.subject) == ["Two", "Change"])
    #expect(notes == [])
    #expect(await repository.history().history.revisions.count == 1)
  }

  @Test func showsAChangeOfABranchOnceAndNotAgainAsAMerge() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one", "content/glossary/sal.md": "one"], "Start", on: "2026-07-01")
    try repository.run("git checkout --quiet -b side")
    try repository.commit(["content/glossary/mql.md": "two"], "On the side", by: "sid@example.com", on: "2026-07-02")
    try repository.run("git checkout --quiet main")
    try repository.commit(["content/glossary/sal.md": "two"], "On main", on: "2026-07-03")
    try repository.run("git merge --quiet --no-ff -m Merge side", on: "2026-07-04")
    let (history, _) = await repository.history()
    #expect(history.revisions.map(\.subject) == ["On main", "On the side", "Start"])
    #expect(history.revisions(of: "mql").map(\.revision.authorName) == ["sid", "mara"])
  }

  @Test func showsAMergeThatWroteWhatNoParentHad() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"], "Start", on: "2026-07-01")
    try repository.run("git checkout --quiet -b side")
    try repository.commit(["content/glossary/mql.md": "two"], "Side", on: "2026-07-02")
    try repository.run("git checkout --quiet main")
    try repository.commit(["content/glossary/mql.md": "three"], "Main", on: "2026-07-03")
    try repository.run(
      "git merge side >/dev/null || true; printf both > \(mql); git commit --quiet -am 'Merge by hand'", on: "2026-07-04")
    let (history, _) = await repository.history()
    #expect(history.revisions.map(\.subject) == ["Merge by hand", "Main", "Side", "Start"])
    let merge = try #require(history.revisions(of: "mql").first)
    #expect(merge.kind == .modified)
    let blobs = try await repository.contents(ofBlobs: [merge.blob, merge.previous])
    #expect(merge.blob.flatMap { blobs[$0] } == Array("both".utf8))
    #expect(merge.previous.flatMap { blobs[$0] } == Array("three".utf8))
  }

  @Test func looksAtAncestorsThatAMergeDropped() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"], "Start", on: "2026-07-01")
    try repository.run("git checkout --quiet -b side")
    try repository.commit(["content/glossary/sal.md": "one"], "Side", on: "2026-07-02")
    try repository.run("git checkout --quiet main; git merge --quiet -s ours --no-ff -m Drop side", on: "2026-07-03")
    let (history, _) = await repository.history()
    #expect(history.revisions.map(\.subject) == ["Side", "Start"])
    #expect(history.present["content/glossary/sal.md"] == nil)
  }

  @Test func listsWhatIsNotCommittedAndSaysSo() async throws {
    let repository = try TestRepository()
    try repository.commit([
      "content/glossary/changed.md": "one", "content/glossary/gone.md": "one", "content/glossary/staged.md": "one",
      "content/glossary/same.md": "one", "elsewhere.md": "one",
    ])
    try repository.run(
      """
      cd content/glossary; printf two > changed.md; rm gone.md; printf two > staged.md; git add staged.md
      printf new > 'two words.md'; printf two > ../../elsewhere.md
      """)
    let (history, notes) = await repository.history()
    let expected = ["changed", "gone", "staged", "two words"].map { "content/glossary/\($0).md" }
    #expect(history.dirtyPaths == expected)
    #expect(history.present["content/glossary/gone.md"] == nil)
    #expect(history.present["content/glossary/changed.md"] == history.present["content/glossary/staged.md"])
    #expect(history.present["content/glossary/two words.md"] != nil)
    #expect(notes.map(\.message) == ["this file differs from its commit, and 3 other files"])
    #expect(notes.map(\.severity) == [.note])
  }

  @Test func aFileThatCannotBeReadHidesNoOther() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"])
    try repository.run("cd content/glossary; ln -s nowhere c.md; for name in a b d e; do printf $name > $name.md; done")
    let (history, _) = await repository.history()
    #expect(history.dirtyPaths.count == 5)
    #expect(history.present.keys.sorted() == ["a", "b", "d", "e", "mql"].map { "content/glossary/\($0).md" })
  }

  @Test func saysThatACloneIsShallow() async throws {
    let origin = try TestRepository()
    for (day, text) in [("01", "one"), ("02", "two"), ("03", "three")] {
      try origin.commit(["content/glossary/mql.md": text], text, on: "2026-07-\(day)")
    }
    let clone = try TestRepository("git clone --quiet --depth 2 'file://\(origin.path)' .")
    let (history, notes) = await clone.history()
    #expect(history.isShallow)
    #expect(history.revisions.map(\.subject) == ["three", "two"])
    #expect(history.revisions.map(\.isRoot) == [false, true])
    #expect(notes.map(\.message) == ["this is a shallow clone: dates and authors of older changes are not known"])
  }

  @Test func carriesNamesThatLookLikeAnythingElse() async throws {
    let repository = try TestRepository()
    try repository.run(
      """
      mkdir -p content/glossary; cd content/glossary
      for name in '-x.md' 'a b.md' 'ü.md' ':(top)*.md' '\"quoted\".md' \"$(printf 'line\\nfeed.md')\"; do
        printf 1 > \"./$name\"
      done
      git add . ; git commit --quiet --allow-empty-message -m ''
      """)
    let (history, notes) = await repository.history()
    let expected = ["\"quoted\"", "-x", ":(top)*", "a b", "line\nfeed", "ü"].map { "content/glossary/\($0).md" }
    #expect(history.revisions.map { $0.files.map(\.path) } == [expected])
    #expect(history.present.keys.sorted() == expected)
    #expect(notes == [])
  }

  /// Where the repository stood is known to whoever asked about another folder of it.
  @Test func readsTheSameFromWhereTheRepositoryStood() async throws {
    let repository = try TestRepository()
    try repository.commit(["project/content/glossary/mql.md": "1"], "First", on: "2026-07-01")
    try repository.commit(["project/content/snapshots/2026-07-02/run.yml": "1"], "Second", on: "2026-07-02")
    try repository.run("printf 2 > project/content/glossary/mql.md")
    let glossary = await repository.history(in: "/project", under: ["content/glossary"]).history
    let (runs, notes) = await readHistory(
      root: repository.path + "/project", under: ["content/snapshots"], known: glossary.standing)
    #expect(lines(runs) == ["2026-07-02 mara: Second [+content/snapshots/2026-07-02/run.yml]"])
    #expect(runs.present.keys.sorted() == ["content/snapshots/2026-07-02/run.yml"])
    #expect(runs.dirtyPaths.isEmpty && notes.isEmpty)
    #expect(glossary.dirtyPaths == ["content/glossary/mql.md"])
  }

  /// What a user may have configured, and what must not reach the answer.
  @Test(arguments: [
    "log.follow true", "diff.renames copies", "log.showSignature true", "core.quotePath true", "format.pretty fuller",
    "color.ui always", "log.showRoot false", "log.date relative", "diff.relative true", "log.diffMerges on",
    "i18n.logOutputEncoding UTF-16",
    "core.pager false", "diff.external false", "core.fsmonitor /bin/false", "status.relativePaths true",
    "status.renames copies",
    "status.showUntrackedFiles no", "diff.ignoreSubmodules all", "log.decorate full", "core.abbrev 4",
  ])
  func isNotMovedByConfiguration(setting: String) async throws {
    let repository = try TestRepository()
    try repository.run("mkdir -p content/agreements")
    try repository.commit(["content/glossary/mql.md": "a text long enough to be taken for a copy"], "Größe", on: "2026-07-01")
    try repository.commit(
      ["content/glossary/lead.md": "a text long enough to be taken for a copy", "content/glossary/mql.md": nil], "Name",
      on: "2026-07-02")
    try repository.run("printf 1 > content/glossary/new.md")
    try repository.run("git config \(setting)")
    let (history, _) = await repository.history(under: ["content/glossary"])
    #expect(
      lines(history) == [
        "2026-07-02 mara: Name [+content/glossary/lead.md -content/glossary/mql.md]",
        "2026-07-01 mara: Größe [+content/glossary/mql.md]",
      ])
    #expect(history.dirtyPaths == ["content/glossary/new.md"])
  }
}
