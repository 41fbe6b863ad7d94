import Calendars
import Diagnostics
import Pipeline
import Testing

/// Numbers that are only looked at: nothing of them is published, and pages say what they are.
@Suite struct DraftTests {
  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder().write(SmallSite.files).write([
      "content/glossary/mql.md": """
      ---
      kind: stage
      name: Marketing-qualified lead
      definition: A lead that asked for a demo.
      source: {sql: "select id as entity, time from leads"}
      semantics: {entity: lead, criteria: {all: [{signal: demo_request, count: 1, within: 30 days}]}}
      ---

      """,
      "content/records/leads.csv": "id,time\n1,2026-11-03T09:00:00Z\n2,2026-11-04T09:00:00Z\n2,2026-11-04T09:00:00Z\n",
    ])
  }

  private func snapshot(_ folder: TemporaryFolder, _ day: String, isDraft: Bool = true) async throws -> SnapshotOutcome {
    await takeSnapshot(
      SnapshotOptions(root: folder.path, asOf: .endOf(try #require(CivilDate(day))), isDraft: isDraft, threads: 1))
  }

  @Test func aDraftLiesWhereGitSeesNothingAndTheNextTakesItsPlace() async throws {
    let folder = try folder()
    let first = try await snapshot(folder, "2026-11-13")
    #expect(first.written?.folder == ".concord/draft/2026-11-13")
    #expect(folder.read("content/snapshots/2026-11-13/run.yml") == nil)
    _ = try await snapshot(folder, "2026-11-14")
    #expect(folder.read(".concord/draft/2026-11-13/run.yml") == nil)
    #expect(folder.read(".concord/draft/2026-11-14/mql-count.csv")?.contains(",2026-11,*,value,") == true)
    let published = try await snapshot(folder, "2026-11-14", isDraft: false)
    #expect(published.written?.folder == "content/snapshots/2026-11-14")
  }

  @Test func onlyABuildThatAsksForItShowsItAndEveryPageSaysSo() async throws {
    let folder = try folder()
    _ = try await snapshot(folder, "2026-11-14")
    _ = await build(BuildOptions(root: folder.path, threads: 1, showsCommits: false))
    #expect(folder.read("output/data/mql-count.csv")?.contains("2026-11,") == false)
    #expect(folder.read("output/index.html")?.contains("(draft)") == false)
    let output = folder.path + "/draft"
    _ = await build(BuildOptions(root: folder.path, output: output, threads: 1, showsCommits: false, isDraft: true))
    #expect(folder.read("draft/data/mql-count.csv")?.contains("2026-11,") == true)
    for page in ["index.html", "dictionary/mql.html", "health.html"] {
      #expect(folder.read("draft/\(page)")?.contains("Small (draft)") == true, "\(page)")
    }
  }

  @Test func withoutADraftThereIsNothingToShow() async throws {
    let folder = try folder()
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, showsCommits: false, isDraft: true))
    #expect(outcome.written == nil)
    #expect(outcome.findings.filter { $0.severity == .error }.map(\.message) == ["there is no draft"])
  }

  @Test func whatIsOddIsSaidByKindWithEachCaseOnce() async throws {
    let folder = try folder()
    try folder.write([
      "content/glossary/mql.md": """
      ---
      kind: stage
      name: Marketing-qualified lead
      definition: A lead that asked for a demo.
      source: {sql: "select id as entity, time, region from leads"}
      semantics: {entity: lead, criteria: {all: [{signal: demo_request, count: 1, within: 30 days}]}}
      ---

      """,
      "content/glossary/mql-count.md": """
      ---
      kind: metric
      name: MQLs
      definition: The number of leads that became MQL.
      semantics: {type: count, of: mql, dimensions: [region]}
      ---

      """,
      "content/records/leads.csv": """
      id,time,region
      1,2026-11-03T09:00:00Z,North
      2,2026-11-04T09:00:00Z,north
      3,2026-11-04T10:00:00Z,
      4,2026-11-05T09:00:00Z,South

      """,
    ])
    let written = try #require(try await snapshot(folder, "2026-11-14").written)
    #expect(
      written.oddWords == [
        "1 member differs from another only in case or spaces", "1 case has a blank value in a field that a metric is split by",
      ])
    #expect(
      folder.read(".concord/quality/2026-11-14.csv")?.replacing("\r\n", with: "\n") == """
        check,definition,period,kind,id,detail
        blank,mql-count,2026-11,lead,3,region is blank
        spelling,mql-count,,region,north,like 'North' but for case or space

        """)
  }
}
