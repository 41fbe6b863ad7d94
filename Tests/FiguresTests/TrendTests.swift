import Calendars
import Definitions
import Documents
import Editions
import Snapshots
import Testing

@testable import Figures

/// A window on a metric: rows in, the sentence and the tables of it out.
@Suite struct TrendTests {
  private static let rate = """
    ---
    kind: metric
    name: MQL to SQL
    definition: A share.
    semantics: {type: ratio, numerator: mql-count, denominator: mql-count, unit: ratio, proportion: true}
    ---
    """

  /// Rows of `metric,period,dims,value,unit,num,den,flags` under the present meaning, or under the one before where the line
  /// begins with `before `, or under none where it begins with `unstamped `.
  private func window(
    _ id: String, _ lines: [String], changing definitions: [String: String] = [:], narrowed: Dimensions? = nil
  ) throws -> MetricWindow {
    let present = DictionaryTests.present.merging(["rate": Self.rate]) { $1 }.merging(definitions) { $1 }
    let before = present.merging(["mql": DictionaryTests.mqlBefore]) { $1 }
    let rows = try lines.map { line in
      let isOld = line.hasPrefix("before ")
      if line.hasPrefix("unstamped ") { return "\(line.dropFirst(10))," }
      return try "\(line.dropFirst(isOld ? 7 : 0)),\(Fixture.stamp(id, in: isOld ? before : present))"
    }
    var fixture = Fixture(definitions: present)
    fixture.runs = ["2026-08-06": before, "2026-11-06": present]
    fixture.sheets = [
      "2026-11-06/all.csv": (["metric,period,dims,value,unit,num,den,flags,meaning"] + rows).joined(separator: "\n") + "\n"
    ]
    return try #require(MetricWindow(newestOf: id, in: EditionIndex(fixture.edition())))
  }

  private func said(_ window: MetricWindow, _ subject: TrendSentence.Subject) -> String {
    TrendSentence(window, about: subject).phrase.plain
  }

  private func lines(_ table: Table) -> [String] {
    table.rows.map { ($0.followsBreak ? "----\n" : "") + $0.cells.map(\.plain).joined(separator: " | ") }
  }

  private func count(_ month: String, _ value: String) -> String { "mql-count,2026-\(month),*,\(value),count,,,A" }

  @Test func whatAPageIsAboutNamesThePeriods() throws {
    let window = try window("mql-count", [count("09", "446"), count("10", "472")])
    #expect(said(window, .period) == "472 leads in October, 28 under the target of 500 and up 26 on September.")
    #expect(said(window, .metric) == "472 leads in October 2026, 28 under the target of 500 and up 26 on September 2026.")
  }

  @Test func aGapAtTheEndIsAGapOfThePeriodAndPassedOverByTheMetric() throws {
    let gap = "mql-count,2026-10,*,,count,,,A"
    let window = try window("mql-count", [count("07", "490"), count("09", "500"), gap])
    #expect(said(window, .period) == "No value for October 2026. No value for August.")
    #expect(said(window, .metric) == "500 leads in September 2026, at the target of 500. No value for August 2026.")
  }

  @Test func aCohortThatFillsUpStandsBesideTheNewestCompleteOne() throws {
    let window = try window("rate", ["rate,2026-09,*,0.25,ratio,25,100,A", "rate,2026-10,*,,ratio,12,110,P"])
    #expect(
      said(window, .period)
        == "25.0% in September (25 of 100), the newest complete cohort. October so far: 12 of 110, provisional.")
  }

  @Test func aDifferenceIsDecidedExactlyAndNeverPrintedAsNothing() throws {
    let near = try window("rate", ["rate,2026-09,*,0.2500,ratio,250,1000,A", "rate,2026-10,*,0.2504,ratio,313,1250,A"])
    #expect(said(near, .period) == "25.0% in October (313 of 1,250), up 0.04 points on September.")
    let same = try window("rate", ["rate,2026-09,*,0.25,ratio,25,100,A", "rate,2026-10,*,0.250,ratio,50,200,A"])
    #expect(said(same, .period) == "25.0% in October (50 of 200), as in September.")
  }

  @Test func fewerThanTenCasesHaveNoDifference() throws {
    let window = try window("rate", ["rate,2026-09,*,0.3,ratio,30,100,A", "rate,2026-10,*,0.428571,ratio,3,7,A"])
    #expect(said(window, .period) == "3 of 7 in October.")
    #expect(lines(TrendTable(window, heading: "Rate").all).last == "Oct 2026 | 3 of 7 |  |  | v1")
  }

  // MARK: Breaks

  @Test func aBreakSaysWhatTheNumberWouldHaveBeen() throws {
    let rows = ["before " + count("07", "724"), count("07", "436"), count("08", "428")]
    let window = try window("mql-count", rows)
    #expect(
      said(window, .period) == """
        428 leads in August, 72 under the target of 500 and down 8 on July, compared with the backcast. July was 724 under \
        MQL v1 and would have been 436 under MQL v2.
        """)
    let table = TrendTable(window, heading: "MQLs")
    #expect(
      lines(table.all) == [
        "Jul 2026 | 724 |  | 500 | +224 | 436 | MQL v1", "----\nAug 2026 | 428 | −8 | 500 | −72 | same | MQL v2",
      ])
    #expect(
      lines(table.recent(6)) == [
        "Aug 2026 | MQL v2 | 428 | same | 500", "----\nJul 2026 | MQL v1 | 724 | 436 | 500",
      ])
  }

  @Test func twoNumbersOfABreakReadUnequalWhereTheyAre() throws {
    let rows = ["before rate,2026-07,*,0.1548,ratio,,,A", "rate,2026-07,*,0.1551,ratio,,,A", "rate,2026-08,*,0.2,ratio,,,A"]
    #expect(
      try said(window("rate", rows), .period).hasSuffix("July was 15.48% under MQL v1 and would have been 15.51% under MQL v2.")
    )
    let same = rows.map { $0.replacing("0.1551", with: "0.1548") }
    #expect(
      try said(window("rate", same), .period).hasSuffix(
        "July was 15.5% under MQL v1 and would have been the same under MQL v2."))
  }

  @Test func acrossABreakWithoutABackcastNoChangeIsGiven() throws {
    let window = try window("mql-count", ["before " + count("07", "724"), count("08", "428")])
    #expect(
      said(window, .period) == """
        428 leads in August, 72 under the target of 500. No change is given across 1 Aug 2026: MQL changed from v1 to v2.
        """)
  }

  @Test func aNumberOfNoMeaningIsCalledUnstamped() throws {
    let window = try window("mql-count", ["unstamped " + count("07", "724"), count("07", "436"), count("08", "428")])
    #expect(
      said(window, .period).hasSuffix("July was 724, unstamped, and would have been 436 under v1."), "\(said(window, .period))")
  }

  /// A rule belongs between two numbers, whatever gap lies between them.
  @Test func aRuleInATableSkipsGapsInBothOrders() throws {
    let window = try window("mql-count", ["before " + count("07", "724"), count("09", "446")])
    let table = TrendTable(window, heading: "MQLs")
    #expect(table.all.rows.map(\.followsBreak) == [false, false, true])
    #expect(table.recent(6).rows.map(\.followsBreak) == [false, false, true])
  }

  // MARK: Which window

  @Test func aPartIsHeldAgainstNoPromise() throws {
    let split = DictionaryTests.count.replacing("of: mql", with: "of: mql, dimensions: [region]")
    let rows = ["mql-count,2026-10,region=north,20,count,,,A", "mql-count,2026-10,region=south,30,count,,,A"]
    let window = try window("mql-count", rows, changing: ["mql-count": split])
    #expect(window.name == "MQLs, region north")
    #expect(said(window, .metric) == "20 leads in October 2026.")
  }

  @Test func unitsArePerPeriodOnlyWhereAPeriodHasThem() throws {
    #expect(try window("mql-count", [count("10", "472")]).unitByPeriod == "leads per month")
    #expect(try window("rate", ["rate,2026-10,*,0.25,ratio,25,100,A"]).unitByPeriod == "% by month")
    let mean = Self.rate.replacing("unit: ratio", with: "unit: EUR")
    let window = try window("rate", ["rate,2026-10,*,535,EUR,,,A"], changing: ["rate": mean])
    #expect(window.unitByPeriod == "€ by month")
  }
}
