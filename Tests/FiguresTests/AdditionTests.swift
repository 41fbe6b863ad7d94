import Definitions
import Diagnostics
import Documents
import Editions
import Foundation
import Testing

@testable import Figures

/// What a figure says of members and their total: nothing is added that does not add up, and nothing missing is zero.
@Suite struct AdditionTests {
  static let metrics: [String: String] = [
    "lead": "kind: stage\nname: Lead\nsemantics: {entity: lead}",
    "leads": "kind: metric\nname: Leads\nsemantics: {type: count, of: lead, dimensions: [region]}",
    "cash":
      "kind: metric\nname: Net cash\nsemantics: {type: manual, how: Ledger, unit: EUR, dimensions: [region], additive: [region]}\ndisplay: {format: money}",
    "rate":
      "kind: metric\nname: Reply rate\nsemantics: {type: manual, how: Board, unit: ratio, dimensions: [region]}\ndisplay: {format: percent}",
    "wait":
      "kind: metric\nname: Wait\nsemantics: {type: manual, how: Board, unit: s, dimensions: [region], stats: [p50]}\ndisplay: {format: hours}",
  ]

  /// Rows without a period are of October.
  private func site(_ block: String, _ rows: [String]) throws -> Site {
    var fixture = Fixture(definitions: Self.metrics.mapValues { "---\n\($0)\n---\n" })
    fixture.sheets["2026-11-06/sheet.csv"] = (["metric,period,dims,stat,value,flags"] + rows).joined(separator: "\n") + "\n"
    fixture.pages = [
      readReportPage(Array("```concord \(block)\n```\n".utf8), path: "content/pages/index.md", name: "index").page
    ]
    return try fixture.made()
  }

  /// The sentence beneath the figure and its table, a line a row.
  private func text(_ block: String, _ rows: [String]) throws -> String {
    let site = try site(block, rows)
    let artifact = try #require(dashboardArtifacts(of: site).first { $0.address == .dashboard })
    let page = try #require(artifact.document)
    try #require(page.diagnostics.isEmpty, "\(page.diagnostics)")
    return lines(page.blocks).joined(separator: "\n")
  }

  private func lines(_ blocks: [Documents.Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .figure(let figure):
        [figure.unit, figure.caption.plain] + (figure.table.map(lines) ?? [])
      case .group(let group) where group.role == .emptyFigure: paragraphs(group.blocks)
      case .group(let group) where group.role != .guide: lines(group.blocks)
      default: []
      }
    }
  }

  private func paragraphs(_ blocks: [Documents.Block]) -> [String] {
    blocks.compactMap { if case .paragraph(let words, _, _) = $0 { words.plain } else { nil } }
  }

  private func lines(_ table: Table) -> [String] {
    [table.columns.map(\.heading.plain).joined(separator: " | ")]
      + (table.rows + table.footer).map { $0.cells.map(\.plain).joined(separator: " | ") }
  }

  static func rows(_ metric: String, _ month: String, _ values: [(String, String)], stat: String = "") -> [String] {
    values.map { member, value in
      let dims = member == "*" ? "*" : "region=\(member)"
      return value == "Q" ? "\(metric),\(month),\(dims),\(stat),,Q" : "\(metric),\(month),\(dims),\(stat),\(value),A"
    }
  }

  // MARK: Refused

  @Test(arguments: [
    ("breakdown\nmetric: rate\nby: region", "rate", "manual"),
    ("breakdown\nmetric: rate\nby: region\nform: share", "rate", "manual"),
    ("pareto\nmetric: rate\nby: region", "rate", "manual"), ("bridge\nmetric: rate\nby: region", "rate", "manual"),
    ("breakdown\nmetric: wait\nby: region", "wait", "manual"), ("bridge\nmetric: wait\nby: region", "wait", "manual"),
  ])
  func whatDoesNotAddUpIsRefusedInItsLine(block: String, metric: String, type: String) throws {
    let site = try site(
      block, Self.rows(metric, "2026-10", [("*", "0.3"), ("web", "0.6")], stat: metric == "wait" ? "p50" : ""))
    let found = site.pages.flatMap(\.diagnostics)
    #expect(found.map { "\($0.position.line):\($0.position.column) \($0.rule.rawValue)" } == ["2:9 block.not-additive"])
    #expect(
      found.first?.message == "'\(metric)' is a metric of type \(type): its members by region do not add up to its total")
    #expect(found.first?.suggestion?.contains("form: rows") == true)
  }

  @Test func ratesStandSideBySideUnderTheirOwnTotal() throws {
    let rows =
      Self.rows("rate", "2026-09", [("*", "0.14"), ("web", "0.5"), ("mail", "0.1")])
      + Self.rows("rate", "2026-10", [("*", "0.3"), ("web", "0.6"), ("mail", "0.2")])
    let found = try text("breakdown\nmetric: rate\nby: region\nform: grouped", rows)
    #expect(
      found == """
        % by month
        30.0% overall in October; web has the highest, 60.0%.
        Month | web | mail | All
        Sep 2026 | 50.0% | 10.0% | 14.0%
        Oct 2026 | 60.0% | 20.0% | 30.0%
        """)
  }

  /// Rates are neither added nor averaged: those for which there is no room stand in the table, and the sentence says so.
  @Test(arguments: ["grouped\nlimit: 2", "rows\nlimit: 2"])
  func ratesBeyondALimitAreNotTakenTogether(form: String) throws {
    let rows = Self.rows("rate", "2026-10", [("*", "0.3"), ("a", "0.1"), ("b", "Q"), ("c", "0.2"), ("d", "0.4")])
    let found = try text("breakdown\nmetric: rate\nby: region\nform: \(form)", rows)
    #expect(
      found == """
        %, October
        30.0% overall. 3 of 4 members are drawn; the table has all of them.
        Region | Reply rate
        d | 40.0%
        c | 20.0%
        a | 10.0%
        b | withheld
        All | 30.0%
        """)
  }

  @Test func moreRatesThanADrawingHasRoomForAreRanked() throws {
    let rows = Self.rows(
      "rate", "2026-10", [("*", "0.3")] + (1...7).map { ("m\($0)", "0.\($0)") })
    let found = try text("breakdown\nmetric: rate\nby: region\nform: grouped", rows)
    #expect(
      found == """
        %, October
        30.0% overall.
        Region | Reply rate
        m7 | 70.0%
        m6 | 60.0%
        m5 | 50.0%
        m4 | 40.0%
        m3 | 30.0%
        m2 | 20.0%
        m1 | 10.0%
        All | 30.0%
        """)
  }

  // MARK: Withheld

  static let withheld =
    rows("leads", "2026-09", [("*", "100"), ("north", "60"), ("south", "40")])
    + rows("leads", "2026-10", [("*", "100"), ("north", "60"), ("south", "Q")])

  @Test(arguments: [
    "bridge\nmetric: leads\nby: region", "slope\nmetric: leads\nby: region\nfrom: 2026-09",
    "breakdown\nmetric: leads\nby: region", "breakdown\nmetric: leads\nby: region\nform: share",
    "breakdown\nmetric: leads\nby: region\nform: rows", "pareto\nmetric: leads\nby: region",
  ])
  func aWithheldMemberIsAGapInEveryBlock(block: String) throws {
    let found = try text(block, Self.withheld)
    #expect(found.contains("withheld"), "\(found)")
    #expect(!found.contains("\u{2212}40") && !found.contains("south | 40 | 0") && !found.contains("south | 0"), "\(found)")
  }

  @Test func aBridgeEndsAtThePublishedTotal() throws {
    let found = try text("bridge\nmetric: leads\nby: region", Self.withheld)
    #expect(
      found == """
        Sep 2026 to Oct 2026
        No change from September to October. south is withheld.
        Region | Sep 2026 | Oct 2026 | Change
        north | 60 | 60 | 0
        south | 40 | withheld |\u{20}
        All | 100 | 100 | 0
        """)
  }

  @Test func withoutATotalItIsASumOfTheMembersShown() throws {
    let rows = Self.withheld.filter { !$0.contains("*") }
    let found = try text("bridge\nmetric: leads\nby: region", rows)
    #expect(
      found == """
        Sep 2026 to Oct 2026
        No change from September to October (sum of the members shown). south is withheld.
        Region | Sep 2026 | Oct 2026 | Change
        north | 60 | 60 | 0
        south | 40 | withheld |\u{20}
        Sum of the members with both values | 60 | 60 | 0
        """)
  }

  @Test func whatTheMembersLackIsSaid() throws {
    let rows = Self.rows("leads", "2026-10", [("*", "100"), ("north", "60"), ("south", "30")])
    let found = try text("breakdown\nmetric: leads\nby: region", rows)
    #expect(
      found == """
        per month
        100 in October, of which north 60 (67%). The members shown add up to 90, 10 less than the total of 100.
        Month | north | south | All | Members against all | Greatest share
        Oct 2026 | 60 | 30 | 100 | 10 less | 67%
        """)
  }

  /// A member that was not there before had nothing where the others make the whole total, else nobody knows.
  @Test func aMemberWithoutARowHasNothingWhereTheOthersMakeTheTotal() throws {
    let full =
      Self.rows("leads", "2026-09", [("*", "60"), ("north", "60")])
      + Self.rows("leads", "2026-10", [("*", "100"), ("north", "60"), ("south", "40")])
    let found = try text("bridge\nmetric: leads\nby: region", full)
    #expect(
      found == """
        Sep 2026 to Oct 2026
        +40 from September to October. south moved most, +40.
        Region | Sep 2026 | Oct 2026 | Change
        south | 0 | 40 | +40
        north | 60 | 60 | 0
        All | 60 | 100 | +40
        """)
    let short = full.map { $0.replacing("2026-09,*,,60", with: "2026-09,*,,70") }
    let second = try text("bridge\nmetric: leads\nby: region", short)
    #expect(
      second == """
        Sep 2026 to Oct 2026
        +30 from September to October. south has no value.
        Region | Sep 2026 | Oct 2026 | Change
        north | 60 | 60 | 0
        south | no value | 40 |\u{20}
        Not in the members shown |  |  | +30
        All | 70 | 100 | +30
        """)
  }

  /// Of cases that are only counted, none in all means none in any member. Of amounts that may be below zero nobody knows.
  @Test func whereThereAreNoneInAllNoMemberHasAny() throws {
    let rows =
      Self.rows("leads", "2026-09", [("*", "100"), ("north", "60"), ("south", "40")])
      + Self.rows("leads", "2026-10", [("*", "0")])
    #expect(
      try text("breakdown\nmetric: leads\nby: region", rows).contains(
        """
        Sep 2026 | 60 | 40 | 100 | 60%
        Oct 2026 | 0 | 0 | 0 |\u{20}
        """))
    let table = """
      north | 60 | 0 | \u{2212}60
      south | 40 | 0 | \u{2212}40
      All | 100 | 0 | \u{2212}100
      """
    #expect(try text("bridge\nmetric: leads\nby: region", rows).contains(table))
    #expect(try text("slope\nmetric: leads\nby: region\nfrom: 2026-09", rows).contains(table))
    let cash = rows.map { $0.replacing("leads", with: "cash") }
    #expect(
      try text("breakdown\nmetric: cash\nby: region", cash).contains("Oct 2026 | no value | no value | €0 |"))
    let rates =
      Self.rows("rate", "2026-09", [("*", "0.3"), ("north", "0.4")]) + Self.rows("rate", "2026-10", [("*", "0")])
    #expect(
      try text("breakdown\nmetric: rate\nby: region\nform: grouped", rates).contains("Oct 2026 | no value | 0.0%"))
  }

  @Test func othersLeadNothing() throws {
    let rows = Self.rows("leads", "2026-10", [("*", "100")] + (1...10).map { ("m\($0)", "10") })
    for block in ["breakdown\nmetric: leads\nby: region\nlimit: 2", "pareto\nmetric: leads\nby: region\nlimit: 1"] {
      let found = try text(block, rows)
      #expect(found.contains("m1 ") && !found.contains("which 9 others") && !found.contains("9 others is"), "\(found)")
      #expect(found.contains("9 others"))
    }
  }

  // MARK: Signs

  static let mixed = rows("cash", "2026-10", [("*", "5000"), ("refund", "-3000"), ("new", "2000"), ("renewal", "6000")])

  @Test(arguments: ["breakdown\nmetric: cash\nby: region\nform: share", "pareto\nmetric: cash\nby: region"])
  func mixedSignsHaveNoShares(block: String) throws {
    #expect(try text(block, Self.mixed).contains("they have no shares of a whole"))
  }

  @Test func amountsKeepTheirCurrency() throws {
    let rows = Self.rows("cash", "2026-10", [("*", "8000"), ("new", "2000"), ("renewal", "6000")])
    let found = try text("pareto\nmetric: cash\nby: region", rows)
    #expect(
      found == """
        € by region, October
        renewal is €6,000 of €8,000 (75%).
        Region | Net cash | Share | Cumulative
        renewal | €6,000 | 75% | 75%
        new | €2,000 | 25% | 100%
        All | €8,000 | 100% |\u{20}
        """)
  }

  @Test func aStackOfMixedSignsStandsUnderThePublishedTotal() throws {
    let found = try text("breakdown\nmetric: cash\nby: region", Self.mixed)
    #expect(
      found == """
        € per month
        €5,000 in October, of which renewal €6,000.
        Month | renewal | new | refund | All | Greatest share
        Oct 2026 | €6,000 | €2,000 | −€3,000 | €5,000 |\u{20}
        """)
  }
}
