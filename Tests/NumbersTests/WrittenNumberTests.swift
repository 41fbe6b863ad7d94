import Numbers
import Testing

/// Levels and shares as people write them.
struct WrittenNumberTests {
  @Test(arguments: [
    ("20%", "0.20"), ("20 %", "0.20"), ("0.5%", "0.005"), ("100%", "1.00"), ("-3%", "-0.03"), ("0.25", "0.25"), ("500", "500"),
  ])
  func aPercentageIsItsRatio(text: String, ratio: String) {
    #expect(ExactDecimal(orPercent: text)?.description == ratio)
  }

  @Test(arguments: ["%", " %", "20%%", "20  %", "%20", "20 percent", "1e2%", "1,5%", "0.00000000000000001%", ""])
  func whatIsNoNumberIsNoPercentage(text: String) {
    #expect(ExactDecimal(orPercent: text) == nil)
  }

  @Test(arguments: [
    ("25%", "write 0.25, which is 25%"), ("0,25", "write 0.25"), ("12,5", "write 12.5"),
    ("1,000", "write it with a decimal point and without thousands marks"),
    ("1,234,567", "write it with a decimal point and without thousands marks"), ("1e3", "write it without an exponent"),
    ("ten", "write digits with a point, as in 1250 or 0.25"),
  ])
  func whatWasMeantIsShown(text: String, suggestion: String) {
    #expect(ExactDecimal.suggestion(for: text) == suggestion)
  }
}
