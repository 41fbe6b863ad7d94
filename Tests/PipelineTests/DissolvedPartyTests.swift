import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// A party that is dissolved is released by the others and the steward; then nobody asks it any more, and what it signed stands.
@Suite struct DissolvedPartyTests {
  private static let ids = ["mql", "mql-count"]

  /// Marketing and Sales signed everything, and RevOps is the steward; Marketing is to sign until the end of September.
  private func folder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([
      "content/site.yml": """
      title: Small
      parties:
        marketing: {name: Marketing, lead: VP Marketing}
        sales: {name: Sales, lead: VP Sales}
      steward: {name: RevOps}
      grain: month

      """
    ])
    for (party, role) in [("marketing", "VP Marketing"), ("sales", "VP Sales")] {
      try await sign(folder, Self.ids, party, role, on: "2026-01-02")
    }
    try folder.commitAll("Agreed", on: "2026-01-02")
    try folder.run("sed -i 's/lead: VP Marketing/lead: VP Marketing, until: 2026-10-01/' content/site.yml")
    return folder
  }

  @discardableResult
  private func sign(
    _ folder: TemporaryFolder, _ ids: [String], _ party: String, _ role: String, on day: String, releasing: String? = nil
  ) async throws -> ApprovalOutcome {
    let date = try #require(CivilDate(day))
    let request = SignatureRequest(ids: ids, party: party, by: role, date: date, release: releasing)
    return await approve(request, root: folder.path, threads: 1)
  }

  /// Another meaning, which whoever is a party has to sign.
  private func change(_ folder: TemporaryFolder) throws {
    try folder.run(
      "sed -i 's/count: 1/count: 2/; s/^abbreviation/version: 2\\neffective: 2026-11-01\\nabbreviation/' content/glossary/mql.md"
    )
  }

  private func asked(_ folder: TemporaryFolder) async throws -> [String] {
    let outcome = await compareGlossaries(ComparisonOptions(root: folder.path, records: .none, threads: 1))
    return try #require(outcome.changes).changes.flatMap { $0.awaited.map { "\($0.signer)" } }
  }

  private func found(_ folder: TemporaryFolder) async -> [String] {
    await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings
      .filter { $0.rule == .agreementPartyNotReleased }
      .map { "\($0.position.file):\($0.position.line): \($0.message)" }
  }

  @Test func onlyARealReleaseKeepsAPartyFromBeingAsked() async throws {
    let folder = try await folder()
    try change(folder)
    #expect(try await asked(folder) == ["marketing", "sales"])
    #expect(
      await found(folder) == [
        "content/site.yml:3: Sales and RevOps have not released the party 'marketing' from 2026-10-01, so it still has to sign"
      ])
    let own = try await sign(folder, [], "marketing", "VP Marketing", on: "2026-09-28", releasing: "marketing")
    #expect(own.findings.map(\.message) == ["'marketing' is released by the others and the steward, not by itself"])
    let written = try await sign(folder, [], "sales", "VP Sales", on: "2026-09-28", releasing: "marketing").written
    #expect(written == ["content/agreements/parties/marketing/sales.yml"])
    #expect(
      folder.read("content/agreements/parties/marketing/sales.yml") == "by: VP Sales\ndate: 2026-09-28\nuntil: 2026-10-01\n")
    #expect(try await asked(folder) == ["marketing", "sales"])
    try await sign(folder, [], "steward", "RevOps lead", on: "2026-09-29", releasing: "marketing")
    #expect(await found(folder) == [])
    #expect(try await asked(folder) == ["sales"])
    try await sign(folder, ["mql"], "sales", "VP Sales", on: "2026-10-20")
    #expect(try await asked(folder) == [])
  }

  /// Whoever dissolves everybody, or takes the steward out with it, has not released anybody.
  @Test(arguments: [
    "s/lead: VP Sales/lead: VP Sales, until: 2026-10-01/", "s/lead: VP Sales/lead: VP Sales, until: 2026-02-01/",
    "s/lead: VP Sales/lead: VP Sales, until: 2026-10-01/; /^steward/d", "/^steward/d",
  ])
  func nobodyIsReleasedByNobody(edit: String) async throws {
    let folder = try await folder()
    try folder.run("sed -i '\(edit)' content/site.yml")
    try change(folder)
    #expect(try await asked(folder) == ["marketing", "sales"])
    #expect(await !found(folder).isEmpty)
  }

  @Test func aReleaseForAnotherDayIsNone() async throws {
    let folder = try await folder()
    for (party, role) in [("sales", "VP Sales"), ("steward", "RevOps lead")] {
      try await sign(folder, [], party, role, on: "2026-09-28", releasing: "marketing")
    }
    try folder.run("sed -i 's/until: 2026-10-01/until: 2026-09-01/' content/site.yml")
    try change(folder)
    #expect(try await asked(folder) == ["marketing", "sales"])
  }

  @Test func whatItSignedStandsAndIsShownByName() async throws {
    let folder = try await folder()
    for (party, role) in [("sales", "VP Sales"), ("steward", "RevOps lead")] {
      try await sign(folder, [], party, role, on: "2026-09-28", releasing: "marketing")
    }
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, showsCommits: false))
    #expect(outcome.written != nil, "\(outcome.findings)")
    let page = try #require(folder.read("output/dictionary/mql.html"))
    #expect(page.contains("Marketing") && page.contains("agreed"))
  }
}
