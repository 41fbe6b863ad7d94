import Calendars
import Definitions
import Diagnostics
import Snapshots
import Testing

/// A sheet of answers in, counts out; and nothing that could tell who answered.
@Suite struct SurveyTests {
  static func glossary(effective: String = "2026-01-01") throws -> Glossary {
    let text = """
      ---
      kind: metric
      name: Same goals
      definition: Who agrees.
      effective: \(effective)
      semantics:
        type: manual
        how: Asked without names
        survey: {question: Same goals?, answers: [Agree, Neither, Disagree], counts: [Agree]}
      ---

      """
    let settings = SiteSettings(title: "T")
    let read = readDefinition(Array(text.utf8), path: "content/glossary/same-goals.md", settings: settings)
    return resolve([try #require(read.definition, "\(read.diagnostics)")], settings: settings, asOf: nil).glossary
  }

  static func sheet(leaders: [String], contributors: [String]) -> String {
    (["group,same-goals"] + leaders.map { "leaders,\($0)" } + contributors.map { "contributors,\($0)" })
      .joined(separator: "\n") + "\n"
  }

  static func read(_ csv: String, name: String = "2026-09-18", _ glossary: Glossary? = nil) throws -> SnapshotPart {
    readSurvey(Array(csv.utf8), path: "content/surveys/\(name).csv", glossary: try glossary ?? Self.glossary())
  }

  /// `2026-Q3 group=leaders 4/6`; `withheld` for a number that is not there.
  static func rows(_ csv: String) throws -> [String] {
    SnapshotStore([try read(csv)], runs: []).observations(of: "same-goals") { _ in true }.map { row in
      let parts = row.numerator.flatMap { part in row.denominator.map { "\(part)/\($0)" } }
      return "\(row.period) \(row.dimensions) \(row.isWithheld ? "withheld" : parts ?? "none")"
    }.sorted()
  }

  static func findings(_ csv: String, name: String = "2026-09-18", _ glossary: Glossary? = nil) throws -> [String] {
    try read(csv, name: name, glossary).diagnostics.map {
      "\($0.position.line):\($0.position.column) \($0.rule.rawValue): \($0.message)"
    }
  }

  @Test func answersAreCountedByGroup() throws {
    let csv = Self.sheet(
      leaders: ["Agree", "agree", "AGREE", "Agree ", "Neither", "Disagree"],
      contributors: ["Agree", "Disagree", "Disagree", "Neither", "Disagree"])
    #expect(try Self.findings(csv) == [])
    #expect(
      try Self.rows(csv) == ["2026-Q3 * 5/11", "2026-Q3 group=contributors 1/5", "2026-Q3 group=leaders 4/6"])
  }

  @Test func whoDidNotAnswerIsInNoCount() throws {
    let csv = Self.sheet(
      leaders: ["Agree", "", "Agree", "Agree", "Agree", "Agree"], contributors: Array(repeating: "Neither", count: 5) + [""])
    #expect(
      try Self.rows(csv) == ["2026-Q3 * 5/10", "2026-Q3 group=contributors 0/5", "2026-Q3 group=leaders 5/5"])
  }

  @Test func aSmallGroupIsWithheldWithItsComplement() throws {
    let csv = Self.sheet(leaders: Array(repeating: "Agree", count: 8), contributors: ["Disagree"])
    #expect(
      try Self.rows(csv) == ["2026-Q3 * 8/9", "2026-Q3 group=contributors withheld", "2026-Q3 group=leaders withheld"])
  }

  @Test func aSmallWholeIsWithheldToo() throws {
    let csv = Self.sheet(leaders: ["Agree", "Agree"], contributors: ["Disagree"])
    #expect(try Self.rows(csv).allSatisfy { $0.hasSuffix("withheld") })
  }

  @Test(arguments: [
    ("group,Name,same-goals\nleaders,Anna Jones,Agree\n", "1:7 survey.person: the column 'Name' tells who answered"),
    ("group,E-mail,same-goals\nleaders,x,Agree\n", "1:7 survey.person: the column 'E-mail' tells who answered"),
    (
      "group,same-goals\nleaders,anna@example.com\n",
      "2:9 survey.person: the cell holds an address; the row is left out"
    ),
    ("group,anna@example.com\nleaders,Agree\n", "1:7 survey.person: a column is named by an address"),
    ("group,same-goals\nleaders,Anna Jones\n", "2:9 survey.answer: the cell is not one of the answers of 'same-goals'"),
    (
      "group,same-goals\nAnna Jones,Agree\n",
      "2:1 survey.answer: the row's group is not one of 'leaders', 'contributors'"
    ),
    ("group,same-goal\nleaders,Agree\n", "1:7 csv.header: 'same-goal' is not a metric with a survey"),
    ("same-goals\nAgree\n", "1:0 csv.header: the column 'group' is missing"),
  ])
  func whatDoesNotBelongIsReportedAndNeverQuoted(csv: String, finding: String) throws {
    let found = try Self.findings(csv)
    #expect(found == [finding])
    #expect(!found.joined().contains("Anna") && !found.joined().contains("example.com"))
  }

  @Test func aSheetIsNamedAfterItsDay() throws {
    #expect(
      try Self.findings("group,same-goals\n", name: "2026-Q3")
        == ["0:0 file.name: a survey is named after the day on which it closed"])
  }

  @Test func answersToAnOlderQuestionAreNotCounted() throws {
    let csv = Self.sheet(leaders: Array(repeating: "Agree", count: 8), contributors: Array(repeating: "Agree", count: 8))
    let glossary = try Self.glossary(effective: "2026-10-01")
    #expect(try Self.findings(csv, glossary).count == 1)
    let store = SnapshotStore([try Self.read(csv, glossary)], runs: [])
    #expect(store.observations(of: "same-goals") { _ in true }.isEmpty)
    #expect(store.vintageDates.isEmpty, "a survey is no snapshot")
  }
}
