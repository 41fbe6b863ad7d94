import Calendars
import Changes
import Diagnostics
import Pipeline
import TestSupport
import Testing

/// `concord diff` with records at hand: the last closed periods under the meaning before and the new one.
@Suite struct RestatedPeriodsTests {
  private static let stage = "content/glossary/mql.md"

  private static func mql(_ score: Int, from table: String = "leads", system: String = "") -> String {
    """
    ---
    kind: stage
    name: Marketing-qualified lead
    abbreviation: MQL
    definition: A lead that scored.
    semantics:
      entity: lead
      criteria: {all: [{field: score, op: ">=", value: \(score)}]}
    source: {\(system)sql: "select lead_id as entity, scored_on as time from \(table) where score >= \(score)"}
    ---
    """
  }

  private static let leads = """
    lead_id,scored_on,score
    a,2026-07-03,90
    b,2026-08-03,90
    c,2026-08-09,40
    d,2026-09-03,60
    e,2026-10-05,50
    f,2026-10-06,40
    g,2026-10-31,40
    h,2026-11-02,40

    """

  /// A small site, committed with one meaning and with another one on disk.
  private func site(_ before: String = mql(40), _ now: String = mql(50), records: String = leads) throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([Self.stage: before, "content/records/leads.csv": records]).commitAll()
    return try folder.write([Self.stage: now])
  }

  private func compare(
    _ folder: TemporaryFolder, asOf: String? = nil, records: ComparisonOptions.Records = .embedded
  ) async -> ComparisonOutcome {
    let day = asOf.flatMap { CivilDate($0) }
    return await compareGlossaries(ComparisonOptions(root: folder.path, asOf: day, records: records, threads: 1))
  }

  private func told(_ outcome: ComparisonOutcome) throws -> [Substring] {
    let text = changesReport(try #require(outcome.changes), as: .text)
    return text.split(separator: "\n").filter { $0.contains(" -> ") }
  }

  /// The newest day of the content is 6 November: that month is not over.
  @Test func tellsTheLastClosedPeriodsUnderBothMeanings() async throws {
    let folder = try site()
    let outcome = await compare(folder)
    #expect(try told(outcome) == ["  MQLs (mql-count): Aug 2026 2 -> 1, Sep 2026 1 -> 1, Oct 2026 3 -> 1"])
    #expect(outcome.findings.isEmpty)
    #expect(
      try told(await compare(folder, asOf: "2026-10-31")) == [
        "  MQLs (mql-count): Aug 2026 2 -> 1, Sep 2026 1 -> 1, Oct 2026 3 -> 1"
      ])
    #expect(
      try told(await compare(folder, asOf: "2026-10-30")) == [
        "  MQLs (mql-count): Jul 2026 1 -> 1, Aug 2026 2 -> 1, Sep 2026 1 -> 1"
      ])
  }

  @Test func anotherQueryUnderTheSameMeaningMovesNumbersToo() async throws {
    let folder = try site(Self.mql(40), Self.mql(40).replacing("where score >= 40", with: "where score >= 50"))
    let outcome = await compare(folder)
    #expect(outcome.changes?.changes.map(\.mainClass) == [.source])
    #expect(try told(outcome) == ["  MQLs (mql-count): Aug 2026 2 -> 1, Sep 2026 1 -> 1, Oct 2026 3 -> 1"])
  }

  @Test func whatMovedNoNumberIsNotTold() async throws {
    let outcome = await compare(try site(Self.mql(30), Self.mql(40)))
    #expect(outcome.changes?.changes.map(\.mainClass) == [.semantic, .inherited])
    #expect(try told(outcome) == [])
  }

  @Test func recordsCanBeLeftOut() async throws {
    let outcome = await compare(try site(), records: .none)
    #expect(outcome.changes?.changes.isEmpty == false)
    #expect(try told(outcome) == [])
  }

  /// A pull request's gate has no database: a program is only asked where somebody says so.
  @Test func otherSourcesAreOnlyAskedOnDemand() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let settings = try #require(folder.read("content/site.yml"))
    try folder.write([
      "content/site.yml": settings + "\nsources: {crm: {name: CRM, engine: program, command: [cat, \"{sql}\"], format: csv}}\n",
      Self.stage: Self.mql(40, system: "from: crm, "),
    ]).commitAll()
    try folder.write([Self.stage: Self.mql(50, system: "from: crm, ")])
    #expect(await compare(folder).findings.isEmpty)
    let asked = await compare(folder, records: .all)
    #expect(asked.changes != nil && !asked.hasFailed)
    #expect(asked.findings.contains { $0.message.hasPrefix("not all past periods are computed under both meanings: ") })
  }

  /// One metric asks for a column that the query of then did not select.
  @Test func aMetricWithoutItsColumnHidesNoOther() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let completeness = """
      ---
      kind: metric
      name: MQL completeness
      definition: The share of MQLs whose score is filled in.
      semantics: {type: completeness, of: mql, fields: [score]}
      ---
      """
    try folder.write([
      Self.stage: Self.mql(40), "content/records/leads.csv": Self.leads, "content/glossary/mql-completeness.md": completeness,
    ]).commitAll()
    try folder.write([Self.stage: Self.mql(50).replacing("as time from", with: "as time, score from")])
    let outcome = await compare(folder)
    #expect(try told(outcome) == ["  MQLs (mql-count): Aug 2026 2 -> 1, Sep 2026 1 -> 1, Oct 2026 3 -> 1"])
    #expect(outcome.findings.map(\.severity) == [.note])
    #expect(outcome.findings.first?.message.contains("there is no column 'score'") == true)
  }

  /// Records that can't be read are told, and never hold the comparison back.
  @Test(arguments: [
    (mql(50, from: "contacts"), leads), (mql(50), "lead_id,scored_on,score\na,yesterday,90\n"),
  ])
  func problemsOfTheRecordsAreNotes(now: String, records: String) async throws {
    let outcome = await compare(try site(Self.mql(40), now, records: records))
    #expect(outcome.changes?.changes.map(\.mainClass) == [.semantic, .inherited])
    #expect(!outcome.hasFailed)
    #expect(try told(outcome) == [])
    #expect(!outcome.findings.isEmpty)
    for finding in outcome.findings {
      #expect(finding.severity == .note)
      #expect(finding.message.hasPrefix("not all past periods are computed under both meanings: "))
    }
  }
}
