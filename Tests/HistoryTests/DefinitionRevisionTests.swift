import History
import Testing

struct DefinitionRevisionTests {
  private func kinds(_ revisions: [DefinitionRevision]) -> [String] {
    revisions.map { "\($0.revision.subject): \($0.kind) \($0.path.split(separator: "/").suffix(2).joined(separator: "/"))" }
  }

  @Test func aMoveToAnotherFolderKeepsTheHistory() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"], "Start", on: "2026-07-01")
    try repository.commit(["content/glossary/mql.md": nil, "content/glossary/stages/mql.md": "one"], "Move", on: "2026-07-02")
    try repository.commit(["content/glossary/stages/mql.md": "two"], "Change", on: "2026-07-03")
    let (history, _) = await repository.history()
    #expect(
      kinds(history.revisions(of: "mql")) == [
        "Change: modified stages/mql.md", "Move: moved stages/mql.md", "Start: added glossary/mql.md",
      ])
  }

  @Test func onlyFormerlyMakesARename() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/lead.md": "one"], "Start", on: "2026-07-01")
    try repository.commit(["content/glossary/lead.md": nil, "content/glossary/mql.md": "one"], "Rename", on: "2026-07-02")
    try repository.commit(["content/glossary/lead.md": "another"], "Reuse the id", on: "2026-07-03")
    let (history, _) = await repository.history()
    #expect(kinds(history.revisions(of: "mql")) == ["Rename: added glossary/mql.md"])
    #expect(
      kinds(history.revisions(of: "mql", formerly: ["lead"])) == [
        "Rename: moved glossary/mql.md", "Start: added glossary/lead.md",
      ])
    #expect(
      kinds(history.revisions(of: "lead")) == [
        "Reuse the id: added glossary/lead.md", "Rename: deleted glossary/lead.md", "Start: added glossary/lead.md",
      ])
  }

  @Test func aChangedModeIsNoChange() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one"], "Start", on: "2026-07-01")
    try repository.run("chmod +x content/glossary/mql.md; git commit --quiet -am Mode", on: "2026-07-02")
    let (history, _) = await repository.history()
    #expect(history.changes(ofPath: "content/glossary/mql.md").map(\.change.changesContent) == [false, true])
    #expect(kinds(history.revisions(of: "mql")) == ["Start: added glossary/mql.md"])
  }

  @Test func aFileThatBecameALinkIsGone() async throws {
    let repository = try TestRepository()
    try repository.commit(["content/glossary/mql.md": "one", "content/glossary/sal.md": "two"], "Start", on: "2026-07-01")
    try repository.run(
      "cd content/glossary; ln -sf sal.md mql.md; git add mql.md; git commit --quiet -m Link", on: "2026-07-02")
    let (history, _) = await repository.history()
    #expect(kinds(history.revisions(of: "mql")) == ["Link: deleted glossary/mql.md", "Start: added glossary/mql.md"])
  }
}
