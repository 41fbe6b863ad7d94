import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import HyperText
import Markup
import Snapshots
import Testing

@testable import Figures

/// What the lights, the diagnosis, the survey and the feedback say of a small company.
@Suite struct AlignmentTests {
  static let survey = """
    ---
    kind: metric
    name: Same goals
    definition: Who agrees.
    semantics:
      type: manual
      how: Asked without names
      survey: {question: "Same goals?", answers: [Agree, Disagree], counts: [Agree]}
    display: {better: up}
    ---

    """

  static func source(
    page: String, rows: [String] = DashboardTests.counts, notes: [String] = [], audits: [String: String] = [:],
    feedback: [String: String] = [:], surveys: [String: String] = [:]
  ) throws -> EditionSource {
    var fixture = try DashboardTests.fixture(page: page, rows)
    fixture.definitions["same-goals"] = survey
    fixture.notes = Dictionary(notes.map { ($0, "Decided.\n") }, uniquingKeysWith: { first, _ in first })
    var source = try fixture.source()
    let glossary = source.glossary
    source.audits =
      readAudits(
        audits.sorted { $0.key < $1.key }.map { ("content/audits/\($0.key)", Array($0.value.utf8)) }, glossary: glossary,
        settings: source.settings
      ).audits
    source.feedback =
      readFeedback(
        feedback.map { ("content/feedback/\($0.key)", Array($0.value.utf8)) }, settings: source.settings
      ).entries
    if !surveys.isEmpty {
      let sheets = try fixture.sheets.map { path, text in
        readSnapshotFile(
          Array(text.utf8), path: path, vintage: Vintage(endOf: try #require(CivilDate(path.prefix(10)))), glossary: glossary)
      }
      let asked = surveys.map { readSurvey(Array($0.value.utf8), path: "content/surveys/\($0.key)", glossary: glossary) }
      source.snapshots = SnapshotStore(sheets + asked, runs: source.snapshots.runs)
    }
    return source
  }

  static func html(_ source: EditionSource, at address: Address = .dashboard) throws -> String {
    let site = Site(Edition(source), findings: [])
    return try site.page(address, in: site.artifacts).content.withoutIndices
  }

  static let lights = "```concord lights\n```\n\n" + DashboardTests.kpis

  // MARK: Lights

  @Test func nothingToCountIsNotMeasuredAndNeverGreen() throws {
    let html = try Self.html(Self.source(page: Self.lights))
    #expect(html.contains("0 of 4 green"))
    for words in ["No audit has a verdict yet.", "No commitment of the period is decided.", "No note of a week was written."] {
      #expect(html.contains(words))
    }
  }

  @Test(arguments: [
    (["2026-W41", "2026-W42", "2026-W43", "2026-W44"], "4 of 4 weeks have a note", "green"),
    (["2026-W43", "2026-W44"], "2 of 4 weeks have a note", "amber"), (["2026-W44"], "1 of 4 weeks have a note", "red"),
    (["2026-W20"], "0 of 4 weeks have a note", "red"),
  ])
  func theStandupIsHeldWhereANoteWasWritten(notes: [String], words: String, state: String) throws {
    let source = try Self.source(page: Self.lights, notes: notes)
    let html = try Self.html(source, at: .alignment)
    #expect(html.contains(words))
    let light = Site(Edition(source), findings: []).lights(for: try #require(Period("2026-10")), asOf: source.day)[3]
    #expect(light.state.rawValue == state)
  }

  @Test(arguments: [
    ("2026-Q3", "mql: agree, lead: agree", Light.State.green), ("2026-Q3", "mql: agree, lead: differ", .amber),
    ("2026-Q3", "mql: differ, lead: open", .red), ("2026-Q3", "mql: open, lead: open", .notMeasured),
    ("2026-Q1", "mql: agree, lead: agree", .amber),
  ])
  func theAuditsVerdictsAreCounted(quarter: String, verdicts: String, state: Light.State) throws {
    let source = try Self.source(
      page: Self.lights, audits: ["\(quarter)/steward.yml": "date: 2026-04-02\nverdicts: {\(verdicts)}\n"])
    let light = Site(Edition(source), findings: []).lights(for: try #require(Period("2026-10")), asOf: source.day)[0]
    #expect(light.state == state)
  }

  @Test func thePageOfLightsSaysTheRuleOfEachAndWhatItWasComputedFrom() throws {
    let html = try Self.html(
      Self.source(page: Self.lights, notes: ["2026-W44"], audits: ["2026-Q3/steward.yml": "verdicts: {mql: agree}\n"]),
      at: .alignment)
    #expect(html.contains("With nothing to count it is not measured, which is never green."))
    #expect(html.contains("<a href=\"audit/2026-Q3.html\">Audit of Q3 2026</a>"))
    #expect(html.contains("<a href=\"notes.html\">Notes</a>"))
  }

  @Test func withoutTheBlockThereIsNoPage() throws {
    let site = Site(Edition(try Self.source(page: DashboardTests.kpis)), findings: [])
    #expect(!site.artifacts.contains { $0.address == .alignment })
  }

  // MARK: Diagnosis

  static func diagnosis(_ evidence: String) -> String {
    "```concord diagnosis\ncomplaints:\n  - says: Nobody agrees\n    evidence:\n      - \(evidence)\n```\n"
  }

  @Test func anAuditConfirmsOrRefutes() throws {
    let page = Self.diagnosis("audit: true")
    let differ = try Self.html(
      Self.source(page: page, audits: ["2026-Q3/steward.yml": "verdicts: {mql: differ, lead: agree}\n"]))
    #expect(differ.contains("the teams differ on <a href=\"dictionary/mql.html\">MQL</a>."))
    #expect(differ.contains(">confirmed<"))
    let agree = try Self.html(
      Self.source(page: page, audits: ["2026-Q3/steward.yml": "verdicts: {mql: agree, lead: agree}\n"]))
    #expect(agree.contains(">refuted<"))
    #expect(try Self.html(Self.source(page: page)).contains("No definition audit was held."))
  }

  @Test func fewNumbersDecideNothing() throws {
    let html = try Self.html(
      Self.source(page: Self.diagnosis("{metric: lead-count}"), rows: ["lead-count,2026-10,*,90,count,,,90,,A"]))
    #expect(html.contains("There are too few numbers to say what is usual."))
    #expect(html.contains(">undecided<"))
  }

  @Test func overdueFeedbackConfirms() throws {
    let page = Self.diagnosis("{feedback: month, from: sales}")
    func say(_ day: String) throws -> String {
      try Self.html(Self.source(page: page, feedback: ["\(day).yml": "from: sales\nby: VP Sales\ndeals: [Lost on price.]\n"]))
    }
    #expect(try say("2026-10-20").contains(">refuted<"))
    #expect(try say("2026-08-20").contains(">confirmed<"))
  }

  // MARK: Perception

  static func sheet(_ leaders: (Int, Int), _ contributors: (Int, Int)) -> String {
    func rows(_ group: String, _ counts: (Int, Int)) -> [String] {
      (0..<counts.1).map { "\(group),\($0 < counts.0 ? "Agree" : "Disagree")" }
    }
    return (["group,same-goals"] + rows("leaders", leaders) + rows("contributors", contributors)).joined(separator: "\n") + "\n"
  }

  @Test func groupsStandSideBySideWithTheirIntervals() throws {
    let html = try Self.html(
      Self.source(
        page: "```concord perception\n```\n",
        surveys: ["2026-06-19.csv": Self.sheet((9, 10), (10, 40)), "2026-09-18.csv": Self.sheet((9, 10), (20, 40))]))
    #expect(html.contains("10 leaders and 40 contributors answered."))
    #expect(html.contains("90.0% (9 of 10)"))
    #expect(html.contains("60% to 98%"))
    #expect(html.contains("35% to 65%"))
    #expect(html.contains("+40.0 pp"))
    #expect(html.contains("the gap has narrowed on 1 of 1 question."))
  }

  @Test func oneContributorHidesBothGroups() throws {
    let html = try Self.html(
      Self.source(page: "```concord perception\n```\n", surveys: ["2026-09-18.csv": Self.sheet((7, 8), (0, 1))]))
    #expect(html.contains("A group of fewer than 5 people is withheld, and the other group with it"))
    #expect(html.contains("7 of 9"), "everybody")
    #expect(!html.contains("7 of 8"))
  }

  // MARK: Feedback

  @Test func feedbackSaysHowOftenAndWhatCameLast() throws {
    let html = try Self.html(
      Self.source(
        page: "```concord feedback\nfrom: sales\nevery: month\nagreed: mql\n```\n",
        feedback: [
          "2026-10-20.yml": "from: sales\nby: VP Sales\nobjections: [Too slow.]\n",
          "2026-09-02.yml": "from: sales\nby: VP Sales\ndeals: [Lost on price.]\n",
        ]))
    #expect(html.contains("The last came from Sales on 20 Oct 2026, 17 days before this page"))
    #expect(html.contains("Too slow."))
  }

  @Test(arguments: [
    ("2026-10-20.yml", "from: sales\nby: anna@example.com\ndeals: [x]\n", "survey.person"),
    ("2026-10-20.yml", "from: legal\nby: VP\ndeals: [x]\n", "schema.value"),
    ("2026-10-20.yml", "from: sales\nby: VP\n", "schema.missing-key"),
    ("2026-10-20.yml", "from: sales\nby: VP\ndeal: [x]\n", "schema.unknown-key"),
    ("october.yml", "from: sales\nby: VP\ndeals: [x]\n", "file.name"),
  ])
  func badFeedbackIsReported(name: String, text: String, rule: String) throws {
    let settings = try #require(readSiteSettings(Array(Fixture.site.utf8), path: "content/site.yml").settings)
    let read = readFeedback([("content/feedback/\(name)", Array(text.utf8))], settings: settings)
    #expect(read.diagnostics.contains { $0.rule.rawValue == rule }, "\(read.diagnostics)")
    #expect(!read.diagnostics.contains { $0.message.contains("anna") })
  }
}

extension EditionSource {
  fileprivate var day: CivilDate { asOf ?? CivilDate(daysSinceEpoch: 0) }
}
