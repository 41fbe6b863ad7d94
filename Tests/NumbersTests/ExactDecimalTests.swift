import Numbers
import Testing

struct ExactDecimalTests {
  @Test(arguments: [
    ("0", "0"), ("12", "12"), ("-12", "-12"), ("+3.10", "3.10"), ("0.274272", "0.274272"), ("007.50", "7.50"),
    ("-0.5", "-0.5"), ("-0", "0"), ("0.000000000000000001", "0.000000000000000001"),
    ("999999999999999.999999999999999999", "999999999999999.999999999999999999"),
    ("00000000000000000000000000000000000000001", "1"),
  ])
  func readsPlainDecimalsAndPrintsThemBack(text: String, printed: String) throws {
    #expect(try #require(ExactDecimal(text)).description == printed)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", ".5", "5.", "1e3", "1E3", "1,000", "1 000", " 1", "1 ", "NaN", "nan", "inf", "--1", "1-", "+-1",
    "1.2.3",
    "0x10", "½", "١٢", "１２", "−5", "1_000", "1\u{0}", "$5", "5%",
  ])
  func refusesWhatIsNoPlainDecimal(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test(arguments: [
    "1000000000000000", "0.0000000000000000001", "123456789012345678901234567890",
    "99999999999999999999999999999999999999999999", "1234567890123456789012345.12345",
  ])
  func refusesMoreDigitsThanItHolds(text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func comparesAndHashesByValue() throws {
    let long = try #require(ExactDecimal("3.100"))
    let short = try #require(ExactDecimal("3.1"))
    #expect(long == short)
    #expect(Set([long, short]).count == 1)
    #expect(try #require(ExactDecimal("-3.11")) < short)
  }

  @Test(arguments: [
    ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.4999", 0, "2"), ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("-0.4", 0, "0"),
    ("1.005", 2, "1.01"), ("1.004999", 2, "1.00"), ("0.045", 2, "0.05"), ("12", 2, "12.00"), ("9.995", 2, "10.00"),
  ])
  func roundsHalfAwayFromZero(text: String, scale: Int, rounded: String) throws {
    #expect(try #require(ExactDecimal(text)).rounded(to: scale).description == rounded)
  }

  @Test(arguments: [
    ("129", "446", 6, "0.289238"), ("1", "3", 6, "0.333333"), ("2", "3", 6, "0.666667"), ("-2", "3", 6, "-0.666667"),
    ("2", "-3", 6, "-0.666667"), ("1", "8", 2, "0.13"), ("-1", "8", 2, "-0.13"), ("1", "0.5", 0, "2"), ("0", "7", 3, "0.000"),
    ("0.1", "0.3", 4, "0.3333"), ("7", "2", 0, "4"), ("-7", "2", 0, "-4"),
  ])
  func dividesToAScale(top: String, bottom: String, scale: Int, quotient: String) throws {
    let (top, bottom) = (try #require(ExactDecimal(top)), try #require(ExactDecimal(bottom)))
    #expect(top.divided(by: bottom, scale: scale)?.description == quotient)
  }

  @Test func refusesToDivideByZeroOrPastItsDigits() throws {
    #expect(ExactDecimal(1).divided(by: .zero, scale: 2) == nil)
    let great = try #require(ExactDecimal("999999999999999.999999999999999999"))
    #expect(great.divided(by: ExactDecimal(3), scale: 18) == nil)
  }

  @Test func addsWithoutBinaryFractions() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    let fifth = try #require(ExactDecimal("0.2"))
    #expect((tenth + fifth).description == "0.3")
    #expect((fifth - tenth - tenth).isZero)
    #expect((ExactDecimal(5) - tenth).description == "4.9")
  }

  @Test(arguments: [
    ("1.5", "1.5", "2.25"), ("-0.2", "0.05", "-0.01"), ("2.50", "4.00", "10"), ("0", "123.456", "0"),
    ("0.0000000001", "0.0000000001", "0"), ("0.000000000000000005", "0.1", "0.000000000000000001"),
    ("-0.000000000000000005", "0.1", "-0.000000000000000001"),
  ])
  func multipliesExactlyUpToEighteenDigits(left: String, right: String, product: String) throws {
    let (left, right) = (try #require(ExactDecimal(left)), try #require(ExactDecimal(right)))
    #expect((left * right).withoutTrailingZeros.description == product)
  }

  /// The greatest numbers that can be read do not stop the program, in whatever scales they meet.
  @Test(arguments: ["999999999999999.999999999999999999", "-999999999999999.999999999999999999"])
  func computesWithTheGreatestNumbers(text: String) throws {
    let great = try #require(ExactDecimal(text))
    let least = try #require(ExactDecimal("0.000000000000000001"))
    #expect((great < least) == great.isNegative)
    #expect((great + ExactDecimal(1)) - great == ExactDecimal(1))
    #expect((great * great).rounded(to: 0).description == "1000000000000000000000000000000")
    #expect(
      (great * ExactDecimal(1000)).withoutTrailingZeros.description == (great.isNegative ? "-" : "")
        + "999999999999999999.999999999999999")
    #expect(great.magnitude.rounded(to: 2).description == "1000000000000000.00")
    var sum = ExactDecimal.zero
    for _ in 0..<100_000 { sum += great }
    #expect(sum.rounded(to: 0).magnitude.description == "100000000000000000000")
  }
}
