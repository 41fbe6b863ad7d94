import Calendars
import Diagnostics
import Pipeline
import Testing

/// Rows are provisional until others can compute the same: by what is committed, and without git by what is signed.
@Suite struct SettledDefinitionsTests {
  private static func folder() throws -> TemporaryFolder {
    try TemporaryFolder().write([
      "content/site.yml": "title: Small\nparties:\n  marketing: {name: Marketing}\n  sales: {name: Sales}\n",
      "content/glossary/won.md":
        "---\nkind: stage\nname: Won\ndefinition: A deal that was won.\nsemantics: {entity: deal}\n"
        + "source: {sql: \"select id as entity, closed as time from deals\"}\n---\n",
      "content/glossary/won-count.md":
        "---\nkind: metric\nname: Deals won\ndefinition: Deals that were won.\nsemantics: {type: count, of: won}\n---\n",
      "content/records/deals.csv": "id,closed\nD1,2026-07-01\nD2,2026-07-02\n",
    ])
  }

  /// The row of a month that is over, and what `run.yml` says of the definitions.
  private func row(_ folder: TemporaryFolder) async throws -> [String] {
    let day = try #require(CivilDate("2026-09-04"))
    let outcome = await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1))
    #expect(outcome.findings.filter { $0.severity == .error }.map(\.message) == [])
    let table = try #require(folder.read("content/snapshots/2026-09-04/won-count.csv"))
    let rows = table.split(separator: "\n")
    let cells = try #require(rows.first { $0.contains("2026-07") }).split(separator: ",", omittingEmptySubsequences: false)
    let run = try #require(folder.read("content/snapshots/2026-09-04/run.yml"))
    return [String(cells[12])] + run.split(separator: "\n").filter { $0.hasPrefix("dirty") }.map(String.init)
  }

  @Test func withoutGitUntilEveryPartyHasSigned() async throws {
    #expect(try await row(Self.folder()) == ["P", "dirty: false"])
  }

  @Test func whereNothingWasEverCommitted() async throws {
    let folder = try Self.folder()
    try folder.run("git init --quiet .")
    #expect(try await row(folder) == ["P", "dirty: true"])
  }

  @Test func notOnceItIsCommitted() async throws {
    #expect(try await row(Self.folder().commitAll()) == ["A", "dirty: false"])
  }

  @Test func aClockKnowsNothingOfTheRecords() async throws {
    let folder = try Self.folder()
    let now = Instant(second: 1_788_000_000)  // 29 August 2026
    let outcome = await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .instant(now), threads: 1))
    #expect(outcome.written?.newestRecord?.description == "2026-07-02")
    #expect(outcome.findings.filter { $0.rule == .recordsOld }.isEmpty)
  }
}
