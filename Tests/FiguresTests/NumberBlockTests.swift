import Documents
import Foundation
import HyperText
import Testing

@testable import Figures

/// Rows in, one number with its sentence out.
@Suite struct NumberBlockTests {
  /// What a reader sees of the block, a line a part.
  private func text(_ keys: String, _ rows: [String]) throws -> String {
    let page = try DashboardTests.page(DashboardTests.fixture(page: "```concord number\n\(keys)\n```\n", rows))
    #expect(page.diagnostics.isEmpty)
    let html = page.content.withoutIndices
    let from = try #require(html.range(of: "id=\"b-number\"")?.lowerBound)
    let to = try #require(html.range(of: "<aside", range: from..<html.endIndex)?.lowerBound)
    return html[from..<to].replacing(#/<svg.*?</svg>/#, with: "").replacing(#/</(p|h3|dd|dt)>/#, with: "\n")
      .replacing(#/<[^>]*>|^[^>]*>/#, with: "").split(separator: "\n")
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  @Test func aNumberStandsWithItsSentenceItsTargetAndItsMeaning() throws {
    let found = try text("metric: mql-count", DashboardTests.counts)
    #expect(
      found == """
        MQLs
        487 leads
        487 leads in October, 13 under the target of 500 and up 37 on September.
        Target
        ≥ 500 missed
        vs Sep
        +37 (+8%) better
        vs Oct 2025
        no value to compare
        MQLs v1 f993c690
        """)
  }

  @Test func oneMemberIsHeldAgainstNoPromise() throws {
    let rows = ["rejections,2026-W43,reason=size,20,count,,,20,,A", "rejections,2026-W44,reason=size,27,count,,,27,,A"]
    let found = try text("metric: rejections\ngrain: week\ndims: {reason: size}", rows + DashboardTests.counts)
    #expect(
      found == """
        Rejections, Wrong size
        27
        27 in week 44, up 7 on week 43.
        vs W43
        +7 (+35%)
        vs W44 2025
        no value to compare
        Rejections v1 77478fed
        """)
  }

  @Test func fewCasesAreNoPercentage() throws {
    let found = try text("metric: rate\ntitle: Number", ["rate,2026-10,*,0.428571,ratio,3,7,7,0,A"])
    #expect(
      found == """
        Number
        3 of 7
        3 of 7 in October.
        Target
        none agreed
        vs Sep
        no value to compare
        vs Oct 2025
        no value to compare
        Lead to MQL v1 5a7ec799
        """)
  }

  @Test func anUnfinishedCohortIsSaidBesideTheNewestCompleteOne() throws {
    let rows = ["rate,2026-09,*,0.293333,ratio,132,450,450,0,A", "rate,2026-10,*,,ratio,112,487,487,366,P"]
    let found = try text("metric: rate", rows)
    #expect(
      found == """
        Lead to MQL
        29.3% 132 of 450, Sep cohort
        29.3% in September (132 of 450), the newest complete cohort. October so far: 112 of 487, provisional.
        Target
        none agreed
        vs Aug
        no value to compare
        vs Sep 2025
        no value to compare
        Lead to MQL v1 5a7ec799
        """)
  }

  @Test(arguments: [
    ("rejections,2026-10,*,,count,,,27,,Q", "The value for October 2026 is withheld."),
    ("rejections,2026-10,*,,count,,,,,M", "No value for October 2026."),
    ("rejections,2026-10,reason=size,27,count,,,27,,A", "No value for October 2026."),
    ("rate,2026-10,*,,ratio,112,487,487,366,P", "October 2026 is not complete: 112 of 487 so far."),
  ])
  func withoutANumberItSaysWhy(row: String, why: String) throws {
    let metric = row.prefix { $0 != "," }
    #expect(try text("metric: \(metric)\ntitle: Number", [row] + DashboardTests.counts) == "Number\n\(why)")
  }
}
