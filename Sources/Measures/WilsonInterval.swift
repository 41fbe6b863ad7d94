package import Numbers

/// The 95 % score interval of a share: `semantics.md` B16.
package enum WilsonInterval {
  /// Bounds of `k` of `n`, 4 digits; nil for an empty denominator.
  ///
  /// p, z and the square root are computed on integers scaled by 10^12, so that every machine gives the same digits.
  package static func of(_ k: Int, of n: Int) -> ClosedRange<ExactDecimal>? {
    guard n > 0, k >= 0, k <= n, n <= 1_000_000_000 else { return nil }
    let one: Int128 = 1_000_000_000_000
    let zSquared: Int128 = 3_841_458_820_694  // 1.959963984540054^2
    let z: Int128 = 1_959_963_984_540
    let count = Int128(n)
    let p = Int128(k) * one / count
    let denominator = one + zSquared / count
    let centre = p + zSquared / (2 * count)
    // p(1-p)/n + z^2/4n^2, scaled by one^2, so that its root is scaled by one.
    let variance = p * (one - p) / count + zSquared * one / (4 * count * count)
    let reach = z * variance.squareRoot / one
    let low = max(0, centre - reach) * one / denominator
    let high = min(one, (centre + reach) * one / denominator)
    return ExactDecimal(coefficient: low, scale: 12).rounded(
      to: 4)...ExactDecimal(coefficient: max(low, high), scale: 12).rounded(to: 4)
  }
}
