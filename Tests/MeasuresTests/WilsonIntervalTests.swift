import Measures
import Numbers
import Testing

@Suite struct WilsonIntervalTests {
  /// Golden values G16.
  @Test(arguments: [
    (7, 20, "0.1812", "0.5671"), (0, 10, "0.0000", "0.2775"), (10, 10, "0.7225", "1.0000"), (3, 10, "0.1078", "0.6032"),
    (300, 1000, "0.2724", "0.3291"),
  ])
  func boundsAreThePublishedOnes(k: Int, n: Int, low: String, high: String) throws {
    let interval = try #require(WilsonInterval.of(k, of: n))
    #expect(interval.lowerBound.description == low)
    #expect(interval.upperBound.description == high)
  }

  @Test(arguments: [(1, 0), (-1, 3), (4, 3), (0, 0)])
  func nonsenseHasNoInterval(k: Int, n: Int) { #expect(WilsonInterval.of(k, of: n) == nil) }

  @Test func theShareLiesWithin() throws {
    for n in [1, 2, 9, 137, 1_000_000_000] {
      for k in [0, n / 3, n] {
        let interval = try #require(WilsonInterval.of(k, of: n))
        let share = try #require(ExactDecimal(k).divided(by: ExactDecimal(n), scale: 4))
        #expect(interval.contains(share), "\(k) of \(n)")
        #expect(interval.lowerBound >= .zero && interval.upperBound <= ExactDecimal(1))
      }
    }
  }
}
