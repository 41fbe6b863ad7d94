import Charts
import Testing

/// The results that d3-array 3 publishes for its own tests: test/ticks-test.js, tickIncrement-test.js, tickStep-test.js
/// and nice-test.js.
struct TicksTests {
  /// start, stop, greatest and least count with these ticks
  static let published: [(Double, Double, ClosedRange<Int>, [Double])] = [
    (0, 1, 8...10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
    (0, 1, 4...7, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    (0, 1, 2...3, [0, 0.5, 1]),
    (0, 1, 1...1, [0, 1]),
    (0, 10, 8...10, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    (0, 10, 4...7, [0, 2, 4, 6, 8, 10]),
    (0, 10, 2...3, [0, 5, 10]),
    (0, 10, 1...1, [0, 10]),
    (-10, 10, 7...10, [-10, -8, -6, -4, -2, 0, 2, 4, 6, 8, 10]),
    (-10, 10, 3...6, [-10, -5, 0, 5, 10]),
    (-10, 10, 2...2, [-10, 0, 10]),
    (-10, 10, 1...1, [0]),
    (0.98, 1.14, 10...10, [0.98, 1, 1.02, 1.04, 1.06, 1.08, 1.1, 1.12, 1.14]),
  ]

  @Test(arguments: published)
  func ticksAreThoseOfD3(start: Double, stop: Double, counts: ClosedRange<Int>, expected: [Double]) {
    for count in counts {
      #expect(Ticks.between(start, stop, count: Double(count)).map(\.value) == expected)
      #expect(Ticks.between(stop, start, count: Double(count)).map(\.value) == expected.reversed())
    }
  }

  @Test(
    arguments: [
      (0, 2.2, 3, [0, 1, 2]), (1, 364, 0.1, []), (1, 364, 0.499, []), (1, 364, 0.5, [200]), (1, 364, 1, [200]),
      (1, 364, 1.5, [200]), (1, 499, 1, [200, 400]), (364, 1, 0.5, [200]), (0.001, 0.364, 0.5, [0.2]),
      (0.364, 0.001, 0.5, [0.2]), (-1, -364, 0.5, [-200]), (-364, -1, 0.5, [-200]), (-0.001, -0.364, 0.5, [-0.2]),
      (-0.364, -0.001, 0.5, [-0.2]), (1, 1, 1, [1]), (1, 1, 0, []), (0, 1, -1, []), (0, 1, .infinity, []), (0, 1, .nan, []),
      (.nan, 1, 1, []), (0, .infinity, 5, []),
    ] as [(Double, Double, Double, [Double])])
  func fewTicksAreThoseOfD3(start: Double, stop: Double, count: Double, expected: [Double]) {
    #expect(Ticks.between(start, stop, count: count).map(\.value) == expected)
  }

  @Test func noTickIsNegativeZero() throws {
    let last = try #require(Ticks.between(-1, 0, count: 5).last)
    #expect(1 / last.value == .infinity)
  }

  @Test(
    arguments: [
      (0, 1, [1, -2, -2, -5, -5, -5, -5, -10, -10, -10]), (0, 10, [10, 5, 5, 2, 2, 2, 2, 1, 1, 1]),
      (-10, 10, [20, 10, 5, 5, 5, 5, 2, 2, 2, 2]),
    ] as [(Double, Double, [Double])])
  func incrementsAndStepsAreThoseOfD3(start: Double, stop: Double, expected: [Double]) {
    for (index, increment) in expected.enumerated() {
      let count = Double(index + 1)
      #expect(Ticks.increment(start, stop, count: count) == increment)
      let step = increment < 0 ? 1 / -increment : increment
      #expect(Ticks.step(start, stop, count: count) == step)
      #expect(Ticks.step(stop, start, count: count) == -step)
    }
  }

  @Test(
    arguments: [
      (0.132, 0.876, 1000, 0.132, 0.876), (0.132, 0.876, 100, 0.13, 0.88), (0.132, 0.876, 30, 0.12, 0.88),
      (0.132, 0.876, 10, 0.1, 0.9), (0.132, 0.876, 6, 0.1, 0.9), (0.132, 0.876, 5, 0, 1), (0.132, 0.876, 1, 0, 1),
      (132, 876, 1000, 132, 876), (132, 876, 100, 130, 880), (132, 876, 30, 120, 880), (132, 876, 10, 100, 900),
      (132, 876, 6, 100, 900), (132, 876, 5, 0, 1000), (132, 876, 1, 0, 1000), (0, 1, 0, 0, 1), (0, 1, .infinity, 0, 1),
    ] as [(Double, Double, Double, Double, Double)])
  func niceDomainsAreThoseOfD3(lower: Double, upper: Double, count: Double, niceLower: Double, niceUpper: Double) {
    let scale = LinearScale(domain: lower...upper, start: 0, end: 1).nice(count: count)
    #expect(scale.domain == niceLower...niceUpper)
  }

  @Test(
    arguments: [
      (0, 800, TickFormat.plain, ["0", "200", "400", "600", "800"]),
      (0, 6000, .plain, ["0", "2,000", "4,000", "6,000"]),
      (0, 1, .percent, ["0%", "20%", "40%", "60%", "80%", "100%"]),
      (0, 0.04, .percent, ["0%", "1%", "2%", "3%", "4%"]),
      (0, 0.02, .percent, ["0%", "0.5%", "1.0%", "1.5%", "2.0%"]),
      (-0.4, 0.4, .plain, ["\u{2212}0.4", "\u{2212}0.2", "0", "0.2", "0.4"]),
      (0, 2_000_000, TickFormat(.compact, prefix: "€"), ["0", "€0.5m", "€1.0m", "€1.5m", "€2.0m"]),
      (0, 60_000, .compact, ["0", "20k", "40k", "60k"]),
      (0, 4_000_000_000, .compact, ["0", "1bn", "2bn", "3bn", "4bn"]),
      (0, 120, TickFormat(.plain, suffix: " d"), ["0", "20 d", "40 d", "60 d", "80 d", "100 d", "120 d"]),
    ] as [(Double, Double, TickFormat, [String])])
  func ticksPrintFromTheirIntegers(start: Double, stop: Double, format: TickFormat, expected: [String]) {
    #expect(format.texts(Ticks.between(start, stop, count: 4)) == expected)
  }
}
