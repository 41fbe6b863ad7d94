import Calendars
import Definitions
import Numbers
import Snapshots
import Testing

/// What a typed row may not say without a word, and what it says exactly.
@Suite struct RowValueTests {
  @Test(arguments: [
    (
      "mql-count,2026-09,1.234,,,",
      "2:19 snapshot.fraction: 1.234 is not a whole number of cases (write 1234 if the point marks thousands)"
    ),
    ("mql-count,2026-09,2.50,,,", "2:19 snapshot.fraction: 2.50 is not a whole number of cases (write a whole number)"),
    ("contact-rate,2026-09,22,,,", "2:22 snapshot.percent: 22 is 2,200% (write 0.22 for 22%, or give num and den beside it)"),
    ("contact-rate,2026-09,0.71,129,446,", "2:22 snapshot.ratio: 129 / 446 is 0.29, not 0.71"),
    (
      "mql-count,2026-12,99,,,",
      "2:11 snapshot.future-period: 2026-12 had not begun on 6 Nov 2026, the day of the snapshot"
        + " (correct the period, or add the number when there is one)"
    ),
  ])
  func aSilentValueIsTold(row: String, finding: String) throws {
    let found = try findings("metric,period,value,num,den,n\n\(row)\n")
    #expect(found == [finding])
  }

  @Test(arguments: [
    "mql-count,2026-09,1234.0,,,", "mql-count,2026-11,99,,,", "contact-rate,2026-09,3.2,32,10,", "contact-rate,2026-09,1.2,,,",
    "spend,2026-09,1234.56,,,",
  ])
  func whatCanBeIsTakenWithoutAWord(row: String) throws {
    #expect(try findings("metric,period,value,num,den,n\n\(row)\n") == [])
  }

  @Test func morePreciseDigitsOfTheSameNumberAreNoChange() throws {
    let (coarse, fine, other) = (ExactDecimal("0.696585"), ExactDecimal("0.696585312"), ExactDecimal("0.696586"))
    func row(_ value: ExactDecimal?) throws -> Observation {
      Observation(period: try #require(Period("2026-09")), vintage: Vintage(endOf: try day("2026-10-07")), value: value)
    }
    #expect(try row(coarse).isUnmoved(in: row(fine)))
    #expect(try !row(coarse).isUnmoved(in: row(other)))
    #expect(try !row(fine).isUnmoved(in: row(coarse)), "digits that are gone were known")
    #expect(try !row(coarse).isUnmoved(in: row(nil)))
    let head = "metric,period,value\n"
    let files = [
      ("s/2026-10-07/a.csv", head + "contact-rate,2026-09,0.696585\n"),
      ("s/2026-11-06/a.csv", head + "contact-rate,2026-09,0.696585312\n"),
    ]
    let series = try store(files).series("contact-rate", grain: .month, asOf: day("2026-11-06"), presentMeaning: nil)
    #expect(series?.points.first?.firstPublished == nil)
  }

  @Test func aRowIsTheQuotientOfItsParts() throws {
    func row(_ value: String, _ num: Int?, _ den: Int?, n: Int? = nil) throws -> Observation {
      Observation(
        period: try #require(Period("2026-09")), vintage: Vintage(endOf: try day("2026-10-07")), value: ExactDecimal(value),
        numerator: num.map { ExactDecimal($0) }, denominator: den.map { ExactDecimal($0) }, count: n)
    }
    #expect(try row("0.70", 209, 300).exact == Fraction(209, 300), "typed with two digits")
    #expect(try row("0.71", 209, 300).exact == Fraction(71, 100), "of other parts")
    #expect(
      try row("0.428571", nil, nil, n: 7).proportion(.cases).map { [$0.part, $0.whole] } == [ExactDecimal(3), ExactDecimal(7)])
    #expect(try row("0.5", nil, nil, n: 7).proportion(.cases) == nil, "of 7 nobody is half")
    #expect(try row("0.9225", 36_900, 40_000).size(.quotient(top: Unit("EUR"), bottom: Unit("EUR"))) == nil)
    #expect(try row("369.00", 36_900, 100).size(.quotient(top: Unit("EUR"), bottom: .count)) == ExactDecimal(100))
  }
}
