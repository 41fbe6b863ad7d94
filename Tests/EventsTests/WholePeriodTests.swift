import Testing

/// The period `all`: from the first day that counts to the as-of, for extracts that are looked at once.
@Suite struct WholePeriodTests {
  private static func world(_ metric: String) throws -> World {
    var world = try World(
      """
      # stage won
      semantics: {entity: deal, occurrence: first}
      | entity | time       | size   |
      | a      | 2024-03-01 | 900.00 |
      | b      | 2025-10-02 | 100.00 |
      | c      | 2026-01-03 | 200.50 |
      | d      | 2026-10-31 | 400.00 |
      # stage status
      semantics: {entity: ticket, occurrence: every}
      | entity | time                | activity |
      | T1     | 2025-09-01T08:00:00 | Take     |
      | T1     | 2025-09-01T09:00:00 | Assign   |
      | T1     | 2026-09-01T10:00:00 | Take     |
      | T2     | 2026-10-30T08:00:00 | Assign   |
      | T2     | 2026-10-30T12:00:00 | Take     |
      # stage paid
      semantics: {entity: deal, occurrence: first}
      | entity | time       |
      | b      | 2025-10-12 |
      | d      | 2026-10-31 |
      # metric number
      semantics: {\(metric)}
      """)
    world.asOf = "2026-10-31T23:59:59+01:00"
    return world
  }

  @Test func mediansOfDealSizes() throws {
    let metric = "type: statistic, of: won, field: size, unit: EUR, stats: [p50, max]"
    #expect(
      try Self.world(metric).rows("number", "all") == """
        all * max 900.00 EUR n 4
        all * p50 300.25 EUR n 4 U
        """)
  }

  @Test func beginsWithTheFirstDayThatCounts() throws {
    var world = try Self.world("type: statistic, of: won, field: size, unit: EUR, stats: [p50, max]")
    world.since = "2025-01-01"
    #expect(
      try world.rows("number", "all") == """
        all * max 400.00 EUR n 3
        all * p50 200.50 EUR n 3 U
        """)
  }

  @Test func stayingInAStatusOverTheWholeLog() throws {
    let metric = "type: duration, from: status, to: next, anchor: from, dimensions: [activity], stats: [p50, p90]"
    let found = try Self.world(metric).rows("number", "all")
    #expect(
      found == """
        all * p50 31539600 s n 5 censored 2 U
        all * p90 31539600 s n 5 censored 2 U
        all activity=Assign p50 15777000 s n 2 censored 0 U
        all activity=Assign p90 28387080 s n 2 censored 0 U
        all activity=Take p50 - over 129599 s n 3 censored 2 MU
        all activity=Take p90 - over 4216319 s n 3 censored 2 MU
        """)
  }

  /// Somebody enters every day, so the whole period is never mature: those whose window is not over are left out of it.
  @Test func aConversionFollowsThoseWhoseWindowIsOver() throws {
    let world = try Self.world("type: conversion, from: won, to: paid, window: 30 days")
    #expect(try world.rows("number", "all") == "all * value 0.333333 ratio 1/3 n 3 censored 1 U")
  }

  @Test func standsBesideMonthsOfTheSameRows() throws {
    let world = try Self.world("type: count, of: won")
    #expect(
      try world.rows("number", "2026-10", "all") == """
        2026-10 * value 1 count n 1
        all * value 4 count n 4
        """)
  }
}
