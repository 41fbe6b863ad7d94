import Calendars
import Diagnostics
import Pipeline
import Testing

/// From records to what a page says of members and totals, in months, weeks and fiscal quarters: what a figure calls all is the
/// metric's own number, and what nobody recorded is no zero.
@Suite struct ShownTotalsTests {
  private static func folder(grain: String, page: String) throws -> TemporaryFolder {
    try TemporaryFolder().write([
      "content/site.yml": """
      title: Small
      parties:
        marketing: {name: Marketing, lead: VP Marketing}
        sales: {name: Sales, lead: VP Sales}
      currency: EUR
      fiscal: fiscal-year
      grain: \(grain)

      """,
      "content/glossary/fiscal-year.md": """
      ---
      kind: calendar
      name: Fiscal year
      definition: Months from 1 February.
      semantics: {zone: UTC, hours: {mon: ["09:00-17:00"]}, fiscal: {year_start: "02-01", pattern: months, label: ending_year}}
      ---

      """,
      "content/glossary/won.md": """
      ---
      kind: stage
      name: Won
      definition: A deal that was won.
      semantics: {entity: deal}
      source: {sql: "select deal_id as entity, won_on as time, amount, region from deals"}
      ---

      """,
      "content/glossary/won-amount.md": metric(
        "won-amount", "Won", "type: sum, of: won, field: amount, unit: EUR, dimensions: [region]"),
      "content/glossary/won-count.md": metric("won-count", "Deals", "type: count, of: won, dimensions: [region]"),
      "content/glossary/average.md": metric(
        "average", "Average deal", "type: ratio, numerator: won-amount, denominator: won-count, dimensions: [region]"),
      "content/records/deals.csv": """
      deal_id,won_on,amount,region
      D-1,2026-06-09,100.00,north
      D-2,2026-06-10,300.00,south
      D-3,2026-06-11,,south
      D-4,2026-08-12,50.00,north

      """,
      "content/pages/index.md": page,
    ])
  }

  private static func metric(_ id: String, _ name: String, _ semantics: String) -> String {
    "---\nkind: metric\nname: \(name)\ndefinition: Number \(id).\nsemantics: {\(semantics)}\n---\n"
  }

  /// Rows of the table of a breakdown on a page of the built site, cells apart by a bar.
  private func rows(_ grain: String, _ metric: String, form: String, periods: Int, on page: String) async throws -> [String] {
    let block = "```concord breakdown\nmetric: \(metric)\nby: region\nform: \(form)\nperiods: \(periods)\n```\n"
    let folder = try Self.folder(grain: grain, page: block)
    let day = try #require(CivilDate("2026-09-30"))
    let snapshot = await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1))
    #expect(!snapshot.hasFailed, "\(report(snapshot.findings, as: .text, colored: false))")
    #expect(snapshot.written?.records == 4, "rows of the table, whoever asked for them")
    let built = await build(BuildOptions(root: folder.path, threads: 1))
    #expect(!built.hasFailed, "\(report(built.findings, as: .text, colored: false))")
    let html = try #require(folder.read("output/\(page)/index.html"))
    let table = try #require(html.firstRange(of: "<caption>")).lowerBound
    return html[table...].prefix(upTo: html[table...].firstRange(of: "</table>")?.lowerBound ?? html.endIndex)
      .matches(of: #/<tr.*?<\/tr>/#).map { row in
        String(row.output).matches(of: #/<t[hd][^>]*>(.*?)<\/t[hd]>/#)
          .map { $0.output.1.replacing(#/<[^>]*>/#, with: "") }.joined(separator: " | ")
      }
  }

  /// Where nothing was counted, no member has any.
  @Test func aMonthWithoutRowsIsAZeroOfACountThatIsKept() async throws {
    let found = try await rows("month", "won-count", form: "stacked", periods: 3, on: "2026-08")
    #expect(
      found == [
        "Month | north | south | All | Greatest share", "Jun 2026 | 1 | 2 | 3 | 67%", "Jul 2026 | 0 | 0 | 0 | ",
        "Aug 2026 | 1 | 0 | 1 | 100%",
      ])
  }

  /// €100 and €300 over two deals of known amount: the total is no mean of the members, and members are not added.
  @Test func aRateOfTheWholeIsItsOwn() async throws {
    let found = try await rows("month", "average", form: "grouped", periods: 1, on: "2026-06")
    #expect(found.first == "Month | south | north | All")
    #expect(found.last == "Jun 2026 | €300 | €100 | €200")
  }

  @Test func weeksStandUnderTheirOwnTotal() async throws {
    let found = try await rows("week", "won-amount", form: "stacked", periods: 1, on: "2026-W24")
    #expect(found.last == "8 Jun 2026 | €300 | €100 | €400 | 75%" || found.last == "W24 2026 | €300 | €100 | €400 | 75%")
  }

  @Test func fiscalQuartersAreAsOtherPeriods() async throws {
    let found = try await rows("fiscal-quarter", "won-amount", form: "stacked", periods: 1, on: "FY27-Q2")
    #expect(found.last?.hasSuffix("| €300 | €100 | €400 | 75%") == true)
  }
}
