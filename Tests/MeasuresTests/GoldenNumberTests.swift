import Calendars
import Measures
import Numbers
import Testing

/// The golden values of `semantics.md` B18 that follow from numbers; those of events are in EventsTests.
struct GoldenNumberTests {
  @Test(arguments: [
    (7, 20, "0.1812", "0.5671"), (0, 10, "0.0000", "0.2775"), (10, 10, "0.7225", "1.0000"), (3, 10, "0.1078", "0.6032"),
    (300, 1000, "0.2724", "0.3291"),
  ])
  func g16Wilson(k: Int, n: Int, low: String, high: String) throws {
    let interval = try #require(WilsonInterval.of(k, of: n))
    #expect(interval.lowerBound.description == low)
    #expect(interval.upperBound.description == high)
  }

  @Test func g22ControlLimits() throws {
    let values = [31, 29, 34, 30, 28, 33, 32, 30, 29, 35, 31, 30].map { ExactDecimal($0) }
    let limits = try #require(ControlLimits(values))
    #expect(limits.mean == ExactDecimal(31))
    #expect(limits.meanMovingRange == ExactDecimal(3))
    #expect(limits.lower == ExactDecimal("23.02"))
    #expect(limits.upper == ExactDecimal("38.98"))
    #expect(limits.upperRange == ExactDecimal("9.804"))
  }

  @Test func g24Pace() throws {
    let october = try month("2026-10")
    let pace = try #require(
      Pace(
        actual: ExactDecimal(190), target: ExactDecimal(500), period: october, asOf: try day("2026-10-14"),
        days: BusinessDays(nil)))
    #expect([pace.businessDaysDone, pace.businessDaysTotal] == [10, 22])
    #expect(pace.expected.description == "227.27")
    #expect(pace.ratio?.rounded(to: 3).description == "0.836")
    #expect(pace.projection?.description == "418")
  }
}
