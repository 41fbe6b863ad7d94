import Calendars
import Definitions
import Diagnostics
import Documents
import Editions
import Markup
import Testing

@testable import Figures

/// A check makes only the pages on which an author's words or blocks stand; the others must have nothing to find.
@Suite struct CheckedPageTests {
  @Test func aCheckFindsWhatThePagesFind() throws {
    let broken = "See [that](term:gone).\n"
    let block = "```concord trend\nmetric: nothing\n```\n"
    var fixture = try DashboardTests.fixture(
      page: broken + "\n" + block, ["mql-count,2026-09,,90,,,,,,", "mql-count,2026-10,,100,,,,,,"])
    fixture.definitions["mql", default: ""] += broken
    fixture.pages.append(
      readReportPage(Array((block + "\n" + broken).utf8), path: "content/pages/weekly.md", name: "weekly").page)
    var source = try fixture.source()
    source.notes = [
      Note(
        period: try #require(Period("2026-10")), document: parseMarkup(broken, file: "content/notes/2026-10.md"),
        path: "content/notes/2026-10.md")
    ]
    let artifacts = Site(Edition(source)).artifacts
    for artifact in artifacts {
      guard let document = artifact.document else { continue }
      #expect((artifact.problems?() ?? []) == document.diagnostics, "\(artifact.address.path)")
    }
    let found = artifacts.map { (path: $0.address.path, count: $0.problems?().count ?? 0) }.filter { $0.count > 0 }
    #expect(
      found.map { "\($0.path) \($0.count)" } == ["index.html 2", "weekly.html 2", "dictionary/mql.html 1", "notes.html 1"])
  }
}
