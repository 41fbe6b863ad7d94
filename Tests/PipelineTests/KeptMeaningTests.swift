import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// A run keeps the meanings that nobody put on record, so that every stamp leads to words also when the next meaning has come.
@Suite struct KeptMeaningTests {
  private static let count = "content/glossary/mql-count.md"
  private static let kept = "content/snapshots/2026-12-04/meanings.json"

  private func take(_ period: String, _ day: String, in folder: TemporaryFolder) async throws -> [String] {
    try folder.write(["sheet.csv": "metric,period,value\nmql-count,\(period),12\n"])
    let outcome = await importSheet(
      folder.path + "/sheet.csv", on: try #require(CivilDate(day)), root: folder.path, threads: 1)
    try #require(outcome.findings.filter { $0.severity == .error }.isEmpty, "\(outcome.findings)")
    return outcome.written
  }

  /// Three meanings of one metric, of which the second was computed with and never signed.
  private func folder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let signed = SignatureRequest(
      ids: ["mql"], party: "sales", by: "VP Sales", date: try #require(CivilDate("2026-01-02")))
    try #require(await approve(signed, root: folder.path, threads: 1).findings.isEmpty)
    func write(version: Int, effective: String, of stage: String) throws {
      try folder.write([
        Self.count: """
        ---
        kind: metric
        name: MQLs
        version: \(version)
        effective: \(effective)
        definition: How many leads became one, counted in way \(version).
        semantics: {type: count, of: mql, dimensions: [\(stage)]}
        ---

        """
      ])
    }
    try write(version: 1, effective: "2026-01-01", of: "channel")
    _ = try await take("2026-11", "2026-12-04", in: folder)
    try write(version: 2, effective: "2026-12-01", of: "region")
    _ = try await take("2026-12", "2027-01-08", in: folder)
    try write(version: 3, effective: "2027-01-01", of: "segment")
    return folder
  }

  @Test func eachMeaningIsKeptOnceByTheFirstRunThatHasIt() async throws {
    let folder = try await folder()
    #expect(try #require(folder.read(Self.kept)).contains("counted in way 1"))
    let second = try #require(folder.read("content/snapshots/2027-01-08/meanings.json"))
    #expect(second.contains("counted in way 2") && !second.contains("counted in way 1"))
    #expect(!second.contains("\"id\": \"mql\""))
    #expect(try await take("2026-10", "2027-01-09", in: folder).contains("content/snapshots/2027-01-09/meanings.json"))
    #expect(try await !take("2026-09", "2027-01-10", in: folder).contains("content/snapshots/2027-01-10/meanings.json"))
  }

  @Test func theLogShowsWhatNobodySignedAlsoWhenItIsReplaced() async throws {
    let folder = try await folder()
    let outcome = await build(
      BuildOptions(root: folder.path, asOf: CivilDate("2027-01-09"), threads: 1, showsCommits: false))
    #expect(outcome.written != nil, "\(outcome.findings)")
    func words(_ month: String) throws -> String {
      try #require(folder.read("output/changes/\(month).html")).replacing(/<[^>]*>/, with: "")
    }
    let (december, january) = (try words("2026-12"), try words("2027-01"))
    #expect(december.contains("counted in way 1.") && december.contains("counted in way 2."))
    #expect(january.contains("counted in way 2.") && january.contains("counted in way 3."))
  }

  @Test func aKeptMeaningThatIsNotItsHashIsAnError() async throws {
    let folder = try await folder()
    let text = try #require(folder.read(Self.kept))
    try folder.write([Self.kept: text.replacing("channel", with: "chanel")])
    let found = await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings
      .filter { $0.rule == .agreementWrongFolder }
    #expect(
      found.map { "\($0.position.file): \($0.message)" } == ["\(Self.kept): the meaning in this file does not match its hash"])
  }
}
