extension NumberText {
  /// A ratio as a percentage: 0.7096 is `71.0%`. What is neither nothing nor all is never `0%`, `100%` or `−100%`: it gets the
  /// digits that it needs.
  package static func percent(_ ratio: ExactDecimal, decimals: Int = 1) -> String {
    let percentage = ratio * ExactDecimal(100)
    return grouped(percentage, decimals: digits(percentage, decimals, apartFrom: wholes)) + "%"
  }

  /// The same of an exact quotient.
  package static func percent(_ ratio: Fraction, decimals: Int = 1) -> String? {
    ratio.rounded(to: mostDigits).map { percent($0, decimals: decimals) }
  }

  /// With a sign always: `+6%`, `−0.3%`, `−99.9999%`; `0%` for nothing alone.
  package static func signedPercent(_ ratio: ExactDecimal, decimals: Int = 0) -> String {
    let percentage = ratio * ExactDecimal(100)
    return signed(percentage, decimals: digits(percentage, decimals, apartFrom: wholes)) + "%"
  }

  /// The fewest digits after the point, not fewer than asked for, that do not make one of some numbers of what is none.
  package static func digits(_ value: ExactDecimal, _ fewest: Int, apartFrom others: [ExactDecimal]) -> Int {
    let value = value.withoutTrailingZeros
    guard value.scale > fewest, !others.contains(value) else { return fewest }
    return (fewest...value.scale).first { !others.contains(value.rounded(to: $0)) } ?? value.scale
  }

  /// None of it.
  package static let nothing = [ExactDecimal.zero]
  /// None and all of it, in percent.
  package static let wholes = [ExactDecimal.zero, ExactDecimal(100), ExactDecimal(-100)]
  private static let mostDigits = 12
}
