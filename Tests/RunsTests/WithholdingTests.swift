import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots
import Testing

@testable import Runs

/// Numbers of members with few cases in the rows of a snapshot.
@Suite struct WithholdingTests {
  private static let site = "snapshots: {withhold: {seller: {below: 3}}}\n"
  private static let count = "kind: metric\nsemantics: {type: count, of: won, dimensions: [seller]}"
  /// Ana won twice in July, Ben three times, Cleo four times.
  private static let won =
    "entity,time,seller,amount\n"
    + (["ana", "ana", "ben", "ben", "ben", "cleo", "cleo", "cleo", "cleo"].enumerated().map {
      "W-\($0),2026-07-0\($0 + 1),\($1),10.00"
    } + ["W-9,2026-07-20,,10.00"]).joined(separator: "\n")

  private static let stage = RunsTests.stage("won", columns: ", seller, amount")

  @Test func aSellerWithFewCasesHasNoNumberAndNeitherHasTheOneThatWouldTellIt() throws {
    let input = try Company(site: Self.site, ["won": Self.stage, "wins": Self.count]).input(["won": Self.won])
    #expect(
      try rows("wins", input).filter { $0.hasPrefix("2026-07") } == [
        "2026-07 * value 10 n 10 v1", "2026-07 seller=(none) value 1 n 1 v1", "2026-07 seller=ana value - Q v1",
        "2026-07 seller=ben value - Q v1", "2026-07 seller=cleo value 4 n 4 v1",
      ])
  }

  @Test func aMetricCanWithholdByItself() throws {
    let input = try Company(site: "", ["won": Self.stage, "wins": Self.count + "\ndisplay: {withhold_below: 3}"]).input([
      "won": Self.won
    ])
    #expect(try rows("wins", input).filter { $0.contains(" Q") }.count == 2)
  }

  @Test func noPartOfAWithheldRowIsLeft() throws {
    let input = try Company(
      site: Self.site,
      [
        "won": Self.stage, "wins": Self.count,
        "amount": "kind: metric\nsemantics: {type: sum, of: won, field: amount, unit: EUR, dimensions: [seller]}",
        "size": "kind: metric\nsemantics: {type: ratio, numerator: amount, denominator: wins, dimensions: [seller]}",
      ]
    ).input(["won": Self.won])
    let vintage = try #require(Vintage(input.clock.text(input.asOf)))
    let rows = compute(input).rows(vintage, isDirty: false, beside: SnapshotStore()).rows
    for metric in ["wins", "amount", "size"] {
      let withheld = try #require(rows[metric]).filter { $0.flags.contains(.suppressed) }
      #expect(withheld.map { "\($0.dimensions)" }.sorted() == ["seller=ana", "seller=ben"], "\(metric)")
      for row in withheld {
        #expect(row.value == nil && row.numerator == nil && row.denominator == nil && row.count == nil && row.blank == nil)
      }
    }
  }

  /// The average has no threshold of its own; the counts that it shows do.
  @Test func aRateWithholdsWhatItsCountsDo() throws {
    let input = try Company(
      site: "",
      [
        "won": Self.stage,
        "wins": Self.count + "\ndisplay: {withhold_below: 3}",
        "amount": "kind: metric\nsemantics: {type: sum, of: won, field: amount, unit: EUR, dimensions: [seller]}",
        "size": "kind: metric\nsemantics: {type: ratio, numerator: amount, denominator: wins, dimensions: [seller]}",
      ]
    ).input(["won": Self.won])
    #expect(
      try rows("size", input).filter { $0.contains(" Q") } == [
        "2026-07 seller=ana value - Q v1", "2026-07 seller=ben value - Q v1",
      ])
  }

  @Test func membersHaveNoNumbersInShorterPeriodsThanTheirs() throws {
    let site = "snapshots: {grains: [week, month], withhold: {seller: {below: 2, from: month}}}\n"
    let input = try Company(site: site, ["won": Self.stage, "wins": Self.count]).input(["won": Self.won])
    let found = try rows("wins", input)
    #expect(found.filter { $0.hasPrefix("2026-W") && $0.contains("seller") } == [])
    #expect(found.filter { $0.hasPrefix("2026-07") && $0.contains("seller") }.count == 4)
    #expect(found.contains { $0.hasPrefix("2026-W28 * value") })
  }

  @Test func theOnlySellersRowsAreLeftOutWithAWarning() throws {
    let input = try Company(site: Self.site, ["won": Self.stage, "wins": Self.count]).input([
      "won": "entity,time,seller\nW-1,2026-07-01,ana\n"
    ])
    #expect(try rows("wins", input).filter { $0.contains("seller") } == [])
    #expect(
      compute(input).findings.map(line) == [
        "content/glossary/wins.md:1: 'wins' has one member of 'seller', which is withheld: its numbers would be those of the "
          + "total, and its rows are left out [snapshot.withheld]"
      ])
  }

  @Test func aRunOfSomeMetricsIsRefused() throws {
    let company = try Company(site: Self.site, ["won": Self.stage, "wins": Self.count])
    #expect(partialRunProblems(RunScope(), company.timeline.present, settings: company.settings) == [])
    #expect(
      partialRunProblems(RunScope(metrics: ["wins"]), company.timeline.present, settings: company.settings).map(line) == [
        "content/site.yml:2: numbers of few cases are withheld, and a run of some metrics or periods cannot see what would tell "
          + "them [snapshot.withheld]"
      ])
  }

  /// In September Ana's third case of July becomes known. Beside what August's snapshot showed, her number of then would follow.
  @Test func whatWasWithheldOfAPeriodThatWasOverStaysSo() throws {
    let company = try Company(site: Self.site, ["won": Self.stage, "wins": Self.count])
    let first = try company.input(["won": Self.won], asOf: "2026-08-04")
    let files = try run(first, beside: SnapshotStore()).files()
    let file = try #require(files.first { $0.name == "wins.csv" })
    let part = readSnapshotFile(
      file.bytes, path: "content/snapshots/2026-08-04/wins.csv", vintage: Vintage(endOf: try #require(CivilDate("2026-08-04"))),
      glossary: company.timeline.present, mostPeriods: 100)
    #expect(part.diagnostics.map(\.message) == [])
    let later = try company.input(["won": Self.won + "\nW-10,2026-07-30,ana,10.00"])
    let vintage = try #require(Vintage(later.clock.text(later.asOf)))
    let moved = compute(later).rows(vintage, isDirty: false, beside: SnapshotStore([part], runs: [])).rows["wins", default: []]
    #expect(
      moved.filter { "\($0.period)" == "2026-07" }.map { "\($0.dimensions) \($0.value?.description ?? "-")" } == ["* 11"])
  }
}
