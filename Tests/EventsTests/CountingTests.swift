import Events
import Numbers
import Testing

/// Counts, sums and stocks: `semantics.md` B0 and B1.
struct CountingTests {
  private static let sources = """
    # code-list sources
    semantics: {codes: [{code: inbound, label: Inbound}, {code: outbound, label: Outbound}]}
    """

  @Test func countsByListedMembersAlsoWhereNothingHappened() throws {
    let world = try World(
      """
      \(Self.sources)
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             | source  |
      | a      | 2026-10-01T00:00 | inbound |
      | b      | 2026-10-31T23:59 |         |
      | c      | 2026-11-01T00:00 | inbound |
      | d      | 2026-09-30T23:59 | fax     |
      # metric mql-count
      semantics: {type: count, of: mql, dimensions: [source], members: {source: sources}}
      """)
    #expect(
      try world.rows("mql-count", "2026-09", "2026-10", "2026-11") == """
        2026-09 * value 1 count n 1
        2026-09 source=fax value 1 count n 1
        2026-09 source=inbound value 0 count n 0
        2026-09 source=outbound value 0 count n 0
        2026-10 * value 2 count n 2
        2026-10 source=(none) value 1 count n 1
        2026-10 source=inbound value 1 count n 1
        2026-10 source=outbound value 0 count n 0
        2026-11 * value 1 count n 1 P
        2026-11 source=inbound value 1 count n 1 P
        2026-11 source=outbound value 0 count n 0 P
        """)
    let context = try world.context(["mql-count"], ["2026-09"]).context
    #expect(measure("mql-count", in: context).unknownMembers == ["source": ["fax"]])
  }

  @Test func nothingIsSaidOfAPeriodThatHasNotBegun() throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time             |
      | a      | 2026-12-01T00:00 |
      # metric mql-count
      semantics: {type: count, of: mql}
      """)
    #expect(try world.rows("mql-count", "2026-12") == "")
  }

  /// A merged lead has the id that survived: the earliest of its events counts, once.
  @Test(arguments: [
    ("first", "2026-09 * value 1 count n 1\n2026-10 * value 0 count n 0"),
    ("first_per_cycle", "2026-09 * value 1 count n 1\n2026-10 * value 1 count n 1"),
    ("last", "2026-09 * value 0 count n 0\n2026-10 * value 1 count n 1"),
    ("every", "2026-09 * value 2 count n 2\n2026-10 * value 2 count n 2"),
  ])
  func occurrenceSaysWhichEventsCount(occurrence: String, rows: String) throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: \(occurrence)}
      | entity | time             | cycle |
      | a      | 2026-10-05T09:00 | 2     |
      | a      | 2026-09-02T09:00 | 1     |
      | a      | 2026-09-01T09:00 | 1     |
      | a      | 2026-10-06T09:00 | 2     |
      # metric mql-count
      semantics: {type: count, of: mql}
      """)
    #expect(try world.rows("mql-count", "2026-09", "2026-10") == rows)
  }

  @Test func anAmountThatIsMissingIsInTheCountAndNotInTheSum() throws {
    let world = try World(
      """
      # stage opportunity
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       | amount  |
      | a      | 2026-10-01 | 100.10  |
      | b      | 2026-10-02 |         |
      | c      | 2026-10-03 | -0.0500 |
      # metric pipeline
      semantics: {type: sum, of: opportunity, field: amount, unit: EUR}
      """)
    #expect(try world.rows("pipeline", "2026-10") == "2026-10 * value 100.05 EUR n 3 blank 1")
    #expect(try world.cases("pipeline", "2026-10") == ["a counted", "b incomplete amount", "c counted"])
  }

  @Test func minorUnitsAndOtherCurrenciesAreTheSameMoney() throws {
    var world = try World(
      """
      # stage opportunity
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       | amount_minor | currency |
      | a      | 2026-10-01 | 10010        | EUR      |
      | b      | 2026-10-02 | 333          | USD      |
      # metric pipeline
      semantics: {type: sum, of: opportunity, field: amount, unit: EUR, currency: {rates: at_event}}
      """)
    let rate = ExchangeRates.Rate(date: try day("2026-10-01"), currency: "EUR", value: try #require(ExactDecimal("0.85")))
    world.rates.market = ExchangeRates(base: "USD", [rate])
    #expect(try world.rows("pipeline", "2026-10") == "2026-10 * value 102.93 EUR n 2")
  }

  @Test func aStockIsWhatEnteredAndDidNotLeaveByTheEndOfThePeriod() throws {
    let world = try World(
      """
      # population counted
      semantics: {entity: opportunity, criteria: {all: [It is new business]}}
      # stage opportunity
      semantics: {entity: opportunity, occurrence: first, population: counted}
      | entity | time             | source |
      | a      | 2026-09-01T09:00 | x      |
      | b      | 2026-09-30T09:00 | x      |
      | c      | 2026-10-31T23:00 | y      |
      | d      | 2026-11-02T09:00 | y      |
      # stage closed
      semantics: {entity: opportunity, occurrence: last, population: counted, after: opportunity}
      | entity | time             |
      | a      | 2026-10-15T09:00 |
      | b      | 2026-11-01T00:00 |
      # population pipeline
      semantics: {entity: opportunity, criteria: {all: [{ref: counted}, {ref: opportunity}, {not: {ref: closed}}]}}
      # metric open
      semantics: {type: count, of: opportunity, population: pipeline, dimensions: [source]}
      """)
    #expect(
      try world.rows("open", "2026-09", "2026-10", "2026-11") == """
        2026-09 * value 2 count n 2
        2026-09 source=x value 2 count n 2
        2026-10 * value 2 count n 2
        2026-10 source=x value 1 count n 1
        2026-10 source=y value 1 count n 1
        2026-11 * value 2 count n 2 P
        2026-11 source=y value 2 count n 2 P
        """)
  }
}
