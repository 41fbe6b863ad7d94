import Diagnostics
import Events
import Testing

/// Cohorts and flows: `semantics.md` B2.
struct ConversionTests {
  private static func world(
    window: String? = "30 days", mqls: String, sqls: String, metric: String = "", stage: String = "first_per_cycle"
  ) throws -> World {
    try World(
      """
      # calendar office
      \(office)
      holidays: [{date: 2026-10-09, name: Closed}]
      # stage mql
      semantics: {entity: lead, occurrence: \(stage)}
      \(mqls)
      # stage sql
      semantics: {entity: lead, occurrence: \(stage)}
      \(sqls)
      # metric rate
      semantics:
       type: conversion
       from: mql
       to: sql
       \(window.map { "window: \($0)" } ?? "")
       \(metric)
      """)
  }

  /// Berlin goes back an hour on 25 October 2026: thirty days are an hour longer than 720 of them.
  @Test(arguments: [
    ("2026-11-01T12:00:00", 1), ("2026-11-01T12:00:01", 0), ("2026-10-02T12:00:00", 1), ("2026-10-02T11:59:59", 0),
  ])
  func aWindowIsCalendarDaysAndItsEndBelongsToIt(end: String, converted: Int) throws {
    var world = try Self.world(
      mqls: "| entity | time |\n| a | 2026-10-02T12:00:00 |", sqls: "| entity | time |\n| a | \(end) |")
    world.asOf = "2026-12-31T23:59:59+01:00"
    #expect(
      try world.rows("rate", "2026-10").hasPrefix("2026-10 * value \(converted).000000 ratio \(converted)/1 n 1 censored 0"))
  }

  @Test(arguments: [("2026-11-30T23:59:59+01:00", true), ("2026-11-30T23:59:58+01:00", false)])
  func aCohortIsMatureOnceItsLastSecondHadTheWholeWindow(asOf: String, isMature: Bool) throws {
    var world = try Self.world(
      mqls: "| entity | time |\n| a | 2026-10-31T23:59:59 |\n| b | 2026-10-01T00:00:00 |",
      sqls: "| entity | time |\n| b | 2026-10-05T09:00 |")
    world.asOf = asOf
    #expect(
      try world.rows("rate", "2026-10")
        == (isMature
          ? "2026-10 * value 0.500000 ratio 1/2 n 2 censored 0 U"
          : """
          2026-10 * matured 1.000000 ratio 1/1 n 1 PU
          2026-10 * value - ratio 1/2 n 2 censored 1 PU
          """))
  }

  @Test func aMergedOrRecycledLeadCreditsEachEndOnce() throws {
    let mqls = """
      | entity | time             |
      | a      | 2026-09-01T09:00 |
      | a      | 2026-09-03T09:00 |
      | b      | 2026-09-01T09:00 |
      | b      | 2026-09-28T09:00 |
      """
    // b's end is beyond the first window and within the second.
    let sqls = "| entity | time |\n| a | 2026-09-05T09:00 |\n| b | 2026-10-05T09:00 |"
    var world = try Self.world(mqls: mqls, sqls: sqls, stage: "every")
    world.asOf = "2026-12-31T23:59:59+01:00"
    #expect(try world.rows("rate", "2026-09") == "2026-09 * value 0.500000 ratio 2/4 n 4 censored 0 U")
    #expect(try world.cases("rate", "2026-09") == ["a converted", "a lapsed", "b converted", "b lapsed"])
  }

  @Test func aCycleEndsOnlyWhatBeganInIt() throws {
    var world = try Self.world(
      mqls: "| entity | time | cycle |\n| a | 2026-09-01T09:00 | 1 |\n| a | 2026-09-10T09:00 | 2 |",
      sqls: "| entity | time | cycle |\n| a | 2026-09-12T09:00 | 2 |")
    world.asOf = "2026-12-31T23:59:59+01:00"
    #expect(try world.rows("rate", "2026-09") == "2026-09 * value 0.500000 ratio 1/2 n 2 censored 0 U")
  }

  @Test func withoutAWindowACohortIsConvertedSoFarAndNeverFinal() throws {
    var world = try Self.world(
      window: nil, mqls: "| entity | time |\n| a | 2020-01-01 |\n| b | 2020-01-02 |",
      sqls: "| entity | time |\n| a | 2024-01-01 |")
    world.asOf = "2026-12-31T23:59:59+01:00"
    #expect(try world.rows("rate", "2020-01") == "2020-01 * value 0.500000 ratio 1/2 n 2 censored 1 PU")
    #expect(try world.cases("rate", "2020-01") == ["a converted", "b waiting"])
  }

  /// Friday 2 October at noon: five business days later it is Monday the 12th, for Friday the 9th is a holiday.
  @Test(arguments: [("2026-10-12T12:00", 1), ("2026-10-12T12:01", 0)])
  func businessDaysSkipWeekendsAndHolidays(end: String, converted: Int) throws {
    let world = try Self.world(
      window: "5 business days", mqls: "| entity | time |\n| a | 2026-10-02T12:00 |",
      sqls: "| entity | time |\n| a | \(end) |")
    #expect(try world.rows("rate", "2026-10").contains("ratio \(converted)/1"))
  }

  @Test func daysOfACohortHaveWindowsOfTheirOwn() throws {
    let world = try Self.world(
      mqls: "| entity | time |\n| a | 2026-10-20 |\n| b | 2026-10-21 |\n| c | 2026-10-30 |",
      sqls: "| entity | time |\n| a | 2026-10-27 |\n| b | 2026-10-29 |", metric: "stats: [value, d7, d14]")
    #expect(
      try world.rows("rate", "2026-10") == """
        2026-10 * d14 - ratio 2/3 n 3 censored 3 PU
        2026-10 * d7 - ratio 1/3 n 3 censored 1 PU
        2026-10 * value - ratio 2/3 n 3 censored 3 PU
        """)
  }

  @Test func stagesOfTwoEntitiesMatchByTheIdThatOneHasOfTheOther() throws {
    var world = try World(
      """
      # stage sql
      semantics: {entity: lead, occurrence: first}
      | entity | time       | source |
      | a      | 2026-08-03 | fair   |
      | b      | 2026-08-04 | fair   |
      # stage opportunity
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       | lead |
      | o1     | 2026-08-10 | a    |
      | o2     | 2026-08-11 | a    |
      | o3     | 2026-08-11 |      |
      # metric rate
      semantics: {type: conversion, from: sql, to: opportunity, window: 30 days, dimensions: [source]}
      """)
    #expect(
      try world.rows("rate", "2026-08") == """
        2026-08 * value 0.500000 ratio 1/2 n 2 censored 0 U
        2026-08 source=fair value 0.500000 ratio 1/2 n 2 censored 0 U
        """)
    world.tables["opportunity"]?[0][2] = "account"
    let context = try world.context(["rate"], ["2026-08"]).context
    #expect(
      measure("rate", in: context).diagnostics.map(\.message) == [
        "'rate' goes from 'sql' to 'opportunity', whose events have no entity in common"
      ])
  }

  @Test func aFlowMayExceedOneAndIsNeverImmature() throws {
    let world = try Self.world(
      mqls: "| entity | time |\n| a | 2026-10-20 |", sqls: "| entity | time |\n| x | 2026-10-27 |\n| y | 2026-10-29 |",
      metric: "basis: flow")
    #expect(
      try world.rows("rate", "2026-09", "2026-10") == """
        2026-09 * value - ratio 0/0 n 0 M
        2026-10 * value 2.000000 ratio 2/1 n 1 U
        """)
  }
}
