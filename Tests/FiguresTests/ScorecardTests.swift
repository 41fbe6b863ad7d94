import Calendars
import Documents
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct ScorecardTests {
  static func file(_ kind: String, _ name: String, _ rest: String) -> String {
    "---\nkind: \(kind)\nname: \(name)\ndefinition: What \(name) is.\n\(rest)\n---\n"
  }
  static func commitment(_ name: String, _ semantics: String, _ targets: String) -> String {
    file(
      "commitment", name,
      "owners: {marketing: Head of Demand, sales: VP Sales}\nsemantics: {\(semantics)}\ntargets: [\(targets)]")
  }

  static let stage = file("stage", "MQL", "semantics: {entity: lead}")
  static let sql = file("stage", "SQL", "semantics: {entity: lead}")
  static let count = file("metric", "MQLs", "semantics: {type: count, of: mql}\ndisplay: {noun: leads}")
  static let rate = file(
    "metric", "Rate", "semantics: {type: conversion, from: mql, to: sql, window: 30 days, unit: ratio}")
  static let time = file(
    "metric", "Time",
    "semantics: {type: duration, from: mql, to: sql, limit: 4 hours, unit: s, stats: [p50, p90, within]}")
  static let volume = commitment(
    "MQL volume",
    "debtor: marketing, creditor: sales, measure: mql-count, form: volume, on_miss: Budget moves, escalation: CRO",
    "{op: gte, value: \"650\", from: 2025-01-01}, {op: gte, value: \"500\", from: 2026-10-01}")
  static let quality = commitment(
    "Quality gate", "debtor: marketing, creditor: sales, measure: rate", "{op: gte, value: \"0.25\", from: 2026-01-01}")
  static let contact = commitment(
    "First contact", "debtor: sales, creditor: marketing, measure: time, stat: within",
    "{op: gte, value: \"0.90\", from: 2026-10-01}")

  static let definitions = [
    "mql": stage, "sql": sql, "mql-count": count, "rate": rate, "time": time, "volume": volume, "quality": quality,
    "contact": contact,
  ]
  static let sheets = [
    "2026-10-07/a.csv": "metric,period,value,num,den,flags\nmql-count,2026-09,700,,,A\nrate,2026-09,,80,446,P\n",
    "2026-11-06/a.csv": """
    metric,period,stat,value,unit,num,den,n,censored,flags
    mql-count,2026-09,value,640,count,,,,,A
    mql-count,2026-10,value,487,count,,,,,A
    mql-count,2026-11,value,98,count,,,,,P
    rate,2026-09,value,0.289238,ratio,129,446,446,,A
    rate,2026-10,value,,ratio,74,472,472,390,P
    time,2026-10,within,0.413136,ratio,195,472,480,8,A
    time,2026-10,p50,21962,s,,,480,,A
    time,2026-10,p90,85048,s,,,480,,A
    time,2026-10,never,17,count,,,17,,A
    time,2026-10,open,9,count,,,9,,A
    time,2026-10,pending,8,count,,,8,,A

    """,
  ]

  private func page(_ period: String?, _ fixture: Fixture = Fixture(definitions: definitions, sheets: sheets)) throws -> String
  {
    let site = try fixture.made()
    let address = try period.map { Address.scorecard(try #require(Period($0))) } ?? .scorecard
    return try site.page(address, in: scorecardArtifacts(of: site)).content.withoutIndices
  }

  private func place(_ text: String, in html: String) throws -> String.Index {
    try #require(html.firstRange(of: text), "no \(text)").lowerBound
  }

  /// By which calendar a row is measured stands in the table too; a count has no clock.
  @Test func theTableNamesTheClock() throws {
    let html = try page("2026-10")
    #expect(html.contains("<th scope=\"col\">Clock</th>"))
    #expect(html.contains("<td>elapsed time, day and night</td>"))
    var office = Self.definitions
    office["office"] =
      "---\nkind: calendar\nname: Office hours\ndefinition: Nine to five.\n"
      + "semantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}\n---\n"
    office["time"] = Self.time.replacing("limit: 4 hours, unit: s,", with: "clock: {calendar: office}, limit: 4 hours,")
    let sheets = Self.sheets.mapValues {
      $0.replacing("21962,s,", with: "21962,s_business,").replacing("85048,s,", with: "85048,s_business,")
    }
    let business = try page("2026-10", Fixture(definitions: office, sheets: sheets))
    #expect(business.contains("<td>working time of <a href=\"../dictionary/office.html\">Office hours</a></td>"))
    #expect(business.contains("within 4 business hours"))
  }

  /// So many cases are open that the median lies beyond what was seen: the bar is drawn to what is known of it.
  @Test func aPercentileThatIsNotReachedIsDrawnToItsBound() throws {
    var definitions = Self.definitions.filter { !["volume", "quality"].contains($0.key) }
    definitions["contact"] = Self.commitment(
      "First contact", "debtor: sales, creditor: marketing, measure: time, stat: p50",
      "{op: lte, value: \"14400\", from: 2026-10-01}")
    let sheet =
      "metric,period,stat,value,bound,unit,num,den,n,censored,flags\n" + "time,2026-10,p50,,108000,s,,,10,6,A\n"
    let html = try page("2026-10", Fixture(definitions: definitions, sheets: ["2026-11-06/a.csv": sheet]))
    #expect(html.contains("<b>over 30.0 hours</b>"))
    #expect(html.contains("First contact: over 30.0 hours against 4 hours"))
    #expect(!html.contains("no value"))
    #expect(html.contains("missed"))
  }

  /// A site of weeks whose volume is promised by the month.
  private var weeks: Fixture {
    var definitions = Self.definitions
    definitions["volume"] = Self.commitment(
      "MQL volume", "debtor: marketing, creditor: sales, measure: mql-count, form: volume",
      "{op: gte, value: \"500\", from: 2025-01-01, grain: month}")
    var fixture = Fixture(definitions: definitions, asOf: "2026-11-15")
    fixture.site += "\ngrain: week\nsnapshots: {grains: [week, month]}\n"
    fixture.sheets = [
      "2026-11-13/a.csv": """
      metric,period,value,unit,flags
      mql-count,2026-11,240,count,P
      mql-count,2026-W45,98,count,A
      mql-count,2026-W46,120,count,A

      """
    ]
    return fixture
  }

  /// No target is divided: a week's scorecard holds the month's volume against the month, and so does a tile.
  @Test func aWeekShowsThePaceOfTheMonth() throws {
    var fixture = weeks
    fixture.pages = [
      readReportPage(
        Array("```concord kpis\nmetrics: [mql-count]\n```\n".utf8), path: "content/pages/index.md", name: "index"
      ).page
    ]
    let tile = try DashboardTests.page(fixture).content.withoutIndices
    #expect(tile.contains("<b>120</b> <span>leads</span>"))
    let target = try #require(tile.firstMatch(of: #/<dt>Target</dt><dd>(.*?)</dd>/#)).1.replacing(#/<[^>]*>/#, with: "")
    #expect(target == "≥ 500 in November, 240 so far: on track, 101% of the pace")
    let html = try page("2026-W46", fixture)
    #expect(html.contains("<h2 id=\"pace\">Longer commitments to date</h2>"))
    #expect(html.contains("MQL volume</a> <span class=\"unit\">Nov 2026</span></th>"))
    #expect(html.contains("<td class=\"num\">240</td><td class=\"num\">238</td><td class=\"num\">≥ 500</td>"))
  }

  /// A metric's own level for a month is told beside the week, and judges nothing there.
  @Test func aTileOfAWeekTellsTheLevelOfTheMonth() throws {
    var fixture = weeks
    fixture.definitions["volume"] = nil
    fixture.definitions["mql-count"] =
      Self.count.replacing("display:", with: "targets: [{op: gte, value: \"500\", from: 2025-01-01, grain: month}]\ndisplay:")
    fixture.pages = [
      readReportPage(
        Array("```concord kpis\nmetrics: [mql-count]\n```\n".utf8), path: "content/pages/index.md", name: "index"
      ).page
    ]
    let tile = try DashboardTests.page(fixture).content.withoutIndices
    let target = try #require(tile.firstMatch(of: #/<dt>Target</dt><dd>(.*?)</dd>/#)).1.replacing(#/<[^>]*>/#, with: "")
    #expect(target == "≥ 500 in November")
  }

  @Test func bothDirectionsStandWithTheWorstFirst() throws {
    let html = try page("2026-10")
    #expect(html.contains("Marketing owes sales <span>1 of 2 met</span>"))
    #expect(html.contains("Sales owes marketing <span>0 of 1 met</span>"))
    #expect(html.contains("<b>1 of 3 met</b>"))
    let glance = try place("at a glance", in: html)
    let order = try ["#c-contact", "#c-volume", "#c-quality"].map { try place($0, in: html) }
    #expect(order == order.sorted() && order[0] > glance)
  }

  @Test func aMissHasItsDistanceItsConsequenceAndItsOwner() throws {
    let html = try page("2026-10")
    #expect(html.contains("missed (97% of target)"))
    #expect(html.contains("missed by 48.7 points"))
    #expect(html.contains("Because it was missed:</b> Budget moves. Escalates to the CRO."))
    #expect(html.contains("<dd>Head of Demand</dd>") && html.contains("<dd>VP Sales</dd>"))
    #expect(html.contains("ended 13 short"))
  }

  @Test func eachPeriodIsJudgedByTheTargetOfThenAndByWhatWasKnownThen() throws {
    let september = try page("2026-09")
    #expect(september.contains("at least 650 leads, in force since 1 Jan 2025"))
    #expect(september.contains("<b>700</b>"), "as frozen in October")
    #expect(september.contains("Known today: <b>640</b> for Sep 2026, missed (98% of target)."))
    let october = try page("2026-10")
    #expect(october.contains("at least 500 leads, in force since 1 Oct 2026"))
    #expect(october.contains("no data, met, missed</title>"), "the strip keeps September's frozen verdict")
  }

  @Test func aCohortIsJudgedWhenItIsCompleteAndSaysWhich() throws {
    let html = try page("2026-10")
    #expect(html.contains("met, Sep cohort"))
    #expect(html.contains("129 of 446, September 2026 cohort"))
    #expect(html.contains("74 of 472 so far"))
    #expect(html.contains("undecided until 30 Nov 2026"))
    let september = try page("2026-09")
    #expect(september.contains("Decided since: <b>28.9%</b> for Sep 2026, met."))
  }

  @Test func complianceShowsWhatIsBehindIt() throws {
    let html = try page("2026-10")
    #expect(html.contains("<dd>195 of 472</dd>"))
    #expect(html.contains("6.1 hours and 23.6 hours; the limit is 4 hours"))
    #expect(html.contains("17, of which 9 counted as late"))
    #expect(html.contains("8; the share can end between 40.6% and 42.3%"))
    #expect(html.contains("at least 90% within 4 hours"))
  }

  @Test func whatWasNotPromisedYetIsNotCounted() throws {
    let html = try page("2026-09")
    #expect(html.contains("No target in September 2026"))
    #expect(html.contains("its first target is in force from 1 Oct 2026"))
    #expect(!html.contains("c-contact"))
  }

  @Test func theRunningPeriodHasAPaceAndIsNotJudged() throws {
    let html = try page("2026-11")
    #expect(html.contains("Scorecard, November 2026 to date"))
    #expect(html.contains("5 of 21 business days of November 2026 are over."))
    #expect(html.contains("82.3% of 119 expected after 5 of 21 business days"))
    #expect(html.contains("412 at this pace"))
    #expect(html.contains("so far, provisional"))
    #expect(html.contains("at risk, 82% of the pace"))
  }

  @Test func theIndexIsTheLatestClosedPeriod() throws {
    let html = try page(nil)
    #expect(html.contains("<h1>Scorecard, October 2026</h1>"))
    #expect(html.contains("href=\"2026-11.html\"") && html.contains("href=\"2026-09.html\""))
  }

  @Test func fewCasesHaveNoPercentage() throws {
    let sheets = ["2026-11-06/a.csv": "metric,period,value,unit,num,den\nrate,2026-10,0.857143,ratio,6,7\n"]
    let html = try page("2026-10", Fixture(definitions: Self.definitions, sheets: sheets))
    #expect(html.contains("<b>6 of 7</b>"))
    #expect(!html.contains("85.7%"))
    #expect(html.contains("no number for Oct 2026"), "a commitment without data says so")
  }

  @Test func aSiteWithoutNumbersHasACalmPage() throws {
    let html = try page(nil, Fixture(definitions: Self.definitions))
    #expect(html.contains("No period with numbers has closed yet. 3 commitments have not been judged yet."))
    let without = try Fixture(definitions: ["mql": Self.stage]).made()
    #expect(scorecardArtifacts(of: without).isEmpty)
  }

  @Test func theSpreadsheetCannotStartAFormula() throws {
    var definitions = Self.definitions
    definitions["volume"] = Self.volume.replacing("name: MQL volume", with: "name: \"=HYPERLINK(1)\"")
    let site = try Fixture(definitions: definitions, sheets: Self.sheets).made()
    let artifact = try #require(scorecardArtifacts(of: site).first { $0.address == .scorecardData })
    guard let bytes = artifact.file else { Issue.record("no file"); return }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(
      lines.contains { $0.hasPrefix("2026-10,volume,'=HYPERLINK(1),marketing,sales,mql-count,value,2026-11-06,2026-10,487,") })
    #expect(lines.contains { $0.hasPrefix("2026-09,volume,") && $0.hasSuffix(",640,missed,unstamped") })
  }

  @Test func idsAreUniqueOnAPage() throws {
    let html = try page("2026-10")
    let ids = html.matches(of: /\ id="([^"]+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
  }
}
