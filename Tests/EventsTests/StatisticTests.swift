import Events
import Testing

/// What the values of a field are like.
@Suite struct StatisticTests {
  private static func world(_ metric: String, _ rows: String) throws -> World {
    try World(
      """
      # stage won
      semantics: {entity: deal, occurrence: first}
      | entity | time       | size | pages | region |
      \(rows)
      # metric size
      semantics: {type: statistic, of: won, \(metric)}
      """)
  }

  private static let deals = """
    | a | 2026-10-01 | 100.00 | 1   | emea |
    | b | 2026-10-02 | 200.50 | 2   | emea |
    | c | 2026-10-03 | 400.00 | 4.5 | apac |
    | d | 2026-10-04 |        |     | apac |
    """

  @Test func ofMoney() throws {
    let world = try Self.world("field: size, unit: EUR, stats: [p50, p90, mean, min, max, sum]", Self.deals)
    #expect(
      try world.rows("size", "2026-10") == """
        2026-10 * max 400.00 EUR n 4 blank 1
        2026-10 * mean 233.50 EUR n 4 blank 1 U
        2026-10 * min 100.00 EUR n 4 blank 1
        2026-10 * p50 200.50 EUR n 4 blank 1 U
        2026-10 * p90 360.10 EUR n 4 blank 1 U
        2026-10 * sum 700.50 EUR n 4 blank 1
        """)
  }

  @Test func ofAPlainNumberByMember() throws {
    let world = try Self.world("field: pages, unit: number, stats: [p50, max], dimensions: [region]", Self.deals)
    #expect(
      try world.rows("size", "2026-10") == """
        2026-10 * max 4.500000 number n 4 blank 1
        2026-10 * p50 2.000000 number n 4 blank 1 U
        2026-10 region=apac max 4.500000 number n 2 blank 1
        2026-10 region=apac p50 4.500000 number n 2 blank 1 U
        2026-10 region=emea max 2.000000 number n 2
        2026-10 region=emea p50 1.500000 number n 2 U
        """)
  }

  @Test func nobodyKnowsAnythingWhereAllAreBlank() throws {
    let world = try Self.world("field: size, unit: EUR, stats: [p50, mean, sum]", "| a | 2026-10-01 | | | emea |")
    #expect(
      try world.rows("size", "2026-10") == """
        2026-10 * mean - EUR n 1 blank 1 M
        2026-10 * p50 - EUR n 1 blank 1 M
        2026-10 * sum - EUR n 1 blank 1 M
        """)
  }

  @Test func aMonthWithoutCasesHasASumAndNothingElse() throws {
    let world = try Self.world("field: size, unit: EUR, stats: [p50, sum]", Self.deals)
    #expect(try world.rows("size", "2026-09") == "2026-09 * p50 - EUR n 0 M\n2026-09 * sum 0.00 EUR n 0")
  }
}
