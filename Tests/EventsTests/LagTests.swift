import Definitions
import Diagnostics
import Events
import Testing

/// A ratio whose numerator is of an earlier period: cost three months before the customers.
struct LagTests {
  private static let company = """
    # metric spend
    semantics: {type: manual, how: Typed, unit: EUR, dimensions: [channel]}
    source: {from: sheet, sql: select}
    | time    | amount  | currency | channel |
    | 2026-07-01 | 300.00 | EUR | fairs |
    | 2026-07-01 | 100.00 | EUR | search |
    | 2026-08-01 | 900.00 | EUR | fairs |
    | 2026-10-01 | 70.00 | EUR | fairs |
    # stage won
    semantics: {entity: opportunity, occurrence: first}
    | entity | time | channel |
    | a | 2026-10-05 | fairs |
    | b | 2026-10-06 | search |
    | c | 2026-11-06 | fairs |
    # metric won-count
    semantics: {type: count, of: won, dimensions: [channel]}
    # metric cac
    semantics: {type: ratio, numerator: spend, denominator: won-count, lag: 3 months, unit: EUR, dimensions: [channel]}
    # metric per-cac
    semantics: {type: formula, inputs: {cost: cac}, expression: cost * 2, unit: EUR}
    """

  @Test func theCostIsOfThreeMonthsBefore() throws {
    var world = try World(Self.company)
    world.asOf = "2026-12-01T12:00:00+01:00"
    let rows = try world.rows("cac", "2026-07", "2026-08", "2026-10", "2026-11")
    #expect(
      rows == """
        2026-07 * value - EUR -/0 n 0 M
        2026-08 * value - EUR -/0 n 0 M
        2026-10 * value 200.00 EUR 400.00/2 n 2 EU
        2026-10 channel=fairs value 300.00 EUR 300.00/1 n 1 EU
        2026-10 channel=search value 100.00 EUR 100.00/1 n 1 EU
        2026-11 * value 900.00 EUR 900.00/1 n 1 EU
        2026-11 channel=fairs value 900.00 EUR 900.00/1 n 1 EU
        """)
  }

  @Test func aMonthWithoutCustomersHasNoCostOfOne() throws {
    var world = try World(Self.company.replacing("| c | 2026-11-06 | fairs |\n", with: ""))
    world.asOf = "2026-12-01T12:00:00+01:00"
    let rows = try world.rows("cac", "2026-08", "2026-11")
    #expect(rows.split(separator: "\n").contains("2026-11 * value - EUR 900.00/0 n 0 EM"))
  }

  @Test func monthsLeadFromQuarterToQuarterAndFromNoWeekToAnother() throws {
    var world = try World(Self.company)
    world.asOf = "2027-01-05T12:00:00+01:00"
    let rows = try world.rows("cac", "2026-Q3", "2026-Q4")
    #expect(rows.split(separator: "\n").contains("2026-Q4 * value 433.33333333 EUR 1300.00/3 n 3 EU"))
    #expect(try world.rows("cac", "2026-W30", "2026-W43") == "")
  }

  @Test func aMetricReachesBackAsFarAsItsParts() throws {
    let glossary = try World(Self.company).glossary
    #expect(["spend", "won-count", "cac", "per-cac"].map(glossary.reach) == [0, 0, 3, 3])
  }
}
