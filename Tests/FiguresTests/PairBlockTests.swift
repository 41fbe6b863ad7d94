import Documents
import Foundation
import Testing

@testable import Figures

/// Rows in, a volume and its quality with the sentence that holds them against each other.
@Suite struct PairBlockTests {
  private func sentence(_ quality: [String], _ counts: [String] = DashboardTests.counts) throws -> String {
    let page = try DashboardTests.page(
      DashboardTests.fixture(page: "```concord pair\nvolume: mql-count\nquality: rate\n```\n", quality + counts))
    #expect(page.diagnostics.isEmpty)
    let html = page.content.withoutIndices
    let from = try #require(html.range(of: "id=\"b-pair-h\"")?.lowerBound)
    let texts = html[from...].replacing(#/<svg.*?</svg>/#, with: "").matches(of: #/<p[^>]*>(.*?)</p>/#).map {
      String($0.output.1).replacing(#/<[^>]*>/#, with: "")
    }
    return texts.last { $0.contains("MQLs") || $0.contains("compared") } ?? ""
  }

  @Test func moreThatIsWorthLessIsSaid() throws {
    #expect(
      try sentence(["rate,2026-09,*,0.7,ratio,70,100,100,0,A", "rate,2026-10,*,0.4,ratio,40,100,100,0,A"])
        == "In October, MQLs rose by 37 and Lead to MQL fell by 30.0 points: more is handed over, and less of it is accepted.")
  }

  @Test func aFallThatMayBeChanceIsNoAlarm() throws {
    #expect(
      try sentence(["rate,2026-09,*,0.7,ratio,70,100,100,0,A", "rate,2026-10,*,0.69,ratio,69,100,100,0,A"])
        == "In October, MQLs rose by 37 and Lead to MQL fell by 1.0 points (no clear change).")
  }

  @Test func bothAreOfOnePeriod() throws {
    // The quality of October is not complete: both are said of September.
    let rows = [
      "rate,2026-08,*,0.5,ratio,50,100,100,0,A", "rate,2026-09,*,0.7,ratio,70,100,100,0,A",
      "rate,2026-10,*,,ratio,10,100,100,60,P",
    ]
    let counts = ["mql-count,2026-08,*,460,count,,,460,,A"] + DashboardTests.counts
    #expect(try sentence(rows, counts) == "In September, MQLs fell by 10 and Lead to MQL rose by 20.0 points.")
  }

  @Test func withoutAPeriodBeforeNothingIsCompared() throws {
    #expect(
      try sentence(["rate,2026-10,*,0.7,ratio,70,100,100,0,A"]) == "October cannot be compared with September.")
  }
}
