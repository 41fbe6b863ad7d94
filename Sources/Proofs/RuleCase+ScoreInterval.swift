import Numbers
import ShownNumbers
import Snapshots

extension RuleCase {
  /// An end of Wilson's interval of `k` of `n`: (2k + z² ∓ z·√(z² + 4k(n−k)/n)) / 2(n + z²), in whole numbers of 10^-12.
  var scoreInterval: Fraction? {
    guard let part = rows.first?.numerator.flatMap(Int.init(whole:)),
      let whole = rows.first?.denominator.flatMap(Int.init(whole:)),
      whole > 0, (0...whole).contains(part), whole < 1_000_000
    else { return nil }
    let one: Int128 = 1_000_000_000_000
    let z: Int128 = 1_959_963_984_540
    let zSquared: Int128 = 3_841_458_820_694
    let (k, n) = (Int128(part), Int128(whole))
    let root = (zSquared * one + 4 * k * (n - k) * one / n * one).integerRoot
    let reach = z * root / one
    let sum = 2 * k * one + zSquared
    let end = inputs.arguments[.side] == "lower" ? sum - reach : sum + reach
    return Fraction(min(max(end, 0), 2 * (n * one + zSquared)), 2 * (n * one + zSquared))
  }
}

extension Int {
  fileprivate init?(whole number: ExactDecimal) {
    let number = number.withoutTrailingZeros
    guard number.scale == 0 else { return nil }
    self.init(exactly: number.coefficient)
  }
}

extension Int128 {
  /// The greatest whole number whose square is no greater.
  fileprivate var integerRoot: Int128 {
    guard self > 0 else { return 0 }
    var guess = Int128(1) << Int128((128 - leadingZeroBitCount + 1) / 2)
    while true {
      let next = (guess + self / guess) / 2
      if next >= guess { return guess }
      guess = next
    }
  }
}
