import Definitions
import Numbers
import Testing

@Suite struct ToleranceTests {
  @Test(arguments: ["", "%", "few", "-1", "-0.5%", "100.1%", "1 %", "1e3", "2 leads"])
  func whatIsNeitherAShareNorAnAmountIsNoTolerance(text: String) {
    #expect(Tolerance(text) == nil)
  }

  @Test(arguments: [
    ("0.5%", "1000", "1005", true), ("0.5%", "1000", "994.999", false), ("0.5%", "-1000", "-995", true),
    ("0%", "7", "7.0", true), ("10%", "0", "0.001", false), ("2", "446", "444", true), ("2", "446", "448.01", false),
    ("0.005", "0.450", "0.455", true), ("0.005", "0.450", "0.4551", false),
  ])
  func theBoundItselfIsWithin(tolerance: String, first: String, other: String, isWithin: Bool) throws {
    let tolerance = try #require(Tolerance(tolerance))
    #expect(try tolerance.allows(from: #require(ExactDecimal(first)), to: #require(ExactDecimal(other))) == isWithin)
  }
}
