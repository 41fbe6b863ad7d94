import Calendars
import Definitions
import Editions
import Numbers
import Snapshots
import Testing

@Suite struct ValueTextTests {
  static func text(_ unit: String, _ display: Display = Display()) throws -> ValueText {
    let unit: Unit = try #require(Unit(unit))
    return ValueText(display, unit)
  }

  @Test(arguments: [
    ("p50", "median"), ("p90", "90th percentile"), ("p91", "91st percentile"), ("p92", "92nd percentile"),
    ("p93", "93rd percentile"), ("p12", "12th percentile"), ("d1", "within 1 day"), ("d30", "within 30 days"),
  ])
  func aStatIsSaidInWords(stat: String, words: String) {
    #expect(statWords(stat) == words)
  }

  @Test(arguments: [
    ("count", "1930", "1,930", "1,930", "+1,930"), ("count", "-26", "\u{2212}26", "\u{2212}26", "\u{2212}26"),
    ("count", "0", "0", "0", "0"), ("ratio", "0.709600", "71.0%", "71.0%", "+71.0 pp"),
    ("ratio", "-0.008751", "\u{2212}0.9%", "\u{2212}0.9%", "\u{2212}0.9 pp"), ("ratio", "1", "100.0%", "100.0%", "+100.0 pp"),
    // 21,962 business seconds are 6.1 hours.
    ("s_business", "21962", "6.1", "6.1", "+6.1 business h"),
    ("s_business", "-11880", "\u{2212}3.3", "\u{2212}3.3", "\u{2212}3.3 business h"),
    ("s", "136800", "38.0", "38.0", "+38.0 h"), ("d", "97", "97", "97", "+97 d"), ("h", "36", "36.0", "36.0", "+36.0 h"),
    ("EUR", "251260.00", "€251,260", "€251k", "+€251k"), ("EUR", "2843000", "€2,843,000", "€2.84m", "+€2.84m"),
    ("EUR", "-190000", "\u{2212}€190,000", "\u{2212}€190k", "\u{2212}€190k"), ("EUR", "9999.49", "€9,999", "€9,999", "+€9,999"),
    ("CHF", "12", "CHF 12", "CHF 12", "+CHF 12"),
  ])
  func aValueIsPrintedInItsUnitsFormat(
    unit: String, value: String, table: String, headline: String, difference: String
  ) throws {
    let text = try Self.text(unit)
    let value = try #require(ExactDecimal(value))
    #expect(text.table(value) == table)
    #expect(text.headline(value) == headline)
    #expect(text.difference(value) == difference)
  }

  @Test func aPercentileThatIsNotReachedIsOverItsBound() throws {
    let text = try Self.text("s_business")
    func row(bound: ExactDecimal?, _ flags: Flags) throws -> Observation {
      Observation(
        period: try #require(Period("2026-09")), stat: "p90", vintage: try #require(Vintage("2026-11-06")), value: nil,
        bound: bound, count: 10, censored: 4, flags: flags)
    }
    let final = try row(bound: ExactDecimal(108_000), .missing)
    #expect(text.cell(final) == "over 30.0")
    #expect(text.shown(final) == "over 30.0")
    #expect(try text.cell(row(bound: ExactDecimal(108_000), [.missing, .provisional])) == "over 30.0, so far")
    #expect(try text.cell(row(bound: nil, [.missing, .provisional])) == "not mature")
  }

  @Test func onlyNothingIsPrintedAsNothing() throws {
    let share = try Self.text("ratio")
    #expect(share.difference(.zero) == "0.0 pp")
    #expect(share.difference(ExactDecimal(coefficient: 4, scale: 4)) == "+0.04 pp")
    #expect(share.difference(ExactDecimal(coefficient: -4, scale: 4)) == "\u{2212}0.04 pp")
    #expect(try Self.text("EUR").table(ExactDecimal(coefficient: 30, scale: 2)) == "€0.30", "cents, not tenths")
    #expect(share.difference(ExactDecimal(coefficient: 5, scale: 4)) == "+0.1 pp", "half goes away from zero")
  }

  @Test func displayGoesBeforeTheUnit() throws {
    let days = try Self.text("s", Display(format: .days))
    #expect(days.table(ExactDecimal(172_800)) == "2")
    let exact = try Self.text("ratio", Display(format: .percent, decimals: 0))
    #expect(exact.table(ExactDecimal(coefficient: 416, scale: 3)) == "42%")
    #expect(try Self.text("count", Display(format: .decimal)).table(ExactDecimal(3)) == "3.00")
  }

  @Test func noShareIsCalledNoneOrAllThatIsNeither() throws {
    let whole = try Self.text("ratio", Display(format: .percent, decimals: 0))
    func shown(_ ratio: String) throws -> String { whole.table(try #require(ExactDecimal(ratio))) }
    #expect(try shown("0.9962") == "99.6%")
    #expect(try shown("0.0031") == "0.3%")
    #expect(try shown("1.002") == "100.2%")
    #expect(try shown("1") == "100%")
    #expect(NumberText.signedPercent(try #require(ExactDecimal("-0.999999"))) == "\u{2212}99.9999%", "1,000,000 to 1")
    #expect(NumberText.signedPercent(try #require(ExactDecimal("-1"))) == "\u{2212}100%")
  }

  @Test func aSentenceSaysTheClock() throws {
    let elapsed = try Self.text("s")
    let business = try Self.text("s_business")
    #expect(elapsed.amount(ExactDecimal(11_880)) == "3.3 hours")
    #expect(business.amount(ExactDecimal(11_880)) == "3.3 business hours")
    #expect(try Self.text("ratio").amount(ExactDecimal(coefficient: 54, scale: 2)) == "54.0 points")
    #expect(
      try Self.text("ratio", Display(format: .percent, decimals: 0)).amount(ExactDecimal(coefficient: 1, scale: 2)) == "1 point"
    )
  }

  @Test func aSentenceSaysTheUnit() throws {
    #expect(try Self.text("s_business").sentence(ExactDecimal(21_962)) == "6.1 business hours")
    #expect(try Self.text("count", Display(noun: "leads")).sentence(ExactDecimal(472)) == "472 leads")
    #expect(try Self.text("EUR").sentence(ExactDecimal(2_843_000)) == "€2.84m")
    #expect(try Self.text("ratio").unitHeading == "%")
  }
}
