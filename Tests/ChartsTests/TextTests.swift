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

  /// Numbers as an axis writes them, with as many decimals as the finest needs.
  @Test(
    arguments: [
      (-5_000, 5_000, 3, .plain, ["\u{2212}5,000", "0", "5,000"]), (0, 0.06, 3, .plain, ["0", "0.02", "0.04", "0.06"]),
      (0, 3_000_000, 3, .plain, ["0", "1,000,000", "2,000,000", "3,000,000"]),
      (0, 1_500, 3, .compact, ["0", "0.5k", "1.0k", "1.5k"]), (0, 2e9, 2, .compact, ["0", "1bn", "2bn"]),
      (0, 0.5, 5, .percent, ["0%", "10%", "20%", "30%", "40%", "50%"]),
      (0.005, 0.02, 3, .percent, ["0.5%", "1.0%", "1.5%", "2.0%"]),
    ] as [(Double, Double, Double, TickFormat.Notation, [String])])
  func ticksAreWrittenInDigits(start: Double, stop: Double, count: Double, notation: TickFormat.Notation, texts: [String]) {
    #expect(TickFormat(notation).texts(Ticks.between(start, stop, count: count)) == texts)
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
