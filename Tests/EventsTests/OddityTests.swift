import Calendars
import Definitions
import Events
import Testing

/// What records say that cannot be, listed by id: `semantics.md` B0.5 and B8.
struct OddityTests {
  @Test func stagesThatWereSkippedOrCameTooEarlyAreListed() throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             |
      | a      | 2026-10-01T09:00 |
      | late   | 2026-10-05T09:00 |
      # stage sql
      semantics: {entity: lead, occurrence: first, after: mql}
      | entity | time             |
      | a      | 2026-10-02T09:00 |
      | late   | 2026-10-04T09:00 |
      | never  | 2026-10-04T09:00 |
      # metric rate
      semantics: {type: conversion, from: mql, to: sql, window: 30 days}
      """)
    let context = try world.context(["rate"], ["2026-10"]).context
    var found: [String] = []
    stageOrder(of: "sql", in: context) { odd in
      found.append("\(context.identifiers[odd.kind][odd.entity]) \(odd.state.rawValue)")
    }
    #expect(found.sorted() == ["late out-of-order", "never skipped"])
    #expect(stageOrderNeeds(in: world.glossary).keys.map(\.source).sorted() == ["mql", "sql"])
    // No time is invented for who skipped the stage: it is in no cohort.
    #expect(try world.cases("rate", "2026-10") == ["a converted", "late waiting"])
  }

  @Test func blankAndUnknownMembersAreListed() throws {
    let world = try World(
      """
      # code-list sources
      semantics: {codes: [{code: web, label: Web}]}
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time       | source |
      | a      | 2026-10-01 | web    |
      | b      | 2026-10-01 |        |
      | c      | 2026-10-01 | Web    |
      # metric mqls
      semantics: {type: count, of: mql, dimensions: [source], members: {source: sources}}
      """)
    #expect(
      try world.cases("mqls", "2026-10") == ["a counted", "b counted source is blank", "c counted source is 'Web'"])
  }

  /// Whoever keeps odd cases alone is told of no others, whatever kind of metric it is.
  @Test(arguments: [
    ("type: count, of: mql", ["b counted", "c counted"]),
    ("type: sum, of: mql, field: amount, unit: EUR", ["b counted", "c incomplete", "d incomplete"]),
    ("type: conversion, from: mql, to: sql, window: 7 days", ["b converted", "c lapsed"]),
    ("type: duration, from: mql, to: sql, unit: s, stats: [p50]", ["a negative", "b ended", "c open"]),
    (
      "type: duration, from: mql, to: sql, limit: 4 hours, unit: s, stats: [p50]",
      ["a negative", "b met", "c breached-open", "d breached-open"]
    ),
    ("type: duration, from: mql, to: sql, unit: s, stats: [p50], anchor: from", ["a negative", "b ended", "c open"]),
  ])
  func oddCasesAreToldAlone(_ semantics: String, _ expected: [String]) throws {
    let world = try World(
      """
      # code-list sources
      semantics: {codes: [{code: web, label: Web}]}
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             | source | amount |
      | a      | 2026-10-01T09:00 | web    | 1      |
      | b      | 2026-10-01T09:00 |        | 2      |
      | c      | 2026-10-01T09:00 | Web    |        |
      | d      | 2026-10-02T09:00 | web    |        |
      # stage sql
      semantics: {entity: lead, occurrence: first}
      | entity | time             |
      | a      | 2026-09-30T09:00 |
      | b      | 2026-10-01T10:00 |
      # metric number
      semantics: {\(semantics), dimensions: [source], members: {source: sources}}
      """)
    let context = try world.context(["number"], ["2026-10"]).context
    func told(oddCases: Bool) -> [MeasuredCase] {
      var found: [MeasuredCase] = []
      _ = measure("number", in: context, oddCases: oddCases) { found.append($0) }
      return found
    }
    func line(_ found: MeasuredCase) -> String {
      "\(context.identifiers[found.kind][found.entity]) \(found.state.rawValue)"
    }
    #expect(told(oddCases: true).map(line).sorted() == expected)
    let odd = told(oddCases: false).filter { $0.state.isOdd || $0.oddMembers != nil }
    #expect(odd.map(line).sorted() == expected)
  }

  @Test func fiscalPeriodsAreThoseOfTheFiscalCalendar() throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             |
      | a      | 2026-08-01T00:00 |
      | b      | 2026-07-31T23:59 |
      # metric mqls
      semantics: {type: count, of: mql}
      """)
    var context = try world.context(["mqls"], ["FY27-P07", "FY27-Q3", "2026-08"]).context
    #expect(measure("mqls", in: context).values.map(line) == ["2026-08 * value 1 count n 1"])
    context.fiscal = FiscalCalendar(yearStart: "02-01")
    #expect(
      measure("mqls", in: context).values.map(line) == [
        "2026-08 * value 1 count n 1", "FY27-P07 * value 1 count n 1", "FY27-Q3 * value 1 count n 1",
      ])
  }
}
