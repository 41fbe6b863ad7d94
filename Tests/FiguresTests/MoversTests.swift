import Calendars
import Diagnostics
import Documents
import Editions
import HyperText
import Markup
import Testing

@testable import Figures

/// What the block `movers` says of a few rows.
@Suite struct MoversTests {
  static let block = "```concord movers\nbecame: mql-count\ndid_not: rejections\nby: reason\n```\n"
  static let rows = [
    "mql-count,2026-09,*,450,count,,,450,,A", "mql-count,2026-10,*,487,count,,,487,,A", "rejections,2026-09,*,30,count,,,30,,A",
    "rejections,2026-10,*,41,count,,,41,,A", "rejections,2026-09,reason=size,20,count,,,20,,A",
    "rejections,2026-10,reason=size,27,count,,,27,,A", "rejections,2026-10,reason=budget,12,count,,,12,,A",
    "rejections,2026-10,reason=(none),2,count,,,2,,A",
  ]

  private func html(_ rows: [String] = rows, block: String = block) throws -> String {
    try DashboardTests.page(DashboardTests.fixture(page: block, rows)).content.withoutIndices
  }

  @Test func bothCountsStandBesideThePeriodBefore() throws {
    let html = try html()
    #expect(
      html.contains("487 leads in October, up 37 on September. 41 in October, up 11 on September."))
    #expect(html.contains("Most often: Wrong size (27); 2 without a reason."))
    #expect(html.contains("<td class=\"num\">487</td><td class=\"num\">450</td>"))
  }

  @Test func everyCountCarriesItsStamp() throws {
    let html = try html()
    #expect(html.matches(of: /<a class="stamp"/).count == 2)
    #expect(html.contains(try Fixture.stamp("rejections", in: DashboardTests.definitions).prefix(8)))
  }

  @Test func reasonsStandByTheirNumberAndThoseWithoutOneLast() throws {
    let html = try html()
    let names = html.matches(of: /<span class="part">([^<]*)</).map { String($0.output.1) }
    #expect(names == ["Wrong size", "No budget", "No reason"])
  }

  @Test func aReasonThatNobodyNamedBeforeHasNoChange() throws {
    #expect(
      try html().contains("<td class=\"num\">12</td><td class=\"num\"></td><td><span class=\"bw\">no value to compare</span>"))
  }

  @Test func aReasonWithoutARowWasNamedByNobodyWhereTheOthersMakeTheTotal() throws {
    let rows = Self.rows.map { $0.replacing("2026-09,reason=size,20,count,,,20", with: "2026-09,reason=size,30,count,,,30") }
    #expect(try html(rows).contains("<td class=\"num\">12</td><td class=\"num\">0</td><td>+12</td>"))
  }

  @Test func reasonsThatDoNotAddUpSaySo() throws {
    let short = Self.rows.filter { !$0.contains("(none)") }
    #expect(try html(short).contains("The rows by reason add up to 39, 2 less than 41."))
    #expect(!(try html().contains("add up to")))
  }

  @Test func moreReasonsThanTheLimitAreAddedUpAndTheBlankOnesStandApart() throws {
    let html = try html(block: Self.block.replacing("by: reason", with: "by: reason\nlimit: 1"))
    #expect(html.contains("<span class=\"part\">2 others</span></th><td class=\"num\">39</td>"))
    #expect(html.contains("<span class=\"part\">No reason</span></th><td class=\"num\">2</td>"))
  }

  /// A change of meaning between the two periods leaves no difference to print.
  @Test func acrossABreakNoDifferenceIsGiven() throws {
    var old = DashboardTests.definitions
    old["mql"] = old["mql"]?.replacing("semantics: {entity: lead, after: lead}", with: "semantics: {entity: lead}")
    let head = "metric,period,value,unit,meaning\n"
    var fixture = try DashboardTests.fixture(page: Self.block, [])
    fixture.runs = ["2026-10-07": old, "2026-11-06": DashboardTests.definitions]
    fixture.sheets = [
      "2026-10-07/a.csv": head + "mql-count,2026-09,450,count,\(try Fixture.stamp("mql-count", in: old))\n",
      "2026-11-06/a.csv": head
        + "mql-count,2026-10,487,count,\(try Fixture.stamp("mql-count", in: DashboardTests.definitions))\n",
    ]
    let html = try DashboardTests.page(fixture).content.withoutIndices
    #expect(html.contains("not comparable: MQL"))
    #expect(!html.contains("+37"))
  }

  @Test func aRunningPeriodIsNotCompared() throws {
    let html = try html(Self.rows.map { $0.hasPrefix("mql-count,2026-10") ? $0.replacing(",A", with: ",P") : $0 })
    #expect(html.contains("487 leads so far in October."))
    #expect(html.contains("not over yet"))
  }

  @Test func withoutRowsItSaysSo() throws {
    #expect(try html([], block: Self.block).contains("class=\"none\""))
  }

  @Test(arguments: [
    (
      "became: rate\ndid_not: rejections\nby: reason",
      "'became' is 'rate', a metric of type conversion, expected one that counts"
    ),
    ("became: mql-count\ndid_not: rejections\nby: resaon", "'rejections' is not split by 'resaon'"),
    ("became: mql-count\ndid_not: rejections", "'by' is missing"),
  ])
  func aMistakeIsNamed(yaml: String, message: String) throws {
    let page = try DashboardTests.page(DashboardTests.fixture(page: "```concord movers\n\(yaml)\n```\n", []))
    #expect(page.diagnostics.map(\.message) == [message])
  }
}
