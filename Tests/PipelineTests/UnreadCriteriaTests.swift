import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// Criteria that changed without the SQL that reads them: said until the steward says that it is right.
@Suite struct UnreadCriteriaTests {
  private let stage = "content/glossary/mql.md"

  /// A stage with SQL, signed by all under version 1.
  private func signed() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let site = try #require(folder.read("content/site.yml"))
    try folder.write(["content/site.yml": site + "\nsteward: {name: RevOps, lead: Head of RevOps}\n"])
    try edit(folder, "semantics:\n", "source: {sql: \"select id as entity, at as time from leads\"}\nsemantics:\n")
    try await SignedSite.sign(folder, "marketing", "VP Marketing")
    try await SignedSite.sign(folder, "sales", "VP Sales")
    try await steward(folder)
    return folder
  }

  private func steward(_ folder: TemporaryFolder) async throws {
    let day = try #require(CivilDate("2026-10-01"))
    let request = SignatureRequest(ids: ["mql"], party: "steward", by: "Head of RevOps", date: day)
    #expect(await approve(request, root: folder.path, threads: 1).written.isEmpty == false)
  }

  private func edit(_ folder: TemporaryFolder, _ old: String, _ new: String) throws {
    let text = try #require(folder.read(stage))
    try #require(text.contains(old))
    try folder.write([stage: text.replacing(old, with: new)])
  }

  private func found(_ folder: TemporaryFolder) async -> [String] {
    await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings
      .filter { $0.rule == .definitionSQLUnchanged }.map(\.message)
  }

  @Test func otherCriteriaUnderTheSameSQLMoveNoNumber() async throws {
    let folder = try await signed()
    #expect(await found(folder) == [])
    try edit(folder, "count: 1,", "count: 2,")
    try edit(folder, "abbreviation: MQL", "abbreviation: MQL\nversion: 2")
    let words = "the criteria of 'mql' changed since version 1, but its SQL did not: the numbers would not move"
    #expect(await found(folder) == [words])
    try await steward(folder)
    #expect(await found(folder) == [])
  }

  @Test func otherSQLIsAnAnswer() async throws {
    let folder = try await signed()
    try edit(folder, "count: 1,", "count: 2,")
    try edit(folder, "abbreviation: MQL", "abbreviation: MQL\nversion: 2")
    try edit(folder, "from leads", "from leads where demos > 1")
    #expect(await found(folder) == [])
  }

  @Test func whatHasNoOtherCriteriaNeedsNoOtherSQL() async throws {
    let folder = try await signed()
    try edit(folder, "entity: lead", "entity: lead\n  occurrence: last")
    try edit(folder, "abbreviation: MQL", "abbreviation: MQL\nversion: 2")
    #expect(await found(folder) == [])
  }

  // MARK: Through a concept

  private let words =
    "the criteria of 'icp-fit', which 'mql' applies, changed since version 1, and the SQL of 'mql' did not: "
    + "its numbers would not move"

  private static func fit(_ version: Int, _ least: Int) -> String {
    """
    ---
    kind: concept
    name: ICP fit
    version: \(version)
    definition: A company of the size that we sell to.
    semantics: {criteria: {all: [{field: employees, op: ">=", value: "\(least)"}]}}
    ---

    """
  }

  /// A stage whose criteria refer to a concept, all of it signed.
  private func signedWithConcept() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let site = try #require(folder.read("content/site.yml"))
    try folder.write([
      "content/site.yml": site + "\nsteward: {name: RevOps, lead: Head of RevOps}\n",
      "content/glossary/icp-fit.md": Self.fit(1, 50),
    ])
    try edit(folder, "semantics:\n", "source: {sql: \"select id as entity, at as time from leads\"}\nsemantics:\n")
    try edit(folder, "    all:\n", "    all:\n      - {ref: icp-fit}\n")
    for (party, role) in [("marketing", "VP Marketing"), ("sales", "VP Sales")] {
      let day = try #require(CivilDate("2026-07-24"))
      let request = SignatureRequest(ids: ["icp-fit", "mql"], party: party, by: role, date: day)
      try #require(await approve(request, root: folder.path, threads: 1).findings.isEmpty)
    }
    try await steward(folder)
    return folder
  }

  @Test func aConceptThatAStageAppliesIsReadByTheSQLOfTheStage() async throws {
    let folder = try await signedWithConcept().commitAll()
    #expect(await found(folder) == [])
    try folder.write(["content/glossary/icp-fit.md": Self.fit(2, 200)])
    #expect(await found(folder) == [words])
    let outcome = await compareGlossaries(ComparisonOptions(root: folder.path, records: .none, threads: 1))
    #expect(outcome.changes?.diagnostics.map(\.message) == [words])
    let day = try #require(CivilDate("2026-10-02"))
    let request = SignatureRequest(ids: ["icp-fit"], party: "steward", by: "Head of RevOps", date: day)
    #expect(await approve(request, root: folder.path, threads: 1).written.isEmpty == false)
    #expect(await found(folder) == [])
    let signed = await compareGlossaries(ComparisonOptions(root: folder.path, records: .none, threads: 1))
    #expect(signed.changes?.diagnostics.map(\.message) == [])
  }

  @Test func otherSQLOfTheStageIsAnAnswerForItsConcepts() async throws {
    let folder = try await signedWithConcept()
    try folder.write(["content/glossary/icp-fit.md": Self.fit(2, 200)])
    try edit(folder, "from leads", "from leads where employees >= 200")
    #expect(await found(folder) == [])
  }

  @Test func aComparisonSaysSoAndHoldsNothingBackForIt() async throws {
    let folder = try await signed().commitAll()
    try edit(folder, "count: 1,", "count: 2,")
    try edit(folder, "abbreviation: MQL", "abbreviation: MQL\nversion: 2")
    let outcome = await compareGlossaries(ComparisonOptions(root: folder.path, records: .none, threads: 1))
    let changes = try #require(outcome.changes)
    #expect(changes.diagnostics.map(\.rule) == [.definitionSQLUnchanged])
    try await SignedSite.sign(folder, "marketing", "VP Marketing")
    try await SignedSite.sign(folder, "sales", "VP Sales")
    let approved = await compareGlossaries(ComparisonOptions(root: folder.path, records: .none, threads: 1)).changes
    #expect(approved?.lacksApproval == false)
  }
}
