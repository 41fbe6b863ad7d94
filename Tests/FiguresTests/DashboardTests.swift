import Calendars
import Charts
import Diagnostics
import Documents
import Editions
import Foundation
import HyperText
import Markup
@testable import Figures
import Testing

/// Text in, dashboard out: what a tile, a chart and its sentence say of a few rows.
@Suite struct DashboardTests {
  static let definitions = [
    "lead": "---\nkind: stage\nname: Lead\nsemantics: {entity: lead}\n---\n",
    "mql": "---\nkind: stage\nname: MQL\nsemantics: {entity: lead, after: lead}\n---\n",
    "reasons":
      "---\nkind: code-list\nname: Reasons\nsemantics: {codes: [{code: size, label: Wrong size}, {code: budget, label: No budget}]}\n---\n",
    "mql-count": """
    ---
    kind: metric
    name: MQLs
    semantics: {type: count, of: mql}
    targets: [{op: gte, value: "500"}]
    display: {better: up, noun: leads}
    ---

    """,
    "lead-count": "---\nkind: metric\nname: Leads\nsemantics: {type: count, of: lead}\ndisplay: {noun: leads}\n---\n",
    "rate": """
    ---
    kind: metric
    name: Lead to MQL
    semantics: {type: conversion, from: lead, to: mql, window: 30 days}
    ---

    """,
    "rejections":
      "---\nkind: metric\nname: Rejections\nsemantics: {type: count, of: mql, dimensions: [reason], members: {reason: reasons}}\n---\n",
  ]

  /// Rows under the present meaning of each metric.
  static func fixture(page: String, _ rows: [String], sheets: [String: String] = [:]) throws -> Fixture {
    var fixture = Fixture(definitions: definitions)
    let stamped = try rows.map { row in
      let metric = String(row.prefix { $0 != "," })
      return try "\(row),\(Fixture.stamp(metric, in: definitions))"
    }
    fixture.sheets = sheets
    fixture.sheets["2026-11-06/all.csv"] =
      (["metric,period,dims,value,unit,num,den,n,censored,flags,meaning"] + stamped.sorted()).joined(separator: "\n") + "\n"
    fixture.runs = ["2026-11-06": definitions]
    fixture.pages = [readReportPage(Array(page.utf8), path: "content/pages/index.md", name: "index").page]
    return fixture
  }

  static func page(_ fixture: Fixture, at address: Address = .dashboard) throws -> Document {
    let artifact = try #require(dashboardArtifacts(of: try fixture.made()).first { $0.address == address })
    guard let page = artifact.document else { throw Missing() }
    return page
  }
  struct Missing: Error {}

  static let counts = ["mql-count,2026-09,*,450,count,,,450,,A", "mql-count,2026-10,*,487,count,,,487,,A"]
  static let kpis = "```concord kpis\nmetrics: [mql-count, lead-count, rate]\n```\n"
  static let trend = "```concord trend\nmetric: mql-count\n```\n"

  @Test func aTileSaysValueTargetAndChange() throws {
    let html = try Self.page(Self.fixture(page: Self.kpis, Self.counts)).content.withoutIndices
    #expect(html.contains("<b>487</b> <span>leads</span>"))
    #expect(html.contains("≥ 500"))
    #expect(html.contains("<span>missed</span>"))
    #expect(html.contains("+37 (+8%)"))
    #expect(html.contains("class=\"stamp\""))
  }

  @Test func aMetricWithoutNumbersKeepsItsPlaceAndSaysWhy() throws {
    let page = try Self.page(Self.fixture(page: Self.kpis, Self.counts))
    #expect(page.content.withoutIndices.contains("<p class=\"none\">No value for October 2026.</p>"))
    #expect(page.diagnostics.isEmpty)
  }

  @Test func anImmatureCohortIsSaidSoFarAndTheNewestCompleteOneIsShown() throws {
    let rows = ["rate,2026-09,*,0.293333,ratio,132,450,450,0,A", "rate,2026-10,*,,ratio,112,487,487,366,P"]
    let html = try Self.page(Self.fixture(page: Self.kpis, rows)).content.withoutIndices
    #expect(html.contains("<b>29.3%</b> <span>132 of 450, Sep cohort</span>"))
    #expect(html.contains("112 of 487 so far"))
  }

  @Test func fewerThanTenCasesMakeNoPercentage() throws {
    let html = try Self.page(Self.fixture(page: Self.kpis, ["rate,2026-10,*,0.428571,ratio,3,7,7,0,A"])).content.withoutIndices
    #expect(html.contains("<b>3 of 7</b>"))
    #expect(!html.contains("42.9%"))
  }

  @Test func anUnstampedNumberSaysSo() throws {
    var fixture = try Self.fixture(page: Self.kpis, [])
    fixture.sheets = ["2026-11-06/sheet.csv": "metric,period,value\nmql-count,2026-10,487\n"]
    let html = try Self.page(fixture).content.withoutIndices
    #expect(html.contains("class=\"stamp unst\""))
    #expect(html.contains("0 of 1 carry a signed meaning, 1 is typed by hand"))
  }

  @Test func aTrendSaysItsSentence() throws {
    let html = try Self.page(Self.fixture(page: Self.trend, Self.counts)).content.withoutIndices
    #expect(html.contains("487 leads in October, 13 under the target of 500 and up 37 on September."))
  }

  /// Every number of a sentence stands in the table beneath.
  @Test(arguments: [
    trend, "```concord control\nmetric: mql-count\n```\n",
    "```concord funnel\nstages: [{metric: lead-count}, {metric: mql-count, conversion: rate}]\n```\n",
    "```concord pareto\nmetric: rejections\nby: reason\n```\n", "```concord breakdown\nmetric: rejections\nby: reason\n```\n",
    "```concord breakdown\nmetric: rejections\nby: reason\nform: rows\n```\n",
    "```concord bridge\nmetric: rejections\nby: reason\n```\n",
    "```concord slope\nmetric: rejections\nby: reason\nfrom: 2026-09\n```\n",
    "```concord cohorts\nmetric: rate\n```\n",
  ])
  func captionsSayOnlyWhatTheTableHolds(block: String) throws {
    var rows =
      Self.counts + [
        "lead-count,2026-10,*,1901,count,,,1901,,A", "rate,2026-09,*,0.293333,ratio,132,450,450,0,A",
        "rate,2026-10,*,,ratio,112,487,487,366,P", "rejections,2026-09,*,30,count,,,30,,A",
        "rejections,2026-10,*,41,count,,,41,,A",
        "rejections,2026-09,reason=size,20,count,,,20,,A", "rejections,2026-09,reason=budget,10,count,,,10,,A",
        "rejections,2026-10,reason=size,27,count,,,27,,A", "rejections,2026-10,reason=budget,12,count,,,12,,A",
        "rejections,2026-10,reason=(none),2,count,,,2,,A",
      ]
    rows += (1...8).map { "mql-count,2026-0\($0),*,\(400 + $0 * 7),count,,,\(400 + $0 * 7),,A" }
    let html = try Self.page(Self.fixture(page: block, rows)).content.withoutIndices
    let caption = try #require(html.firstMatch(of: /<figcaption>(.*?)<\/figcaption>/)).output.1
    let table = try #require(html.firstMatch(of: /<table>.*?<\/table>/)).output.replacing(/<[^>]*>/, with: " ")
    let numbers = caption.replacing(/\d+ [A-Z][a-z]+( \d{4})?/, with: "").matches(of: /\d[\d,.]*\d|\d/).map {
      String($0.output)
    }
    #expect(block.contains("funnel") || !numbers.isEmpty, "\(caption)")
    for number in numbers { #expect(table.contains(number), "\(number) of \"\(caption)\" is not in \(table)") }
  }

  @Test func aReasonThatLedThreeWeeksIsCalledOut() throws {
    let weeks = ["2026-W42", "2026-W43", "2026-W44"].flatMap { week in
      ["rejections,\(week),reason=size,6,count,,,6,,A", "rejections,\(week),reason=budget,5,count,,,5,,A"]
    }
    let month = ["rejections,2026-10,reason=size,27,count,,,27,,A", "rejections,2026-10,reason=budget,12,count,,,12,,A"]
    let block = "```concord pareto\nmetric: rejections\nby: reason\n```\n"
    let led = try Self.page(Self.fixture(page: block, weeks + month)).content.withoutIndices
    #expect(led.contains("Wrong size is 27 of 39 shown (69%) and has led for three weeks in a row."))
    let few = weeks.map { $0.replacing(",6,count,,,6", with: ",4,count,,,4") }
    #expect(!(try Self.page(Self.fixture(page: block, few + month)).content.withoutIndices.contains("in a row")))
  }

  // MARK: Frozen pages

  /// What was sent stays; what is known since stands beside it.
  @Test func aFrozenPageShowsWhatWasSentAndTodaysValueBesideIt() throws {
    let stamp = try Fixture.stamp("mql-count", in: Self.definitions)
    let head = "metric,period,value,unit,meaning\n"
    var fixture = try Self.fixture(page: Self.kpis + Self.trend, Self.counts)
    fixture.sheets = [
      "2026-10-07/mql-count.csv": head + "mql-count,2026-09,446,count,\(stamp)\n",
      "2026-11-06/mql-count.csv": head + "mql-count,2026-09,450,count,\(stamp)\nmql-count,2026-10,487,count,\(stamp)\n",
    ]
    let september = try #require(Period("2026-09"))
    let html = try Self.page(fixture, at: .dashboard(september)).content.withoutIndices
    #expect(html.contains("<b>446</b>"))
    #expect(html.contains("Sep 2026 is now 450: restated on 6 Nov 2026."))
    #expect(try Self.page(fixture).content.withoutIndices.contains("<b>487</b>"))
  }

  @Test func aWrongBlockIsReportedOnceAndNotForEveryPeriod() throws {
    let site = try Self.fixture(page: "```concord trend\nmetric: nothing\n```\n", Self.counts).made()
    let artifacts = dashboardArtifacts(of: site)
    let checked: [[Diagnostic]] = artifacts.compactMap { $0.problems?() }
    #expect(checked.joined().map(\.rule) == [.definitionUnknownReference])
    let shown: [[Diagnostic]] = artifacts.compactMap { $0.document?.diagnostics }
    #expect(shown.joined().map(\.rule) == [.definitionUnknownReference])
  }

  @Test func chartsUnderOneHeadingStandTwoInARow() throws {
    let page = "## Volume\n\nWords.\n\n\(Self.trend)\n\(Self.trend)"
    let html = try Self.page(Self.fixture(page: page, Self.counts)).content.withoutIndices
    #expect(html.contains("<section class=\"band\" aria-labelledby=\"volume\"><h2 id=\"volume\">Volume</h2>"))
    #expect(html.matches(of: /<div class="cols">/).count == 1)
    #expect(html.contains("id=\"b-trend\"") && html.contains("id=\"b-trend-2\""))
  }

  /// A drawing of many rows beside a short one would leave half of the page empty.
  @Test func aDrawingOfManyRowsHasARowToItself() throws {
    let regions = (1...30).map { "rejections,2026-10,reason=r\($0),\($0),count,,,\($0),,A" }
    let ranked = "```concord breakdown\nmetric: rejections\nby: reason\nform: rows\n```\n"
    let rows = Self.counts + ["rejections,2026-10,*,465,count,,,465,,A"] + regions
    func columns(_ page: String) throws -> [String] {
      let html = try Self.page(Self.fixture(page: page, rows)).content.withoutIndices
      return html.split(separator: "<div class=\"cols\">").dropFirst().map { row in
        row.matches(of: #/class="fig(?: tall)?" id="b-([a-z0-9-]+)"/#).map { String($0.1) }.joined(separator: " ")
      }
    }
    #expect(try columns(Self.trend + Self.trend + ranked + Self.trend) == ["trend trend-2", "breakdown", "trend-3"])
    #expect(try columns(Self.trend + ranked + ranked) == ["trend", "breakdown breakdown-2"])
  }

  // MARK: Files

  @Test func aDataFileHoldsTheTotalAndTheSplitsThatAPageShows() throws {
    let rows = Self.counts + ["rejections,2026-10,*,39,count,,,39,,A", "rejections,2026-10,reason=size,27,count,,,27,,A"]
    func file(_ page: String) throws -> String {
      let artifacts = dataArtifacts(of: try Self.fixture(page: page, rows).made().index)
      let artifact = try #require(artifacts.first { $0.address == .data("rejections") })
      guard let bytes = artifact.file else { throw Missing() }
      return String(decoding: bytes, as: UTF8.self)
    }
    #expect(try !file(Self.trend).contains("reason=size"))
    let split = try file("```concord pareto\nmetric: rejections\nby: reason\n```\n").split(separator: "\n")
    #expect(split.count == 3)
    #expect(
      split[0].hasPrefix("metric,grain,period,dims,stat,as_of,value,unit,num,den,n,censored,flags,version,meaning,source,state")
    )
    #expect(split[2].hasPrefix("rejections,month,2026-10,reason=size,value,2026-11-06,27,count,,,27,,A,"))
  }

  @Test func notesAreNewestFirstAndPagesBounded() throws {
    var source = try Self.fixture(page: Self.trend, Self.counts).source()
    source.notes = (1...30).compactMap { week in
      Period("2026-W\(week < 10 ? "0" : "")\(week)").map {
        Note(
          period: $0, document: parseMarkup(Array("Week [MQL](term:mql) \(week).".utf8), file: "n.md", firstLine: 1),
          path: "n.md")
      }
    }
    let artifacts = noteArtifacts(of: Site(Edition(source)))
    #expect(artifacts.map(\.address.path) == ["notes.html", "notes-2.html"])
    guard let page = artifacts[0].document else { throw Missing() }
    let html = page.content.withoutIndices
    let first = try #require(html.range(of: "id=\"n2026-W30\""))
    let second = try #require(html.range(of: "id=\"n2026-W29\""))
    #expect(first.lowerBound < second.lowerBound)
    #expect(html.contains("href=\"dictionary/mql.html\""))
  }
}
