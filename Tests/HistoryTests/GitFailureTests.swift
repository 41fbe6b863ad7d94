import Diagnostics
import History
import Testing

/// Where git gives no answer, the history says why and the build goes on.
struct GitFailureTests {
  private func state(_ repository: TestRepository, git: GitProgram = GitProgram()) async -> HistoryState {
    let (history, notes) = await repository.history(git: git)
    #expect(notes.map(\.rule) == [.historyIncomplete])
    #expect(history.revisions == [])
    return history.state
  }

  /// A `git` of our own, first on the path of the one run.
  private func fakeGit(_ script: String, in repository: TestRepository) throws -> GitProgram {
    try repository.run("mkdir -p bin; cat > bin/git <<'END'\n#!/bin/sh\n\(script)\nEND\nchmod +x bin/git")
    return GitProgram(searchPath: repository.path + "/bin:/usr/bin:/bin")
  }

  @Test func isNotARepository() async throws {
    #expect(await state(try TestRepository("true")) == .unavailable(.noRepository))
  }

  @Test func isAFolderThatIsNotThere() async throws {
    let (history, notes) = await readHistory(root: "/tmp/concord-history/not/there")
    #expect(notes.count == 1)
    #expect(history.state != .available)
  }

  @Test func hasNoCommitYet() async throws {
    #expect(await state(try TestRepository()) == .unavailable(.noCommit))
  }

  @Test func isABareRepository() async throws {
    #expect(await state(try TestRepository("git init --quiet --bare .")) == .unavailable(.noWorkingTree))
  }

  /// A folder of a clone that is laid out like the inside of `.git` could name programs in its settings.
  @Test func isARepositoryThatAnotherHides() async throws {
    let repository = try TestRepository()
    try repository.run(
      """
      git init --quiet --bare hidden
      git -C hidden config core.bare false; git -C hidden config core.worktree .
      git -C hidden config filter.x.process 'touch started; false'; echo '* filter=x' > hidden/.gitattributes
      mkdir hidden/content; echo one > hidden/content/mql.md
      """)
    let (history, notes) = await repository.history(in: "/hidden", under: ["content"])
    #expect(history.state == .unavailable(.noWorkingTree))
    #expect(notes.count == 1)
    #expect(try repository.run("find . -name started") == "")
  }

  @Test func belongsToAnotherUser() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"])
    let git = try fakeGit(
      "GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec \(realGit()) \"$@\"",
      in: repository)
    #expect(await state(repository, git: git) == .unavailable(.otherOwner))
  }

  @Test func hasNoProgram() async throws {
    let repository = try TestRepository()
    let git = GitProgram(searchPath: repository.path + "/nothing-here")
    #expect(await state(repository, git: git) == .unavailable(.noProgram))
  }

  @Test(arguments: ["exec sleep 30", "sleep 30", "sleep 30 & wait"])
  func neverAnswers(script: String) async throws {
    let repository = try TestRepository()
    var git = try fakeGit(script, in: repository)
    git.patience = .milliseconds(300)
    #expect(await state(repository, git: git) == .unavailable(.timedOut(.milliseconds(300))))
  }

  @Test(arguments: [
    ("exit 3", "git rev-parse failed"),
    ("echo 'warning: odd' >&2; echo 'fatal: disk on fire' >&2; exit 128", "git rev-parse failed: fatal: disk on fire"),
    ("kill -9 $$", "git rev-parse failed"),
  ])
  func failsInItsOwnWay(script: String, message: String) async throws {
    let repository = try TestRepository()
    let (_, notes) = await repository.history(git: try fakeGit(script, in: repository))
    #expect(notes.map(\.message) == ["no history is shown: \(message)"])
  }

  /// Whatever a broken git prints, nothing crashes.
  @Test(arguments: [
    ":", ":100644\\0", ":a b c d M\\0", "\\0\\0\\0\\0\\0\\0\\0", "x\\0y\\0z\\0", ":::\\0path\\0", "?? \\0? \\0",
  ])
  func printsNonsense(answer: String) async throws {
    let repository = try TestRepository()
    let git = try fakeGit(
      """
      case "$*" in
      *--is-inside-work-tree*) printf 'true\\nfalse\\n\\n' ;;
      *) printf '\(answer)' ;;
      esac
      """, in: repository)
    let (history, _) = await repository.history(git: git)
    #expect(history.revisions == [])
  }

  @Test func aDamagedRepositoryIsTold() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"])
    try repository.commit(["content/glossary/mql.md": "two"])
    try repository.run("git rev-parse HEAD~1^{tree} | sed 's|^..|.git/objects/&/|' | xargs rm -f")
    let (history, notes) = await repository.history()
    #expect(history.state != .available)
    #expect(notes.first?.message.hasPrefix("no history is shown: git log failed: ") == true)
  }

  private func realGit() -> String { shell("command -v git").output.trimmingSuffix { $0.isNewline } }
}

extension String {
  fileprivate func trimmingSuffix(while isLoose: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isLoose(last) { text.removeLast() }
    return text
  }
}
