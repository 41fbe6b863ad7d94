import Definitions
import Diagnostics
import History
import Testing

/// A content folder that lies deep in a repository, or is one itself.
struct OtherRepositoriesTests {
  private static let signature = "content/agreements/mql/3f9a2c81d07b/sales.yml"

  private func findings(_ history: DefinitionHistory) -> [Diagnostic] {
    checkAgreements(history, settings: SiteSettings(title: "Test"))
  }

  @Test func contentMayBeASubmodule() async throws {
    let definitions = try TestRepository()
    try definitions.commit(["agreements/mql/3f9a2c81d07b/sales.yml": "by: VP Sales", "glossary/mql.md": "one"], "Sign")
    let site = try TestRepository()
    try site.run(
      "git -c protocol.file.allow=always submodule --quiet add '\(definitions.path)' content; git commit --quiet -m Pin")
    let (history, notes) = await site.history()
    #expect(notes == [])
    #expect(
      lines(history) == ["2026-07-24 mara: Sign [+\(Self.signature) +content/glossary/mql.md]"])
    #expect(try await site.contents(at: "HEAD").map(\.path) == [Self.signature, "content/glossary/mql.md"])
    #expect(try await site.contents(at: "HEAD", under: ["content/glossary"]).map(\.path) == ["content/glossary/mql.md"])
    try site.run("printf 'by: CEO' > \(Self.signature)")
    let found = findings(await site.history().history)
    #expect(found.map(\.position.file) == [Self.signature])
    try site.run(try #require(found.first?.suggestion))
    #expect(findings(await site.history().history) == [])
  }

  @Test func contentMayBeARepositoryInNone() async throws {
    let site = try TestRepository("mkdir content; git -C content init --quiet --initial-branch=main .")
    try site.run("mkdir content/glossary; printf one > content/glossary/mql.md")
    try site.run("cd content; git add .; git commit --quiet -m Start")
    #expect(lines(await site.history().history) == ["2026-07-24 mara: Start [+content/glossary/mql.md]"])
  }

  @Test func adviceWorksInWhateverFolderOfTheRepository() async throws {
    let repository = try TestRepository()
    try repository.commit(["teams/revops/\(Self.signature)": "by: VP Sales"], "Sign")
    try repository.run("rm 'teams/revops/\(Self.signature)'")
    let found = findings(await repository.history(in: "/teams/revops").history)
    #expect(found.map(\.position.file) == [Self.signature])
    try repository.run("cd teams; " + (try #require(found.first?.suggestion)))
    #expect(findings(await repository.history(in: "/teams/revops").history) == [])
  }

  @Test func whatARebaseDroppedIsTold() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"], "Start")
    try repository.commit([Self.signature: "by: VP Sales"], "Sign")
    try repository.commit(["content/glossary/sal.md": "one"], "Another term")
    func dropped() async -> [Diagnostic] {
      await droppedAgreements(await repository.history().history, root: repository.path, under: "content/agreements")
    }
    #expect(await dropped() == [])
    try repository.run("git rebase --quiet --onto HEAD~2 HEAD~1")
    let found = await dropped()
    #expect(found.map(\.position.file) == [Self.signature])
    #expect(found.first?.message.hasPrefix("this file of an agreement was there before a rebase or reset, at commit ") == true)
    try repository.run(try #require(found.first?.suggestion) + "; git commit --quiet -m Again")
    #expect(await dropped() == [])
  }
}
