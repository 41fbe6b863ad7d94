import Measures
import Numbers
import Testing

@Suite struct ControlLimitsTests {
  static func decimals(_ values: [Int?]) -> [ExactDecimal?] { values.map { $0.map { ExactDecimal($0) } } }

  /// Golden value G22, after Wheeler.
  @Test func limitsAreTheGoldenOnes() throws {
    let limits = try #require(ControlLimits(Self.decimals([31, 29, 34, 30, 28, 33, 32, 30, 29, 35, 31, 30])))
    #expect(limits.mean == ExactDecimal(31))
    #expect(limits.meanMovingRange == ExactDecimal(3))
    #expect(limits.lower == ExactDecimal("23.02"))
    #expect(limits.upper == ExactDecimal("38.98"))
    #expect(limits.upperRange == ExactDecimal("9.804"))
  }

  @Test func sevenValuesMakeNoLimits() {
    #expect(ControlLimits(Self.decimals([1, 2, 3, 4, 5, 6, 7])) == nil)
    #expect(ControlLimits(Self.decimals([1, 2, 3, 4, 5, 6, 7, 8])) != nil)
  }

  @Test func noMovingRangeIsTakenAcrossAGap() throws {
    let limits = try #require(ControlLimits(Self.decimals([10, 10, 10, 10, nil, 50, 50, 50, 50])))
    #expect(limits.meanMovingRange == .zero)
  }

  @Test func countsStayOverZeroAndRatesUnderOne() throws {
    let limits = try #require(ControlLimits(Self.decimals([0, 9, 0, 9, 0, 9, 0, 9]), floor: .zero, ceiling: ExactDecimal(10)))
    #expect(limits.lower == .zero)
    #expect(limits.upper == ExactDecimal(10))
  }

  @Test func aValueBeyondTheLimitsIsASignal() throws {
    let limits = try #require(ControlLimits(Self.decimals([31, 29, 34, 30, 28, 33, 32, 30, 29, 35, 31, 30])))
    #expect(limits.signals(in: Self.decimals([31, 39, 23, 24, nil])) == [false, true, true, false, false])
  }

  @Test func theEighthOfARunOnOneSideIsASignal() throws {
    let limits = try #require(ControlLimits(Self.decimals([31, 29, 34, 30, 28, 33, 32, 30, 29, 35, 31, 30])))
    let run = limits.signals(in: Self.decimals(Array(repeating: 32, count: 9)))
    #expect(run == Array(repeating: false, count: 7) + [true, true])
    let onTheMean = limits.signals(in: Self.decimals([32, 32, 32, 32, 31, 32, 32, 32, 32]))
    #expect(!onTheMean.contains(true), "a value on the mean is on neither side")
    let withGap = limits.signals(in: Self.decimals([32, 32, 32, 32, nil, 32, 32, 32, 32]))
    #expect(!withGap.contains(true), "a gap ends the run")
  }
}
