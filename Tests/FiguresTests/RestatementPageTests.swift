import Calendars
import Documents
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct RestatementPageTests {
  private func html(_ fixture: Fixture) throws -> String { try CaseTests.html(fixture, at: .restatements) }
  private func sheet(_ rows: [String]) -> String {
    (["metric,period,value,unit,meaning,source"] + rows).joined(separator: "\n") + "\n"
  }

  @Test func nothingMovedIsSaid() throws {
    let html = try html(CaseTests.fixture([CaseTests.row("2026-09", "81", CaseTests.now())]))
    #expect(html.contains("Every closed value is what was first published."))
  }

  @Test(arguments: [("", "revision"), ("bbbbbbbbbbbb", "new source")])
  func aRevisionStandsBesideWhatWasPublished(source: String, cause: String) throws {
    let now = try CaseTests.now()
    var fixture = CaseTests.fixture([CaseTests.row("2026-08", "75", now, source: source)])
    let before = source.isEmpty ? "" : "aaaaaaaaaaaa"
    fixture.sheets["2026-09-07/mql-count.csv"] = sheet([CaseTests.row("2026-08", "80", now, source: before)])
    let html = try html(fixture)
    #expect(html.contains("<td class=\"num\">80</td><td class=\"num\">75</td><td class=\"num\">\u{2212}5</td>"))
    #expect(html.contains("<td>\(cause)</td>"))
  }

  @Test func aRedefinitionIsSideBySideAndNeverSubtracted() throws {
    var fixture = CaseTests.fixture([CaseTests.row("2026-07", "75", try CaseTests.now())])
    fixture.sheets["2026-08-07/mql-count.csv"] = sheet([CaseTests.row("2026-07", "120", try CaseTests.then())])
    let html = try html(fixture)
    #expect(html.contains("<td class=\"num\">120</td>"))
    #expect(html.contains("<td class=\"num\">75</td>"))
    #expect(html.contains("<td>MQL changed from v1 to v2</td>"))
    #expect(!html.contains("\u{2212}45"))
  }

  @Test func theHealthPageLinksThem() throws {
    let html = try CaseTests.html(CaseTests.fixture([CaseTests.row("2026-09", "81", CaseTests.now())]), at: .health)
    #expect(html.contains("href=\"restatements.html\""))
  }

  // MARK: Tolerance and splits

  private struct Move {
    var dims: String
    var before: String
    var now: String

    init(_ dims: String, _ before: String, _ now: String) { (self.dims, self.before, self.now) = (dims, before, now) }
  }

  /// Values of August 2026.
  private func moved(_ moves: [Move], display: String = "") throws -> Site {
    func sheet(_ value: (Move) -> String) -> String {
      "metric,period,dims,value,flags\n" + moves.map { "mql-count,2026-08,\($0.dims),\(value($0))\n" }.joined()
    }
    var fixture = CaseTests.fixture([])
    fixture.definitions["mql-count"] = CaseTests.count().replacing("{noun: leads}", with: "{noun: leads\(display)}")
      .replacing("of: mql", with: "of: mql, dimensions: [region]")
    fixture.sheets = ["2026-09-10/a.csv": sheet { $0.before + "," }, "2026-10-20/a.csv": sheet { $0.now }]
    return try fixture.made()
  }

  private func page(_ site: Site, at address: Address = .restatements) throws -> String {
    try site.page(address, in: site.artifacts).content.withoutIndices
  }

  private func file(_ site: Site) -> [Substring] {
    String(decoding: restatementsFile(of: site.index.restatements), as: UTF8.self).split(separator: "\n").dropFirst().map { $0 }
  }

  @Test(arguments: [("0.5%", "0.5%"), ("5", "5 leads")])
  func aMoveWithinTheToleranceIsCountedAndNotListed(tolerance: String, words: String) throws {
    let site = try moved([Move("*", "1000", "995,")], display: ", tolerance: \(tolerance)")
    let html = try page(site)
    #expect(html.contains("No total moved by more than its metric's tolerance."))
    #expect(html.contains("1 total moved within the metric's tolerance of \(words)."))
    #expect(!html.contains("<td class=\"num\">995</td>"))
    let health = try page(site, at: .health)
    #expect(health.contains("No closed value moved by more than its metric's tolerance after it was published."))
    #expect(health.contains("1 move within a metric's tolerance is not listed here."))
    #expect(file(site).map { $0.contains(",within,") } == [true])
  }

  @Test func aMoveBeyondTheToleranceIsListedAndAValueThatIsGoneAlways() throws {
    let site = try moved([Move("*", "1000", "994,")], display: ", tolerance: 0.5%")
    #expect(try page(site).contains("<td class=\"num\">994</td>"))
    #expect(try page(moved([Move("*", "1000", ",")], display: ", tolerance: 100%")).contains("<td class=\"num\">none</td>"))
  }

  @Test func splitsStandTogetherWithTheWidestMovesAndTheRestInTheFile() throws {
    let rows = (1...5).map { Move("region=r\($0)", "100", "\(100 + $0 * $0),") } + [Move("*", "500", "555,")]
    let site = try moved(rows)
    let html = try page(site)
    #expect(
      html.contains("<li>region r5: 100 \u{2192} 125</li><li>region r4: 100 \u{2192} 116</li>"))
    #expect(html.contains("<li>and 2 more</li>"))
    #expect(!html.contains("region r1"))
    #expect(html.contains("href=\"restatements.csv\""))
    #expect(file(site).count == 6)
    #expect(file(site).contains("mql-count,month,2026-08,region=r1,value,100,2026-09-10,101,2026-10-20,1,,revision,,,"))
  }

  @Test func splitsOfManyPeriodsAreBoundedAndTheRestIsCounted() throws {
    let first = try #require(Period("2020-02"))
    func sheet(_ value: Int) -> String {
      let rows = (0..<62).map { "mql-count,\(first.advanced(by: $0)),region=emea,\(value)\n" }
      return "metric,period,dims,value\n" + rows.joined()
    }
    var fixture = CaseTests.fixture([])
    fixture.definitions["mql-count"] = CaseTests.count().replacing("of: mql", with: "of: mql, dimensions: [region]")
    fixture.sheets = ["2026-09-10/a.csv": sheet(1), "2026-10-20/a.csv": sheet(2)]
    let site = try fixture.made()
    let html = try page(site)
    #expect(html.contains("And 2 more rows of older periods, with 2 values: see <a href=\"restatements.csv\">the file</a>."))
    #expect(file(site).count == 62)
  }

  @Test func whatIsWithheldSinceIsNotToldAgain() throws {
    let site = try moved([Move("region=r1", "3", ",Q")])
    #expect(file(site).isEmpty)
  }
}
