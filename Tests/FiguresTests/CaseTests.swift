import Calendars
import Charts
import Definitions
import Documents
import Editions
import HyperText
import Measures
import Snapshots
import Testing

@testable import Figures

/// How a number relates to the glossary, case by case: text in, page out.
@Suite struct CaseTests {
  static func mql(_ version: Int, views: Int, extra: String = "") -> String {
    let effective = version == 1 ? "2026-01-01" : "2026-08-01"
    return """
      ---
      kind: stage
      name: MQL
      version: \(version)
      effective: \(effective)
      definition: A lead with \(views) views.
      \(extra)semantics: {entity: lead, criteria: {all: [{signal: view, count: \(views)}]}}
      ---
      """
  }
  static func count(_ extra: String = "") -> String {
    "---\nkind: metric\nname: MQLs\ndefinition: How many.\nsemantics: {type: count, of: mql}\ndisplay: {noun: leads}\n\(extra)---\n"
  }
  static let promise = """
    ---
    kind: commitment
    name: Volume
    definition: Enough.
    semantics: {debtor: marketing, creditor: sales, measure: mql-count}
    targets: [{op: gte, value: "50", from: 2026-01-01}]
    ---
    """
  static let old = ["mql": mql(1, views: 2), "mql-count": count(), "volume": promise]
  static let new = ["mql": mql(2, views: 3), "mql-count": count(), "volume": promise]
  static let page = "```concord kpis\nmetrics: [mql-count]\n```\n\n```concord trend\nmetric: mql-count\n```\n"

  /// A company whose teams signed everything, before the change and after it.
  static func fixture(_ rows: [String], present: [String: String] = new) -> Fixture {
    var fixture = Fixture(definitions: present)
    fixture.past = [("2026-01-05", old)]
    for id in ["mql", "mql-count", "volume"] where present[id] != old[id] {
      for party in ["marketing", "sales"] { fixture.signatures["\(id)/\(party)"] = "2026-07-20" }
    }
    fixture.runs = ["2026-02-06": old, "2026-11-06": present]
    fixture.sheets["2026-11-06/mql-count.csv"] =
      (["metric,period,value,unit,meaning,source"] + rows).joined(separator: "\n") + "\n"
    fixture.pages = [readReportPage(Array(page.utf8), path: "content/pages/index.md", name: "index").page]
    return fixture
  }

  static func html(_ fixture: Fixture, at address: Address = .dashboard) throws -> String {
    let site = try fixture.made()
    return try site.page(address, in: site.artifacts).content.withoutIndices
  }

  static func data(_ fixture: Fixture) throws -> [Substring] {
    let site = try fixture.made()
    let artifact = try #require(site.artifacts.first { $0.address == .data("mql-count") })
    guard let bytes = artifact.file else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  static func row(_ period: String, _ value: String, _ meaning: String, source: String = "") -> String {
    "mql-count,\(period),\(value),count,\(meaning),\(source)"
  }
  static func now() throws -> String { try Fixture.stamp("mql-count", in: new) }
  static func then() throws -> String { try Fixture.stamp("mql-count", in: old) }

  @Test func aMatchHasAPlainStamp() throws {
    let html = try Self.html(Self.fixture([Self.row("2026-10", "90", Self.now())]))
    #expect(html.contains("<b>90</b>"))
    #expect(html.contains("class=\"stamp\""))
    #expect(!html.contains("e-note"))
  }

  @Test func aHistoricNumberKeepsItsOwnStampBehindABreak() throws {
    let rows = try [Self.row("2026-07", "120", Self.then()), Self.row("2026-08", "80", Self.now())]
    let later = try [Self.row("2026-09", "81", Self.now()), Self.row("2026-10", "90", Self.now())]
    let html = try Self.html(Self.fixture(rows + later))
    #expect(html.contains("dictionary/mql-count.html#\(try Self.then().prefix(8))"))
    #expect(html.contains("line broken at 1 Aug 2026"))
    #expect(html.contains("<tr class=\"brk\"><th scope=\"row\">Aug 2026</th>"))
    #expect(html.contains("not comparable"))
    #expect(!html.contains("e-note"))
  }

  @Test func aNumberWithAnOutdatedMeaningIsSaidToBeSoAndGetsNoVerdict() throws {
    let rows = try [Self.row("2026-09", "81", Self.now()), Self.row("2026-10", "120", Self.then())]
    let fixture = Self.fixture(rows)
    let html = try Self.html(fixture)
    #expect(html.contains("computed with an outdated definition"))
    #expect(html.contains("stamp s-lapsed"))
    let scorecard = try Self.html(fixture, at: .scorecard)
    #expect(scorecard.contains("undecided"))
    #expect(!scorecard.contains("<span>met</span>"))
    #expect(try Self.data(fixture).contains { $0.hasSuffix("computed with an outdated definition") })
  }

  @Test(arguments: [("status: draft\n", "provisional, a draft"), ("", "provisional, not signed")])
  func aNumberAheadOfItsSignaturesIsProvisional(status: String, words: String) throws {
    var present = Self.new
    present["mql-count"] = Self.count(status).replacing("count, of: mql", with: "count, of: mql, dimensions: [region]")
    var fixture = Self.fixture(
      [Self.row("2026-10", "90", try Fixture.stamp("mql-count", in: present))], present: present)
    fixture.past = []
    fixture.signatures = ["mql/sales": "2026-07-20"]
    let html = try Self.html(fixture)
    #expect(html.contains("class=\"stamp unst\""))
    #expect(html.contains(words))
  }

  @Test func aValueOfAnUnknownMeaningIsWithheldEverywhere() throws {
    let rows = [Self.row("2026-09", "81", try Self.now()), Self.row("2026-10", "7777", "0123456789ab")]
    let fixture = Self.fixture(rows)
    let html = try Self.html(fixture)
    #expect(html.contains("The value for October 2026 is withheld: it carries the meaning 01234567, which was never agreed."))
    #expect(html.contains("not agreed by anyone"))
    let site = try fixture.made()
    for artifact in site.artifacts {
      if let page = artifact.document {
        #expect(!page.content.withoutIndices.contains("7,777"), "\(artifact.address.path)")
      }
      if let bytes = artifact.file {
        #expect(!String(decoding: bytes, as: UTF8.self).contains("7777"), "\(artifact.address.path)")
      }
    }
  }

  @Test func aLapsedAgreementIsMarkedWhereverTheNumberStands() throws {
    var present = Self.old
    present["mql-count"] = Self.count("version: 2\neffective: 2026-08-01\n")
      .replacing("count, of: mql", with: "count, of: mql, dimensions: [region]")
    var fixture = Self.fixture([Self.row("2026-10", "90", try Fixture.stamp("mql-count", in: present))], present: present)
    fixture.signatures = [:]
    let html = try Self.html(fixture)
    #expect(html.components(of: "lapsed on 1 Aug 2026") >= 3, "tile, chart and table")
    #expect(try Self.html(fixture, at: .scorecard).contains("lapsed on 1 Aug 2026"))
    #expect(try Self.data(fixture).contains { $0.hasSuffix(",lapsed on 1 Aug 2026") })
  }

  @Test func aNumberOnATermThatIsNotAgreedSaysWhichOne() throws {
    var fixture = Self.fixture([Self.row("2026-10", "90", try Self.now())])
    fixture.signatures = ["mql/marketing": "2026-07-20"]
    #expect(try Self.html(fixture).contains("depends on MQL (half-signed)"))
    fixture.definitions["mql"] = Self.mql(
      2, views: 3, extra: "status: disputed\ndispute: {by: sales, since: 2026-09-14, what: too many}\n")
    #expect(try Self.html(fixture).contains("depends on MQL (disputed)"))
  }

  @Test func aGlossaryThatNobodySignsHasPlainStamps() throws {
    var fixture = Self.fixture([Self.row("2026-10", "90", try Self.now())])
    fixture.past = []
    fixture.signatures = [:]
    #expect(try !Self.html(fixture).contains("e-note"))
  }

  @Test func anotherSourceUnderTheSameMeaningIsAFootnote() throws {
    var present = Self.new
    present["mql-count"] = Self.count("source: {from: crm, table: leads}\n")
    let rows = [Self.row("2026-10", "90", try Self.now(), source: "aaaaaaaaaaaa")]
    var fixture = Self.fixture(rows, present: present)
    fixture.signatures = ["mql/marketing": "2026-07-20", "mql/sales": "2026-07-20"]
    let html = try Self.html(fixture)
    #expect(html.contains("<b>90</b>"))
    #expect(html.contains("read from another source"))
  }

  @Test func whereTheSourceChangesTheChartItsTableItsFileAndItsTextSaySo() throws {
    let rows = try [("2026-08", "80", "a"), ("2026-09", "81", "b"), ("2026-10", "90", "b")].map { period, value, source in
      Self.row(period, value, try Self.now(), source: String(repeating: source, count: 12))
    }
    let fixture = Self.fixture(rows)
    let html = try Self.html(fixture)
    #expect(html.contains(">source changed</text>"))
    #expect(html.contains("August 2026 to October 2026, source changed on 1 Sep 2026</title>"))
    #expect(html.contains("The source changed on 1 Sep 2026; the meaning did not."))
    #expect(html.contains("Read from another source since 1 Sep 2026: bbbbbbbb instead of aaaaaaaa."))
    #expect(html.contains("RevOps has not signed the new source."))
    #expect(html.contains("<td>bbbbbbbb, changed</td>"))
    #expect(try Self.data(fixture).count { $0.hasSuffix("source changed") } == 1)
    #expect(try Self.html(fixture, at: .definition("mql-count")).contains("The source changed on 1 Sep 2026"))
  }

  /// A metric names no source of its own: it is read through the stage's.
  private static func read(_ sql: String) -> [String: String] {
    var files = new
    files["mql"] = mql(2, views: 3, extra: "source: {from: crm, sql: \(sql)}\n")
    return files
  }

  @Test func anotherSQLOfAStageRulesTheChartsOfItsMetricsAndIsNamed() throws {
    let (before, after) = (Self.read("select 1"), Self.read("select 2"))
    let rows = try [("2026-08", "80", before), ("2026-09", "81", after), ("2026-10", "90", after)].map { period, value, files in
      Self.row(period, value, try Self.now(), source: try Fixture.reading("mql-count", in: files))
    }
    var fixture = Self.fixture(rows, present: after)
    fixture.runs["2026-09-04"] = before
    let text = try #require(before["mql"])
    fixture.signedSources = [("2026-07-20", "mql", text)]
    let digits = try [after, before].map { try Fixture.reading("mql", in: $0).prefix(8) }.joined(separator: " instead of ")
    let html = try Self.html(fixture)
    #expect(html.contains(">source changed</text>"))
    #expect(html.contains("The source changed on 1 Sep 2026; the meaning did not."))
    #expect(html.contains("MQL is read from another source since 1 Sep 2026: different SQL (\(digits))."))
    #expect(html.contains("RevOps has not signed the new source."))
    #expect(try Self.data(fixture).count { $0.hasSuffix("source changed") } == 1)

    fixture.signedSources.append(("2026-10-02", "mql", try #require(after["mql"])))
    #expect(try Self.html(fixture).contains("Head of RevOps signed the new source on 2 Oct 2026."))
  }

  @Test func aNumberReadThroughAnEarlierSourceOfItsStageSaysSo() throws {
    let (before, after) = (Self.read("select 1"), Self.read("select 2"))
    let source = try Fixture.reading("mql-count", in: before)
    let html = try Self.html(Self.fixture([Self.row("2026-10", "90", try Self.now(), source: source)], present: after))
    #expect(html.contains("read from another source"))
  }

  @Test func aMissingPeriodIsAGapWithAReasonAndNeverZero() throws {
    let rows = try [Self.row("2026-08", "80", Self.now()), Self.row("2026-10", "", Self.now())]
    let html = try Self.html(Self.fixture(rows))
    #expect(html.contains("No value for October 2026."))
    #expect(html.contains("<th scope=\"row\">Sep 2026</th><td class=\"num\">missing</td>"))
    #expect(!html.contains("<b>0</b>"))
  }

  @Test func attestedWordsDoNotBreakTheSeries() throws {
    let rows = try [Self.row("2026-07", "70", Self.then()), Self.row("2026-08", "80", Self.now())]
    var fixture = Self.fixture(rows + [Self.row("2026-09", "81", try Self.now()), Self.row("2026-10", "90", try Self.now())])
    #expect(try Self.html(fixture).contains("line broken"))
    fixture.attested = ["mql"]
    let html = try Self.html(fixture)
    #expect(!html.contains("line broken"))
    #expect(!html.contains("class=\"brk\""))
    #expect(html.contains("<th scope=\"row\">Aug 2026</th><td class=\"num\">80</td><td class=\"num\">+10</td>"))
    #expect(try Self.html(fixture, at: .changes(#require(Period("2026-08")))).contains("attested that it means the same"))
  }
}

extension String {
  /// How often a text stands in another.
  func components(of text: String) -> Int { ranges(of: text).count }
}
