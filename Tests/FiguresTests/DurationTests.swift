import Documents
import Editions
import HyperText
import Snapshots
import Testing

@testable import Figures

/// A time says which of all times it is, and by which clock, wherever it stands.
@Suite struct DurationTests {
  private static let definitions = [
    "mql": "---\nkind: stage\nname: MQL\nsemantics: {entity: lead}\n---\n",
    "contact": "---\nkind: stage\nname: Contact\nsemantics: {entity: lead}\n---\n",
    "office":
      "---\nkind: calendar\nname: Office hours\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}\n---\n",
    "response": """
    ---
    kind: metric
    name: Response
    semantics: {type: duration, from: mql, to: contact, clock: {calendar: office}, limit: 4 hours, dimensions: [team], stats: [p50, mean]}
    ---

    """,
    "elapsed": """
    ---
    kind: metric
    name: Elapsed
    semantics: {type: duration, from: mql, to: contact, clock: elapsed, dimensions: [team], stats: [p90, mean]}
    ---

    """,
  ]

  private static let rows = [
    "response,2026-10,*,p50,14400,s_business,12", "response,2026-10,*,mean,18000,s_business,12",
    "response,2026-10,team=a,p50,10800,s_business,6", "response,2026-10,team=a,mean,25200,s_business,6",
    "elapsed,2026-10,*,p90,36000,s,12", "elapsed,2026-10,team=a,p90,43200,s,6",
    "elapsed,2026-10,team=a,mean,7200,s,6",
  ]

  private func page(_ block: String) throws -> String {
    var fixture = Fixture(definitions: Self.definitions)
    let stamped = try Self.rows.map { row in
      "\(row),\(try Fixture.stamp(String(row.prefix { $0 != "," }), in: Self.definitions))"
    }
    fixture.sheets["2026-11-06/all.csv"] =
      (["metric,period,dims,stat,value,unit,n,meaning"] + stamped.sorted()).joined(separator: "\n") + "\n"
    fixture.runs = ["2026-11-06": Self.definitions]
    let text = "```concord \(block)\n```\n"
    fixture.pages = [readReportPage(Array(text.utf8), path: "content/pages/index.md", name: "index").page]
    return try DashboardTests.page(fixture).content.withoutIndices
  }

  /// The median, though the mean comes first in the alphabet; without a median the 90th percentile.
  @Test func rankedColumnsNameStatisticAndClock() throws {
    let html = try page("breakdown\nmetric: response\nby: team\nform: rows\ncolumns: [elapsed]")
    #expect(html.contains("<span class=\"unit\">, median business hours, October</span>"))
    #expect(html.contains("<th scope=\"col\" class=\"num\">Response, median business hours</th>"))
    #expect(html.contains("<th scope=\"col\" class=\"num\">Elapsed, 90th percentile hours</th>"))
    #expect(html.contains(">3.0</text>") && html.contains(">12.0</text>") && !html.contains(">7.0</text>"))
  }

  /// Side by side over time, and at two periods.
  @Test func columnsOfMembersNameTheStatistic() throws {
    let grouped = try page("breakdown\nmetric: response\nby: team\nform: grouped\nperiods: 1")
    #expect(grouped.contains("<th scope=\"col\" class=\"num\">a, median</th>"))
    #expect(grouped.contains("<th scope=\"col\" class=\"num\">All, median</th>"))
  }

  @Test func tablesNameStatisticAndClock() throws {
    #expect(try page("table\nmetrics: [response]\nperiods: 1").contains("median business hours"))
    let html = try page("distribution\nmetric: response\nstats: [p50]")
    #expect(html.contains("<th scope=\"col\" class=\"num\">Median, business hours</th>"))
    #expect(html.contains("4 business hours"))
  }
}
