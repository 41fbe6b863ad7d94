import Charts
import Testing

struct ColourTests {
  @Test(arguments: [("#ffffff", 1.0), ("#767676", 4.54), ("#000000", 21.0), ("#0072b2", 5.19)])
  func contrastIsThatOfWCAG(hex: String, expected: Double) throws {
    let colour = try #require(Colour(hex: hex))
    #expect(abs(colour.contrast(with: Colour(0xFFFFFF)) - expected) < 0.01)
    #expect(colour.hex == hex)
  }

  @Test(arguments: ["", "#fff", "0072b2", "#0072bg", "#+072b2", "#0072b2 "])
  func onlySixDigitsAreAColour(hex: String) {
    #expect(Colour(hex: hex) == nil)
  }
}
