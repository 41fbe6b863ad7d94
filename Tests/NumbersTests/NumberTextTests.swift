import Numbers
import Testing

struct NumberTextTests {
  @Test(arguments: [
    ("1930", 0, "1,930"), ("0", 0, "0"), ("999", 0, "999"), ("1000", 0, "1,000"), ("1234567.891", 2, "1,234,567.89"),
    ("-0.4", 1, "−0.4"), ("-1234", 0, "−1,234"), ("-0.04", 1, "0.0"), ("999.5", 0, "1,000"), ("12", 2, "12.00"),
  ])
  func groupsByThousands(value: String, decimals: Int, text: String) throws {
    #expect(NumberText.grouped(try #require(ExactDecimal(value)), decimals: decimals) == text)
  }

  @Test(arguments: [
    ("26", 0, "+26"), ("-3.3", 1, "−3.3"), ("0", 0, "0"), ("0.04", 1, "0.0"), ("-0.04", 1, "0.0"), ("0.05", 1, "+0.1"),
  ])
  func signsWhatIsNotNothing(value: String, decimals: Int, text: String) throws {
    #expect(NumberText.signed(try #require(ExactDecimal(value)), decimals: decimals) == text)
  }

  @Test(arguments: [
    ("0.7096", "71.0%"), ("0.709499", "70.9%"), ("1", "100.0%"), ("0", "0.0%"), ("-0.0125", "−1.3%"), ("0.9995", "99.95%"),
    ("0.9962", "99.6%"),
    ("0.0003", "0.03%"), ("1.0004", "100.04%"), ("-0.99999", "−99.999%"), ("0.999999", "99.9999%"),
  ])
  func printsRatiosAsPercentages(ratio: String, text: String) throws {
    #expect(NumberText.percent(try #require(ExactDecimal(ratio))) == text)
  }

  @Test(arguments: [
    ("0", "0"), ("7", "7"), ("0.5", "0.5"), ("99.999", "100.00"), ("123.4", "123"), ("995", "995"), ("999", "999"),
    ("999.7", "1.00k"), ("1000", "1.00k"), ("9994", "9.99k"), ("9996", "10.0k"), ("99960", "100k"), ("251260", "251k"),
    ("999499", "999k"), ("999999", "1.00m"), ("2843000", "2.84m"), ("-2843000", "−2.84m"), ("999999999", "1.00bn"),
    ("1234567890123", "1,235bn"),
  ])
  func shortensToThreeDigits(value: String, text: String) throws {
    #expect(NumberText.compact(try #require(ExactDecimal(value))) == text)
  }

  @Test func printsTheGreatestNumberThatCanBeRead() throws {
    let great = try #require(ExactDecimal("999999999999999.999999999999999999"))
    #expect(NumberText.compact(great) == "1,000,000bn")
    #expect(NumberText.grouped(great, decimals: 2) == "1,000,000,000,000,000.00")
    #expect(NumberText.percent(great) == "100,000,000,000,000,000.0%")
  }
}
