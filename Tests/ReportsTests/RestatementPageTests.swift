import Calendars
import HyperText
import Testing

@testable import Reports

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
    #expect(html.contains("<td>MQL v1 \u{2192} v2</td>"))
    #expect(!html.contains("\u{2212}45"))
  }

  @Test func theHealthPageLinksThem() throws {
    let html = try CaseTests.html(CaseTests.fixture([CaseTests.row("2026-09", "81", CaseTests.now())]), at: .health)
    #expect(html.contains("href=\"restatements.html\""))
  }
}
