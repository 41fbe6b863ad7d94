import Definitions
import Numbers
import Reports
import Testing

@Suite struct ValueTextTests {
  static func text(_ unit: String, _ display: Display = Display()) throws -> ValueText {
    let unit: Unit = try #require(Unit(unit))
    return ValueText(display, unit)
  }

  @Test(arguments: [
    ("count", "1930", "1,930", "1,930", "+1,930"), ("count", "-26", "\u{2212}26", "\u{2212}26", "\u{2212}26"),
    ("count", "0", "0", "0", "0"), ("ratio", "0.709600", "71.0%", "71.0%", "+71.0 pp"),
    ("ratio", "-0.008751", "\u{2212}0.9%", "\u{2212}0.9%", "\u{2212}0.9 pp"), ("ratio", "1", "100.0%", "100.0%", "+100.0 pp"),
    // 21,962 business seconds are 6.1 hours.
    ("s_business", "21962", "6.1", "6.1", "+6.1 h"), ("s_business", "-11880", "\u{2212}3.3", "\u{2212}3.3", "\u{2212}3.3 h"),
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

  @Test func whatRoundsToNothingHasNoSign() throws {
    let share = try Self.text("ratio")
    #expect(share.difference(ExactDecimal(coefficient: 4, scale: 4)) == "0.0 pp")
    #expect(share.difference(ExactDecimal(coefficient: -4, scale: 4)) == "0.0 pp")
    #expect(share.difference(ExactDecimal(coefficient: 5, scale: 4)) == "+0.1 pp", "half goes away from zero")
  }

  @Test func displayGoesBeforeTheUnit() throws {
    let days = try Self.text("s", Display(format: .days))
    #expect(days.table(ExactDecimal(172_800)) == "2")
    let exact = try Self.text("ratio", Display(format: .percent, decimals: 0))
    #expect(exact.table(ExactDecimal(coefficient: 416, scale: 3)) == "42%")
    #expect(try Self.text("count", Display(format: .decimal)).table(ExactDecimal(3)) == "3.00")
  }

  @Test func aSentenceSaysTheUnit() throws {
    #expect(try Self.text("s_business").sentence(ExactDecimal(21_962)) == "6.1 business hours")
    #expect(try Self.text("count", Display(noun: "leads")).sentence(ExactDecimal(472)) == "472 leads")
    #expect(try Self.text("EUR").sentence(ExactDecimal(2_843_000)) == "€2.84m")
    #expect(try Self.text("ratio").unitHeading == "%")
  }
}
