import Numbers
import Testing

struct FractionTests {
  private func fraction(_ top: Int128, _ bottom: Int128) throws -> Fraction { try #require(Fraction(top, bottom)) }

  @Test func aQuotientIsInLowestTermsWithItsSignAbove() throws {
    let half = try fraction(-3, -6)
    #expect((half.numerator, half.denominator) == (1, 2))
    #expect(try fraction(3, -6) == fraction(-1, 2))
    #expect(Fraction(1, 0) == nil)
  }

  @Test func arithmeticIsExact() throws {
    let third = try fraction(1, 3)
    #expect(third.adding(third)?.adding(third) == Fraction(1))
    #expect(third.multiplied(by: Fraction(3)) == Fraction(1))
    #expect(third.subtracting(third)?.isZero == true)
    #expect(third.divided(by: Fraction(0)) == nil)
    #expect(Fraction(try #require(ExactDecimal("0.125"))) == (try fraction(1, 8)))
  }

  @Test(arguments: [
    (1, 3, 4, "0.3333"), (2, 3, 4, "0.6667"), (1, 8, 2, "0.13"), (-1, 8, 2, "-0.13"), (5, 2, 0, "3"), (-5, 2, 0, "-3"),
    (0, 7, 2, "0.00"),
  ])
  func roundingIsHalfAwayFromZero(top: Int128, bottom: Int128, scale: Int, text: String) throws {
    #expect(try fraction(top, bottom).rounded(to: scale)?.description == text)
  }

  @Test func longNumbersAreComparedAndRoundedAndNeverTrap() throws {
    let long = Int128.max / 3
    #expect(try fraction(long, long - 1) > Fraction(1))
    #expect(try fraction(long, long - 1).rounded(to: 6)?.description == "1.000000")
    #expect(try fraction(long, 1).multiplied(by: Fraction(4)) == nil)
    #expect(try fraction(long, 1).adding(fraction(long, 1))?.adding(fraction(long, 1)) != nil)
    #expect(try fraction(long, 1).rounded(to: 6) == nil)
    // What cancels does not overflow.
    #expect(try fraction(long, 7).multiplied(by: fraction(7, long)) == Fraction(1))
  }

  @Test(arguments: [(0, 0), (1, 1), (3, 1), (4, 2), (99, 9), (100, 10), (-4, 0)])
  func squareRootsAreRoundedDown(value: Int128, root: Int128) { #expect(value.squareRoot == root) }
}
