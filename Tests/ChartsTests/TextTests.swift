import Charts
import Testing

struct TextTests {
  /// Advances of Arial at 2048 units per em, added by hand.
  @Test(arguments: [
    ("0", false, 1139.0), ("Mm", false, 3412), ("v3 from 1 Aug", true, 13656), ("", false, 0), ("é", false, 1139),
    ("→", false, 2048),
    ("漢", false, 2048), ("e\u{301}", false, 1139),
  ])
  func widthIsTheSumOfAdvances(text: String, bold: Bool, units: Double) {
    #expect(abs(TextMeasure.width(of: text, size: 12, bold: bold) - units * 12 / 2048) < 0.001)
  }

  @Test func aTextThatFitsStaysAndALongOneEndsInAnEllipsis() {
    #expect(TextMeasure.fitted("Paid search", width: 100) == "Paid search")
    let short = TextMeasure.fitted("Paid search, social and display", width: 80)
    #expect(short == "Paid search…")
    #expect(TextMeasure.width(of: short) <= 90)
    #expect(TextMeasure.fitted("Paid", width: 3) == "")
  }

  @Test(
    arguments: [
      ([10, 50], [10, 50]), ([10, 10], [3, 17]), ([10, 12, 60], [4, 18, 60]), ([0, 0], [0, 14]), ([100, 100], [86, 100]),
      ([50, 40], [52, 38]), ([], []),
    ] as [([Double], [Double])])
  func labelsMoveAsLittleAsKeepsThemApart(wanted: [Double], expected: [Double]) {
    #expect(Spread.places(wanted: wanted, gap: 14, within: 0...100) == expected)
  }

  @Test func moreLabelsThanFitHaveNoPlaces() {
    #expect(Spread.places(wanted: [1, 2, 3], gap: 14, within: 0...20) == nil)
  }
}
