import Calendars
import Diagnostics
import Pipeline
import Testing

/// A sheet that is imported is a run like any other: it says under which meanings its numbers stand.
@Suite struct ImportedRunTests {
  private func take(_ text: String, _ day: String, in folder: TemporaryFolder) async throws -> ContentOutcome {
    try folder.write(["sheet.csv": text])
    return await importSheet(
      folder.path + "/sheet.csv", on: try #require(CivilDate(day)), root: folder.path, threads: 1)
  }

  @Test func itRecordsTheMeaningsInForceOnce() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let first = try await take("metric,period,value\nmql-count,2026-11,12\n", "2026-12-04", in: folder)
    #expect(
      first.written == ["mql-count.manual.csv", "run.yml", "meanings.json"].map { "content/snapshots/2026-12-04/\($0)" })
    let record = try #require(folder.read("content/snapshots/2026-12-04/run.yml"))
    let lines = record.split(separator: "\n").map(String.init)
    #expect(lines[0] == "as_of: 2026-12-04T23:59:59+00:00")
    #expect(lines.contains { $0.hasPrefix("  - {name: \"sheet.csv\", rows: 1, sha256: ") })
    #expect(lines.contains("  mql-count:"))
    // What is written is never written again.
    try folder.write(["other.csv": "metric,period,value\nmql-count,2026-10,11\n"])
    let second = try await take("metric,period,value\nmql-count,2026-11,12\n", "2026-12-04", in: folder)
    #expect(second.written == [])
    #expect(second.findings == [])
  }

  @Test func anotherSheetEachMonthIsNoOtherSource() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    for (period, day) in [("2026-11", "2026-12-04"), ("2026-12", "2027-01-08")] {
      _ = try await take("metric,period,value\nmql-count,\(period),450\n", day, in: folder)
    }
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, showsCommits: false))
    #expect(outcome.written != nil)
    let page = try #require(folder.read("output/index.html"))
    #expect(!page.contains("another source"))
    #expect(!page.contains("source changed"))
  }
}
