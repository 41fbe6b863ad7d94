import Calendars
@testable import Definitions
@testable import Events
import Numbers
import Testing

/// The golden values of `semantics.md` B18 by their numbers; G1 to G12 are in CalendarsTests, G16, G22 and G24
/// in MeasuresTests.
struct GoldenNumberTests {
  private func text(_ value: DurationStatistics.Percentile?, _ scale: Int) -> String? {
    if case .reached(let value)? = value { text(value, scale) } else { nil }
  }
  private func text(_ value: Fraction?, _ scale: Int) -> String? { value?.rounded(to: scale)?.description }
  private func fraction(_ text: String) throws -> Fraction { Fraction(try #require(ExactDecimal(text))) }

  @Test func g13MedianOfThoseWhoStillWait() throws {
    let contacted = [1, 2, 2, 3, 5]
    let half = try fraction("0.5")
    let all = DurationStatistics(ended: contacted, censored: [4, 6, 8, 9, 10])
    // Five of ten are open: not reached, and at least what it were if all of them ended now.
    #expect(all.percentile(half) == .notReached(atLeast: try fraction("4.5")))
    #expect(DurationStatistics(ended: contacted).percentile(half) == .reached(Fraction(2)))
  }

  @Test(arguments: [("0.125", "4.0"), ("0.15", "4.4"), ("0.20", "5.2"), ("0.80", "11.0")])
  func g14PercentilesOfType7(share: String, value: String) throws {
    let times = DurationStatistics(ended: [11, 1, 4, 9, 6, 11, 7, 8, 11])
    #expect(text(times.percentile(try fraction(share)), 1) == value)
  }

  @Test(arguments: [("0.5", "1.5"), ("0.4", "1.2"), ("0.1", "0.3")])
  func g15PercentilesOfType7BetweenValues(share: String, value: String) throws {
    #expect(text(DurationStatistics(ended: [0, 1, 2, 10]).percentile(try fraction(share)), 1) == value)
  }

  /// Credits of touches, `*` at those that are milestones, in the order of time.
  private func credits(
    _ model: String, _ weights: [String], _ amount: Int64, _ touches: [Set<AttributionWeights.Milestone>], ages: [Int] = []
  ) throws -> [Int64]? {
    let model = AttributionModel(
      model: try #require(AttributionModel.Model(rawValue: model)), weights: weights, lookback: nil)
    let found = touches.enumerated().map { index, milestones in
      AttributionWeights.Touch(age: ages.isEmpty ? touches.count - index : ages[index], milestones: milestones)
    }
    return CreditSplit.parts(of: amount, by: try #require(AttributionWeights(model)).weights(of: found))
  }

  @Test func g17Linear() throws {
    #expect(try credits("linear", [], 10_000, [[], [], []]) == [3334, 3333, 3333])
  }

  @Test func g18WShaped() throws {
    let touches: [Set<AttributionWeights.Milestone>] = [[.first], [], [.lead], [], [], [.opportunity]]
    let expected: [Int64] = [30_000, 3334, 30_000, 3334, 3333, 30_000]
    #expect(try credits("w-shaped", ["0.3", "0.3", "0.3", "0.1"], 100_001, touches) == expected)
    #expect(try credits("w-shaped", [], 100_001, touches) == expected)
  }

  @Test func g19UShaped() throws {
    let touches: [Set<AttributionWeights.Milestone>] = [[], [], [], []]
    #expect(try credits("u-shaped", ["0.4", "0.2", "0.4"], 99_999, touches) == [40_000, 10_000, 10_000, 39_999])
  }

  @Test func g20FullPath() throws {
    let touches: [Set<AttributionWeights.Milestone>] = [[.first], [.lead], [], [], [.opportunity], [], [.close]]
    #expect(
      try credits("full-path", [], 1_000_000, touches) == [225_000, 225_000, 33_334, 33_333, 225_000, 33_333, 225_000])
  }

  @Test func g21Decay() throws {
    let ages = [0, 7, 14].map { $0 * 86_400 }
    #expect(try credits("time-decay", [], 1_000_000, [[], [], []], ages: ages) == [571_429, 285_714, 142_857])
  }

  @Test func g23Velocity() throws {
    let expression = try #require(FormulaExpression("n * rate * amount / days"))
    let inputs = ["n": "100", "rate": "0.25", "amount": "50000", "days": "60"]
    let value = expression.value { inputs[$0].flatMap { ExactDecimal($0) }.map { Fraction($0) } }.value
    #expect(text(value, 2) == "20833.33")
  }

  @Test func g25WinRates() throws {
    let created = (0..<100).map { "| o\($0) | 2026-05-0\($0 % 9 + 1) |" }.joined(separator: "\n")
    let won = (0..<3).map { "| o\($0) | 2026-06-10 |" }.joined(separator: "\n")
    let closed = (0..<10).map { "| o\($0) | 2026-06-10 |" }.joined(separator: "\n")
    let world = try World(
      """
      # stage opportunity
      semantics: {entity: opportunity, occurrence: first}
      | entity | time |
      \(created)
      # stage won
      semantics: {entity: opportunity, occurrence: first}
      | entity | time |
      \(won)
      # stage closed
      semantics: {entity: opportunity, occurrence: last}
      | entity | time |
      \(closed)
      # metric won-count
      semantics: {type: count, of: won}
      # metric closed-count
      semantics: {type: count, of: closed}
      # metric win-rate-closed
      semantics: {type: ratio, numerator: won-count, denominator: closed-count}
      # metric win-rate-created
      semantics: {type: conversion, from: opportunity, to: won, window: 90 days}
      """)
    #expect(try world.rows("win-rate-closed", "2026-06") == "2026-06 * value 0.300000 ratio 3/10 n 10")
    #expect(try world.rows("win-rate-created", "2026-05") == "2026-05 * value 0.030000 ratio 3/100 n 100 censored 0")
  }
}
