import Calendars
import Diagnostics
import Pipeline
import Testing

/// What a run with too many periods leaves behind.
@Suite struct PeriodBoundTests {
  private static func folder(_ events: String, snapshots: String) throws -> TemporaryFolder {
    try TemporaryFolder().write([
      "content/site.yml": "title: Small\nsnapshots: {\(snapshots)}\n",
      "content/glossary/mql.md": """
      ---
      kind: stage
      name: MQL
      definition: A lead that asked.
      semantics: {entity: lead}
      source: {sql: "select lead_id as entity, at as time from events"}
      ---

      """,
      "content/glossary/mqls.md":
        "---\nkind: metric\nname: MQLs\ndefinition: How many.\nsemantics: {type: count, of: mql}\n---\n",
      "content/records/events.csv": "lead_id,at,until\n\(events)",
    ])
  }

  private func run(_ events: String, snapshots: String) async throws -> (outcome: SnapshotOutcome, folder: TemporaryFolder) {
    let folder = try Self.folder(events, snapshots: snapshots)
    let day = try #require(CivilDate("2026-09-04"))
    return (await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1)), folder)
  }

  @Test func aRowThatWouldMakeTooManyPeriodsKeepsTheSnapshotBack() async throws {
    let (outcome, folder) = try await run("L-1,2026-08-03,\nL-2,1926-08-03,\n", snapshots: "grains: [month, week]")
    #expect(outcome.findings.filter { $0.severity == .error }.map(\.rule) == [.snapshotTooManyPeriods])
    #expect(outcome.written == nil)
    #expect(folder.read("content/snapshots/2026-09-04/mqls.csv") == nil)
  }

  @Test func rowsBeforeSinceAreCountedAndNoWarning() async throws {
    let (outcome, _) = try await run(
      "L-1,2026-08-03,9999-12-31\nL-2,1926-08-03,\nL-3,1927-08-03,\n", snapshots: "grains: [day], since: 2026-08-01")
    #expect(outcome.findings.allSatisfy { $0.severity == .note })
    #expect(outcome.written?.earlierRecords == 2)
  }

  @Test func aYearThatNobodyCanMeanIsNoDayOfSettings() async throws {
    let (outcome, _) = try await run("L-1,2026-08-03,\n", snapshots: "since: 0026-08-01")
    #expect(
      outcome.findings.filter { $0.severity == .error }.map(\.message) == [
        "'snapshots.since' is 0026-08-01, but its year is outside 1900 to 2199"
      ])
  }
}
