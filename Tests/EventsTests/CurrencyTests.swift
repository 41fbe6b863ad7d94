import Definitions
import Diagnostics
import Events
import Numbers
import Testing

/// Amounts of several currencies, counted in one.
@Suite struct CurrencyTests {
  /// Deals in euros, dollars and yen, and a metric of them.
  private func world(_ semantics: String, _ rates: [(String, String, String)]) throws -> World {
    var world = try World(
      """
      # stage won
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       | amount | currency | channel |
      | a      | 2026-10-02 | 100.00 | EUR      | ads     |
      | b      | 2026-10-09 | 10.05  | USD      | ads     |
      | c      | 2026-10-12 | 10.05  | USD      | events  |
      | d      | 2026-10-13 | 1000   | JPY      | events  |
      # metric won-amount
      semantics: {type: sum, of: won, field: amount, dimensions: [channel], \(semantics)}
      """)
    let listed = try rates.map { day, currency, value in
      ExchangeRates.Rate(
        date: try EventsTests.day(day), currency: currency, value: try #require(ExactDecimal(value)))
    }
    world.rates = RateBook(market: ExchangeRates(base: "EUR", listed), plan: ExchangeRates(base: "EUR", listed))
    return world
  }

  private static let october = [
    ("2026-10-08", "USD", "1.2000"), ("2026-10-09", "USD", "1.1000"),
    ("2026-10-09", "JPY", "160.00"),
  ]

  /// 10.05 / 1.1 is 9.136..., 1000 / 160 is 6.25: each row is rounded, then summed.
  @Test func eachRowIsConvertedAtTheLastRateBeforeItsDay() throws {
    let world = try world("unit: EUR, currency: {rates: at_event}", Self.october)
    #expect(
      try world.rows("won-amount", "2026-10") == """
        2026-10 * value 124.53 EUR n 4
        2026-10 channel=ads value 109.14 EUR n 2
        2026-10 channel=events value 15.39 EUR n 2
        """)
    let (context, _) = try world.context(["won-amount"], ["2026-10"])
    let found = measure("won-amount", in: context).conversions.map {
      "\($0.currency) \($0.count) at \($0.least) to \($0.greatest), \($0.old) old"
    }
    #expect(
      found == [
        "EUR 1 at 1.000000 to 1.000000, 0 old", "JPY 1 at 0.006250 to 0.006250, 1 old", "USD 2 at 0.909091 to 0.909091, 1 old",
      ])
  }

  /// What is not in the base crosses through it: 100 EUR are 110 USD, 1000 JPY are 6.25 EUR.
  @Test func otherPairsCrossThroughTheBase() throws {
    let world = try world("unit: USD, currency: {rates: at_event}", Self.october + [("2026-10-01", "USD", "1.0000")])
    #expect(try world.rows("won-amount", "2026-10").hasPrefix("2026-10 * value 126.98 USD n 4"))

  }

  @Test func aPeriodsMeanIsThatOfTheRatesPublishedInIt() throws {
    let world = try world("unit: EUR, currency: {rates: period_average}", Self.october + [("2026-09-30", "USD", "9.0")])
    // The mean of 1.2 and 1.1 is 1.15: twice 8.74.
    #expect(try world.rows("won-amount", "2026-10").hasPrefix("2026-10 * value 123.73 EUR n 4"))
  }

  @Test(arguments: [
    (
      "unit: EUR", Self.october, "'won-amount' is in EUR, but 1 of its amounts is in JPY, the first on 2026-10-13"
    ),
    (
      "unit: EUR, currency: {rates: at_event}", [("2026-10-01", "USD", "1.1"), ("2026-10-13", "JPY", "160")],
      "'won-amount' finds no rate of USD on 2026-10-09 or in the 7 days before, for 2 of its amounts"
    ),
    (
      "unit: EUR, currency: {rates: plan}", [("2026-01-01", "USD", "1.1")],
      "'won-amount' finds no rate of JPY on or before 2026-10-13 in the plan, for 1 of its amounts"
    ),
  ])
  func whatCannotBeCountedIsToldWithCurrencyAndDay(
    semantics: String, rates: [(String, String, String)], message: String
  ) throws {
    let (context, _) = try world(semantics, rates).context(["won-amount"], ["2026-10"])
    let measured = measure("won-amount", in: context)
    #expect(measured.diagnostics.map(\.message) == [message])
    #expect(measured.values.isEmpty)
  }

  @Test func aBlankCurrencyIsTheSourcesOrAnError() throws {
    var world = try World(
      """
      # stage won
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       | amount | currency |
      | a      | 2026-10-02 | 100.00 | EUR      |
      | b      | 2026-10-09 | 10.00  |          |
      # metric won-amount
      semantics: {type: sum, of: won, field: amount, unit: EUR}
      """)
    #expect(
      try world.context(["won-amount"], ["2026-10"]).problems == [
        "1 row of 'won' with an amount and a blank 'currency', where site.yml names none for the source: b"
      ])
    world.currency = "EUR"
    #expect(try world.rows("won-amount", "2026-10") == "2026-10 * value 110.00 EUR n 2")
  }
}
