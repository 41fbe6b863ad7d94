import Testing

/// What is not known of a case: it is counted, and in no sum and no average.
struct MissingAmountTests {
  private static let definitions = """
    # metric count
    semantics: {type: count, of: won}
    # metric revenue
    semantics: {type: sum, of: won, field: amount, unit: EUR, dimensions: [region]}
    # metric average
    semantics: {type: ratio, numerator: revenue, denominator: count, unit: EUR}
    # metric average-by-formula
    semantics: {type: formula, inputs: {r: revenue, n: count}, expression: r / n, unit: EUR}
    # metric cost
    semantics: {type: ratio, numerator: revenue, denominator: opened-count, unit: EUR}
    # metric opened-count
    semantics: {type: count, of: opened}
    # stage opened
    semantics: {entity: deal}
    | entity | time       |
    | a      | 2026-10-01 |
    | b      | 2026-10-01 |
    """

  private static func world(_ rows: String) throws -> World {
    try World("# stage won\nsemantics: {entity: deal}\n| entity | time | region | amount |\n\(rows)\n\(definitions)")
  }

  @Test func anAverageIsOfTheKnown() throws {
    let world = try Self.world(
      """
      | a | 2026-10-01 | north | 1000 |
      | b | 2026-10-02 | north |      |
      | c | 2026-10-03 | south | 500  |
      | d | 2026-10-03 | west  |      |
      """)
    #expect(try world.rows("count", "2026-10") == "2026-10 * value 4 count n 4")
    #expect(
      try world.rows("revenue", "2026-10") == """
        2026-10 * value 1500.00 EUR n 4 blank 2
        2026-10 region=north value 1000.00 EUR n 2 blank 1
        2026-10 region=south value 500.00 EUR n 1
        2026-10 region=west value - EUR n 1 blank 1 M
        """)
    #expect(try world.rows("average", "2026-10") == "2026-10 * value 750.00 EUR 1500.00/2 n 4 blank 2 U")
    #expect(try world.rows("average-by-formula", "2026-10") == "2026-10 * value 750.00 EUR n 4 blank 2")
    // What is spent on two deals is spent on two deals.
    #expect(try world.rows("cost", "2026-10") == "2026-10 * value 750.00 EUR 1500.00/2 n 4 blank 2 U")
  }

  @Test func whereNoneIsKnownThereIsNoValueAndWhereNothingHappenedItIsZero() throws {
    let world = try Self.world("| a | 2026-10-01 | north |      |")
    #expect(try world.rows("revenue", "2026-10").hasPrefix("2026-10 * value - EUR n 1 blank 1 M"))
    #expect(try world.rows("average", "2026-10") == "2026-10 * value - EUR -/0 n 1 blank 1 M")
    #expect(try world.rows("revenue", "2026-09") == "2026-09 * value 0.00 EUR n 0")
  }
}
