import Events
import Numbers
import Testing

/// The one estimator of percentiles, with and without cases that are open.
struct PercentileTests {
  /// Hours that some took and others have been open for, and what is known of a percentile.
  @Test(arguments: [
    ("4 5 9", "400", 50, "7.00"), ("4 5", "400 400", 50, "over 202.50"),
    ("1 2 3 4 5 6 7 8 9", "480", 50, "5.50"), ("1 2 3 4 5 6 7 8 9", "480", 90, "over 56.10"),
    ("1 2 3 4 5 6 7 8 9 100", "", 90, "18.10"), ("1 2 3 4 5", "0 0 0 0 0", 90, "5.00"),
    ("5 5 5 5", "30 30 30 30 30 30", 50, "over 30.00"), ("5", "", 90, "5.00"), ("", "5", 10, "over 5.00"),
    ("", "4 5", 50, "over 4.50"), ("5 5", "5", 50, "5.00"), ("5 5", "5", 90, "over 5.00"), ("", "", 50, "none"),
  ])
  func isInterpolatedOrNotReached(ended: String, open: String, percent: Int, expected: String) throws {
    let times = DurationStatistics(ended: hours(ended), censored: hours(open))
    #expect(text(try times.percentile(share(percent))) == expected)
  }

  /// Type 7 of Hyndman and Fan, computed another way, where nobody is open.
  @Test func isType7WhereAllHaveEnded() throws {
    for var cases in generated(500) {
      cases.ended += cases.open
      let sorted = cases.ended.sorted()
      let place = (sorted.count - 1) * cases.percent
      let (low, high) = (sorted[place / 100], sorted[min(place / 100 + 1, sorted.count - 1)])
      let expected = Fraction(Int128(low * 100 + place % 100 * (high - low)), 100)
      let found = DurationStatistics(ended: cases.ended).percentile(try share(cases.percent))
      #expect(found == expected.map { .reached($0) }, "\(cases)")
    }
  }

  @Test func toFinishAnOpenCaseNeverRaisesIt() throws {
    var random = Sequence(seed: 7)
    for cases in generated(3000) {
      var after = cases
      let wait = after.open.remove(at: random.next(below: after.open.count))
      after.ended.append(random.next(below: wait + 1))
      #expect(try !isLess(cases.percentile(), than: after.percentile()), "\(cases) \(after)")
    }
  }

  @Test func toLeaveACaseOpenForLongerNeverLowersIt() throws {
    var random = Sequence(seed: 11)
    for cases in generated(3000) {
      var after = cases
      after.open[random.next(below: after.open.count)] += random.next(below: 6)
      #expect(try !isLess(after.percentile(), than: cases.percentile()), "\(cases) \(after)")
    }
  }

  /// Where the product of survivals grows too long to be kept exactly, nothing jumps.
  @Test func ofManyCasesItIsTheSame() throws {
    let ended = (1...20_000).map { $0 * 10 }
    let open = (1...2_000).map { $0 * 97 + 3 }
    let found = DurationStatistics(ended: ended, censored: open).percentile(try share(50))
    guard case .reached(let value)? = found else { throw Missing() }
    // By the same rule in Python with fractions of any length.
    #expect(value.rounded(to: 3)?.description == "106604.489")
  }

  /// In whatever order they come, near each other or far apart, before the start or after it.
  @Test(arguments: [10, 1 << 12, 1 << 32, 1 << 40])
  func ofManyCasesInNoOrderItIsTheOneInTheMiddle(width: Int) throws {
    var random = Sequence(seed: 5)
    let ended = (0..<2001).map { _ in random.next(below: width) - width / 3 }
    let found = DurationStatistics(ended: ended).percentile(try share(50))
    #expect(found == .reached(Fraction(ended.sorted()[1000])))
  }

  private struct Missing: Error {}
}

/// Cases of which at least one is open, and a percentile.
private struct Cases: CustomStringConvertible {
  var ended: [Int]
  var open: [Int]
  var percent: Int

  var description: String { "p\(percent) of \(ended), open \(open)" }

  func percentile() throws -> DurationStatistics.Percentile? {
    DurationStatistics(ended: ended, censored: open).percentile(try share(percent))
  }
}

/// Few cases with few different times, so that there are ties of every kind.
private func generated(_ count: Int) -> [Cases] {
  var random = Sequence(seed: 1)
  return (0..<count).map { _ in
    let ended = (0..<random.next(below: 7)).map { _ in random.next(below: 9) }
    let open = (0...random.next(below: 4)).map { _ in random.next(below: 9) }
    return Cases(ended: ended, open: open, percent: [10, 25, 50, 75, 90, 95, 99][random.next(below: 7)])
  }
}

/// Numbers that look like chance and are the same every time (SplitMix64).
private struct Sequence {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}

/// What is not reached is more than anything that is.
private func isLess(_ one: DurationStatistics.Percentile?, than other: DurationStatistics.Percentile?) -> Bool {
  switch (one, other) {
  case (.reached(let one)?, .reached(let other)?): one < other
  case (.reached?, .notReached?): true
  default: false
  }
}

private func share(_ percent: Int) throws -> Fraction { try #require(Fraction(Int128(percent), 100)) }
private func hours(_ text: String) -> [Int] { text.split(separator: " ").compactMap { Int($0) } }
private func text(_ percentile: DurationStatistics.Percentile?) -> String {
  switch percentile {
  case .reached(let value): value.rounded(to: 2)?.description ?? "too long"
  case .notReached(let least): "over \(least.rounded(to: 2)?.description ?? "too long")"
  case nil: "none"
  }
}
