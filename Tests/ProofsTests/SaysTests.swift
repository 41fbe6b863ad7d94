import Numbers
import Testing

@testable import Proofs

@Suite struct SaysTests {
  @Test(arguments: [
    ("472", "472", "count"), ("1,204 leads", "1204", "count"), ("€2.84m", "2843000", "EUR"), ("−€165k", "-165260.00", "EUR"),
    ("€165k", "-165260.00", "EUR"), ("71.0%", "0.7096", "ratio"), ("97%", "0.966", "ratio"), ("+1.6 pp", "0.0161", "ratio"),
    ("6.1 h", "21960", "s_business"), ("6.1 business hours", "21960", "s_business"), ("2.0 d", "48", "h"),
    ("4 hours", "14400.000000", "s"), ("99.6%", "0.99596", "ratio"), ("CHF 1.23bn", "1230000000", "CHF"),
    ("over 30 h", "108001", "s"), ("0.5", "0.45", nil), ("−0.5", "-0.45", nil), ("472, so far", "472", "count"),
  ])
  func aTextSaysItsValueRounded(text: String, exact: String, unit: String?) throws {
    #expect(says(text, Fraction(try #require(ExactDecimal(exact))), unit: unit))
  }

  @Test(arguments: [
    ("473", "472", "count"), ("1,204", "204", "count"), ("€2.85m", "2843000", "EUR"), ("70.9%", "0.7096", "ratio"),
    ("−26", "26", "count"), ("6.2 h", "21960", "s_business"), ("withheld", "3", "count"), ("", "0", nil),
    ("over 30 h", "107999", "s"), ("71.0%", "0.7196", "ratio"), ("1.2.3", "3", nil),
    ("999999999999999999999999999999999999999999", "1", nil), ("€5.00bn", "5000000", "EUR"),
  ])
  func anotherTextDoesNot(text: String, exact: String, unit: String?) throws {
    #expect(!says(text, Fraction(try #require(ExactDecimal(exact))), unit: unit))
  }
}
