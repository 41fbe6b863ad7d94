import Definitions
@testable import Events
import Numbers
import Testing

/// Ratios and formulas: exact to their end, and missing where a part is.
struct QuotientTests {
  private static let deals = """
    # stage opportunity
    semantics: {entity: opportunity, occurrence: first}
    | entity | time             | amount |
    | a      | 2026-10-01T00:00 | 100.00 |
    | b      | 2026-10-02T00:00 | 200.00 |
    | c      | 2026-10-03T00:00 | 300.00 |
    # stage won
    semantics: {entity: opportunity, occurrence: first}
    | entity | time             | amount |
    | a      | 2026-10-02T08:00 | 100.01 |
    # metric created
    semantics: {type: sum, of: opportunity, field: amount, unit: EUR}
    # metric won-amount
    semantics: {type: sum, of: won, field: amount, unit: EUR}
    # metric won-count
    semantics: {type: count, of: won}
    # metric opportunity-count
    semantics: {type: count, of: opportunity}
    # metric win-rate
    semantics: {type: ratio, numerator: won-count, denominator: opportunity-count}
    # metric deal
    semantics: {type: ratio, numerator: won-amount, denominator: won-count, unit: EUR}
    # metric to-close
    semantics: {type: ratio, numerator: won-amount, denominator: created}
    # metric days
    semantics: {type: duration, from: opportunity, to: won, unit: d, stats: [p50, p90]}
    # metric velocity
    semantics:
     type: formula
     inputs: {open: opportunity-count, rate: win-rate, deal: deal, days: days}
     expression: open * rate * deal / days
     unit: EUR/d
    """

  @Test func aRatioHasItsPartsInTheirOwnScales() throws {
    let world = try World(Self.deals)
    #expect(try world.rows("deal", "2026-10") == "2026-10 * value 100.01 EUR 100.01/1 n 1 U")
    #expect(try world.rows("to-close", "2026-10") == "2026-10 * value 0.16668333 ratio 100.01/600.00 n 1 U")
    #expect(try world.rows("win-rate", "2026-10") == "2026-10 * value 0.333333 ratio 1/3 n 3 U")
  }

  /// 3 x 1/3 x 100.01 / (4/3 days) is 75.0075: the rate is a third to the end, and the days are not those that are printed.
  @Test func aFormulaComputesWithWhatWasNotRounded() throws {
    let world = try World(Self.deals)
    #expect(try world.rows("days", "2026-10").hasPrefix("2026-10 * p50 1.3333333 d"))
    #expect(try world.rows("velocity", "2026-10") == "2026-10 * value 75.0075 EUR/d n 3")
  }

  @Test func aFormulaWithoutOneOfItsPartsHasNoValue() throws {
    let world = try World(Self.deals)
    #expect(try world.rows("velocity", "2026-09") == "2026-09 * value - EUR/d n 0 M")
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("-a + 1", "-2"), ("a - 1 - 1", "1"), ("12 / a / 2", "2"), ("a / (a - 3)", "-"),
    ("b + 1", "-"), ("2 * (3 + -a)", "0"), ("0.1 + 0.2", "0.3"),
  ])
  func expressionsAreReadAsPeopleReadThem(text: String, value: String) throws {
    let expression = try #require(FormulaExpression(text))
    let found = expression.value { $0 == "a" ? Fraction(3) : nil }
    #expect((found.value?.rounded(to: 6)?.withoutTrailingZeros.description ?? "-") == value)
    #expect(!found.overflowed)
  }

  @Test func aNumberThatGrowsTooLongIsMissingAndSaysSo() throws {
    let expression = try #require(FormulaExpression("a * a * a"))
    let large = try #require(Fraction(1 << 60, 3))
    #expect(expression.value { _ in large }.value == nil)
    #expect(expression.value { _ in large }.overflowed)
  }
}
