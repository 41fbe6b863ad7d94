import Calendars
import Definitions
import Documents
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct DictionaryNumbersTests {
  /// Two meanings with a break in August, July computed again under the new one.
  private func broken() throws -> Fixture {
    let old = try Fixture.stamp("mql-count", in: DictionaryTests.before)
    let new = try Fixture.stamp("mql-count", in: DictionaryTests.present)
    var fixture = Fixture(definitions: DictionaryTests.present)
    fixture.runs = ["2026-08-06": DictionaryTests.before, "2026-11-06": DictionaryTests.present]
    fixture.sheets = [
      "2026-08-06/mql-count.csv": """
      metric,period,value,version,meaning
      mql-count,2026-06,715,1,\(old)
      mql-count,2026-07,724,1,\(old)

      """,
      "2026-11-06/mql-count.csv": """
      metric,period,value,version,meaning
      mql-count,2026-07,436,1,\(new)
      mql-count,2026-08,428,1,\(new)
      mql-count,2026-09,446,1,\(new)
      mql-count,2026-10,472,1,\(new)

      """,
    ]
    return fixture
  }

  private func html(_ id: String, _ fixture: Fixture) throws -> String {
    let site = try fixture.made()
    return try site.page(.definition(id), in: dictionaryArtifacts(of: site)).content.withoutIndices
  }

  @Test(arguments: ["mql", "mql-count", "volume"])
  func sentenceComparesWithTheTargetAndThePeriodBefore(_ id: String) throws {
    let html = try html(id, broken())
    #expect(
      html.contains("472 leads in October 2026, 28 under the target of 500 and up 26 on September 2026."), "\(id)")
    #expect(html.contains("July 2026 was 724 under MQL v1 and would have been 436 under MQL v2."))
  }

  @Test func breakNamesItsCauseAndItsDay() throws {
    let html = try html("mql-count", broken())
    #expect(html.contains(">MQL v2 from 1 Aug</text>"))
    #expect(html.contains("MQL v2, backcast"))
    #expect(html.contains("<tr class=\"brk\">"))
  }

  @Test func withoutBackcastNoChangeIsGivenAcrossTheBreak() throws {
    var fixture = try broken()
    let sheet = try #require(fixture.sheets["2026-11-06/mql-count.csv"])
    let rows = sheet.split(separator: "\n").filter {
      !$0.contains("2026-07") && !$0.contains("2026-09") && !$0.contains("2026-10")
    }
    fixture.sheets["2026-11-06/mql-count.csv"] = rows.joined(separator: "\n") + "\n"
    let html = try html("mql-count", fixture)
    #expect(html.contains("No change is given across 1 Aug 2026: MQL changed from v1 to v2."))
  }

  @Test func stampOfEveryShownNumberHasItsAnchor() throws {
    let html = try html("mql-count", broken())
    for match in html.ranges(of: "href=\"#") {
      let fragment = html[match.upperBound...].prefix { $0 != "\"" }
      #expect(html.contains("id=\"\(fragment)\""), "\(fragment)")
    }
  }

  @Test func metricWithoutATotalShowsItsFirstMemberAndSaysWhich() throws {
    var fixture = Fixture(definitions: DictionaryTests.present)
    fixture.definitions["mql-count"] = DictionaryTests.count.replacing("of: mql", with: "of: mql, dimensions: [region]")
    fixture.sheets = [
      "2026-11-06/mql-count.csv":
        "metric,period,dims,value\nmql-count,2026-10,region=north,20\nmql-count,2026-10,region=south,30\n"
    ]
    let html = try html("mql-count", fixture)
    #expect(html.contains("MQLs, region north"))
    #expect(html.contains("20 leads in October 2026."))
  }

  @Test func rateOnFewCasesIsACountOfCases() throws {
    var fixture = Fixture(definitions: DictionaryTests.present)
    fixture.definitions["rate"] =
      "---\nkind: metric\nname: Rate\ndefinition: A share.\nsemantics: {type: ratio, numerator: mql-count, denominator: mql-count, proportion: true}\n---\n"
    fixture.sheets = ["2026-11-06/rate.csv": "metric,period,value,unit,num,den\nrate,2026-10,0.428571,ratio,3,7\n"]
    let html = try html("rate", fixture)
    #expect(html.contains("3 of 7 in October 2026."))
    #expect(!html.contains("42.9%</td>"))
    // What an author links to is the same number.
    fixture.definitions["mql"] = DictionaryTests.mql + "\n\nNow [](metric:rate@2026-10).\n"
    #expect(try self.html("mql", fixture).contains("3 of 7 (Oct 2026, "))
  }

  @Test func metricWithoutNumbersHasNoFigure() throws {
    #expect(try !html("mql-count", Fixture(definitions: DictionaryTests.present)).contains("In numbers"))
  }
}
