import Diagnostics
import Events
import Snapshots
import Testing

/// Deals that are won and reopened: moved to the new period, or booked back in that of the reopening.
@Suite struct ReversalTests {
  private static func world(_ won: String, more: String = "") throws -> World {
    try World(
      """
      # stage won
      semantics: {entity: deal, \(won)}
      | entity | time       | amount | region |
      | a      | 2026-07-10 | 100.00 | emea   |
      | a      | 2026-10-20 | 80.00  | emea   |
      | b      | 2026-07-11 | 10.00  | apac   |
      | b      | 2026-07-12 | 10.00  | apac   |
      | c      | 2026-07-13 |        | apac   |
      # stage reopened
      semantics: {entity: deal, occurrence: every}
      | entity | time       |
      | a      | 2026-08-05 |
      | a      | 2026-08-06 |
      | c      | 2026-09-01 |
      | d      | 2026-09-01 |
      # metric won-count
      semantics: {type: count, of: won, dimensions: [region]}
      # metric won-amount
      semantics: {type: sum, of: won, field: amount, unit: EUR}
      \(more)
      """)
  }

  private static let months = ["2026-07", "2026-08", "2026-09", "2026-10"]

  private func totals(_ metric: String, _ world: World) throws -> [String] {
    let measured = measure(metric, in: try world.context([metric], Self.months).context)
    #expect(measured.diagnostics.map(\.message) == [])
    return measured.values.filter(\.dimensions.isAll).map(line)
  }

  @Test func theLastTimeMovesACaseToItsNewPeriod() throws {
    #expect(
      try totals("won-count", Self.world("occurrence: last")) == [
        "2026-07 * value 2 count n 2", "2026-08 * value 0 count n 0", "2026-09 * value 0 count n 0",
        "2026-10 * value 1 count n 1",
      ])
  }

  @Test func aReversalLeavesThePast() throws {
    let world = try Self.world("reversal: reopened")
    #expect(
      try totals("won-count", world) == [
        "2026-07 * value 3 count n 3", "2026-08 * value -1 count n 1", "2026-09 * value -1 count n 1",
        "2026-10 * value 1 count n 1",
      ])
    #expect(
      try totals("won-amount", world) == [
        "2026-07 * value 110.00 EUR n 3 blank 1", "2026-08 * value -100.00 EUR n 1", "2026-09 * value 0.00 EUR n 1",
        "2026-10 * value 80.00 EUR n 1",
      ])
    #expect(
      try world.rows("won-count", "2026-08") == "2026-08 * value -1 count n 1\n2026-08 region=emea value -1 count n 1")
  }

  @Test func creditGoesBackToTheTouchesThatHadIt() throws {
    let world = try Self.world(
      "reversal: reopened",
      more: """
        # attribution-model model
        semantics: {model: last}
        | entity | time       | channel |
        | a      | 2026-07-01 | web     |
        | a      | 2026-08-02 | fair    |
        # metric credit
        semantics: {type: attribution, of: won-amount, model: model, unit: EUR, dimensions: [channel]}
        """)
    #expect(
      try world.rows("credit", "2026-08") == "2026-08 * value -100.00 EUR n 1\n2026-08 channel=web value -100.00 EUR n 1")
    #expect(
      try world.rows("credit", "2026-10") == "2026-10 * value 80.00 EUR n 1\n2026-10 channel=fair value 80.00 EUR n 1")
  }

  @Test func whatIsNotCountedSeesTheEntriesAlone() throws {
    let world = try Self.world(
      "reversal: reopened", more: "# metric size\nsemantics: {type: statistic, of: won, field: amount, unit: EUR, stats: [max]}"
    )
    #expect(
      try totals("size", world) == [
        "2026-07 * max 100.00 EUR n 3 blank 1", "2026-08 * max - EUR n 0 M", "2026-09 * max - EUR n 0 M",
        "2026-10 * max 80.00 EUR n 1",
      ])
  }
}
