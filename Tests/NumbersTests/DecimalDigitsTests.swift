import Numbers
import Testing

struct DecimalDigitsTests {
  /// One word holds any nineteen digits; longer texts are read with two.
  @Test(arguments: [
    ("0", Int128(0), 1, 0), ("0.421443", 421_443, 1, 6), ("-12", 12, 2, 0), ("+3.10", 310, 1, 2),
    ("9999999999999999999", 9_999_999_999_999_999_999, 19, 0), ("-9999999999999999999", 9_999_999_999_999_999_999, 19, 0),
    ("99999999999999999.9", 999_999_999_999_999_999, 17, 1), ("99999999999999999999", 99_999_999_999_999_999_999, 20, 0),
    ("0000000000000000000000.5", 5, 22, 1), ("1.0000000000000000000000", 10_000_000_000_000_000_000_000, 1, 22),
  ])
  func readsDigitsAndPlaces(text: String, coefficient: Int128, whole: Int, scale: Int) throws {
    let digits = try #require(read(text))
    #expect(digits.coefficient == coefficient)
    #expect([digits.wholeDigits, digits.scale] == [whole, scale])
    #expect(digits.isNegative == text.hasPrefix("-"))
  }

  @Test(arguments: [
    "", "-", "+", ".", "5.", ".5", "-.5", "1e3", "1.2.3", "1,5", "--1", " 1", "1 ", "NaN", "0000000000000000000x",
    "12345678901234567890.", "1234567890123456789012345678901234567",
  ])
  func refusesAnythingElse(text: String) { #expect(read(text) == nil) }

  private func read(_ text: String) -> DecimalDigits? {
    let bytes = Array(text.utf8)
    return DecimalDigits(bytes.span)
  }
}
