import Definitions
import Diagnostics
import Events
import Numbers
import Testing

/// Which amount of a deal counts where later rows say another one.
@Suite struct AmountBasisTests {
  /// Deal a grows from 100 to 150 in its month and to 300 after it; the amount of b is lost for a while.
  private static let deals = """
    | entity | time       | amount | currency | region |
    | a      | 2026-09-10 | 100.00 | EUR      | emea   |
    | a      | 2026-09-25 | 150.00 | EUR      | emea   |
    | a      | 2026-10-05 |        | EUR      | emea   |
    | a      | 2026-10-20 | 300.00 | EUR      | emea   |
    | b      | 2026-09-12 | 50.00  | EUR      | apac   |
    | b      | 2026-09-30 |        | EUR      | apac   |
    | c      | 2026-10-01 |        | EUR      | apac   |
    | c      | 2026-10-09 | 10.00  | EUR      | apac   |
    """

  private static func world(_ metric: String, _ deals: String = deals, more: String = "") throws -> World {
    try World(
      """
      # stage created
      semantics: {entity: deal, occurrence: first}
      \(deals)
      # metric pipeline
      semantics: {of: created, field: amount, unit: EUR, \(metric)}
      \(more)
      """)
  }

  @Test(arguments: [
    ("", "2026-09 * value 150.00 EUR n 2\n2026-10 * value - EUR n 1 blank 1 M"),
    (", amount_basis: at_event", "2026-09 * value 150.00 EUR n 2\n2026-10 * value - EUR n 1 blank 1 M"),
    (", amount_basis: at_period_end", "2026-09 * value 200.00 EUR n 2\n2026-10 * value 10.00 EUR n 1"),
    (", amount_basis: current", "2026-09 * value 350.00 EUR n 2\n2026-10 * value 10.00 EUR n 1"),
  ])
  func theAmountIsThatOfTheEventOrALaterOne(basis: String, rows: String) throws {
    #expect(try Self.world("type: sum\(basis)").rows("pipeline", "2026-09", "2026-10") == rows)
  }

  /// One deal lies in a month and in the quarter that ends later.
  @Test func eachPeriodHasTheAmountOfItsOwnEnd() throws {
    var world = try Self.world("type: sum, amount_basis: at_period_end")
    #expect(
      try world.rows("pipeline", "2026-09", "2026-Q3", "2026") == """
        2026-09 * value 200.00 EUR n 2
        2026-Q3 * value 200.00 EUR n 2
        2026 * value 360.00 EUR n 3 P
        """)
    world.asOf = "2026-09-20T23:59:59+02:00"
    #expect(try world.rows("pipeline", "2026-09") == "2026-09 * value 150.00 EUR n 2 P")
  }

  @Test func membersAndStatisticsHaveItToo() throws {
    let world = try Self.world("type: statistic, stats: [max], amount_basis: at_period_end, dimensions: [region]")
    #expect(
      try world.rows("pipeline", "2026-09") == """
        2026-09 * max 150.00 EUR n 2
        2026-09 region=apac max 50.00 EUR n 1
        2026-09 region=emea max 150.00 EUR n 1
        """)
  }

  /// 120 dollars of the end of September at the rate of the 10th, when the deal was created; the share counts what its sum does.
  @Test func aLaterAmountIsWorthWhatTheRateOfItsEventSays() throws {
    let deals = """
      | entity | time       | amount | currency | region |
      | a      | 2026-09-10 | 100.00 | EUR      | emea   |
      | a      | 2026-09-25 | 120.00 | USD      | emea   |
      | b      | 2026-09-12 | 100.00 | EUR      | apac   |
      """
    var world = try Self.world(
      "type: sum, amount_basis: at_period_end, currency: {rates: at_event}, dimensions: [region]", deals,
      more: "# metric split\nsemantics: {type: share, of: pipeline, by: region}")
    let rates = try [("2026-09-10", "1.2000"), ("2026-09-12", "1.2000"), ("2026-09-25", "1.6000")].map { date, value in
      ExchangeRates.Rate(date: try day(date), currency: "USD", value: try #require(ExactDecimal(value)))
    }
    world.rates = RateBook(market: ExchangeRates(base: "EUR", rates))
    #expect(try world.rows("pipeline", "2026-09").hasPrefix("2026-09 * value 200.00 EUR n 2\n"))
    #expect(try world.rows("split", "2026-09").contains("region=emea value 0.500000 ratio 100.00/200.00"))
    world.rates = RateBook(market: ExchangeRates(base: "EUR", rates.dropFirst()))
    let (context, _) = try world.context(["pipeline"], ["2026-09"])
    #expect(
      measure("pipeline", in: context).diagnostics.map(\.message) == [
        "'pipeline' finds no rate of USD on 2026-09-10 or in the 7 days before, for 1 of its amounts"
      ])
  }

  /// Who is in the pipeline at the end of a month has the amount of that end.
  @Test func aStockIsWorthWhatItIsWorthAtTheEnd() throws {
    let world = try Self.world(
      "type: sum, amount_basis: at_period_end, population: open", Self.deals,
      more: """
        # population open
        semantics: {entity: deal, criteria: {all: [{ref: created}, {not: {ref: lost}}]}}
        # stage lost
        semantics: {entity: deal, occurrence: first}
        | entity | time       |
        | b      | 2026-10-03 |
        """)
    #expect(
      try world.rows("pipeline", "2026-09", "2026-10") == """
        2026-09 * value 200.00 EUR n 2
        2026-10 * value 310.00 EUR n 2
        """)
  }
}
