import Calendars
import Snapshots
import Testing

@testable import Runs

/// Which metrics a run computes for the whole period, and under which meaning.
@Suite struct WholePeriodTests {
  private static let records = [
    "mql": "entity,time\nL-1,2026-07-03\nL-2,2026-08-03\nL-3,2026-09-03\n",
    "sal": "entity,time\nL-1,2026-07-04\n",
  ]

  private func company(site: String = "", display: String = "") throws -> Company {
    try Company(
      site: site,
      [
        "mql": stage("mql"), "sal": stage("sal"),
        "mqls": "kind: metric\nsemantics: {type: count, of: mql}\(display)",
        "sals": "kind: metric\nsemantics: {type: count, of: sal}",
      ])
  }

  @Test func ofEveryMetricWhereTheSiteSaysSo() throws {
    let input = try company(site: "snapshots: {grains: [month, all], since: 2026-08-01}\n").input(Self.records)
    #expect(
      try rows("mqls", input) == ["2026-08 * value 1 n 1 v1", "2026-09 * value 1 n 1 P v1", "all * value 2 n 2 v1"])
    #expect(try rows("sals", input).last == "all * value 0 n 0 v1")
  }

  @Test func ofOneMetricWhereItAsksForIt() throws {
    let input = try company(display: "\ndisplay: {grains: [all]}").input(Self.records)
    #expect(try rows("mqls", input).last == "all * value 3 n 3 v1")
    #expect(try rows("sals", input).last == "2026-09 * value 0 n 0 P v1")
  }

  @Test func ofWhatAPageShows() throws {
    let input = try company().input(Self.records, scope: RunScope(shown: ["sals": [.all]]))
    #expect(try rows("mqls", input).last == "2026-09 * value 1 n 1 P v1")
    #expect(try rows("sals", input).last == "all * value 1 n 1 v1")
  }

  @Test func aloneWhereARunIsAskedForIt() throws {
    let input = try company().input(Self.records, scope: RunScope(periods: [.all]))
    #expect(try rows("mqls", input) == ["all * value 3 n 3 v1"])
  }

  /// Months keep the meaning of their first day; what is never over has that of today.
  @Test func hasThePresentMeaning() throws {
    let input = try Company(
      site: "snapshots: {grains: [month, all]}\n",
      [
        "mql": stage("mql"), "sal": stage("sal"),
        "mqls": "kind: metric\nsemantics: {type: count, of: mql}",
        "mqls": "kind: metric\nversion: 2\neffective: 2026-09-01\nsemantics: {type: count, of: sal}",
      ]
    ).input(Self.records)
    #expect(
      try rows("mqls", input) == [
        "2026-07 * value 1 n 1 v1", "2026-08 * value 1 n 1 v1", "2026-09 * value 0 n 0 P v2", "all * value 1 n 1 v2",
      ])
  }
}
