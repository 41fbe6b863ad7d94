/// An exact quotient of whole numbers in lowest terms: what a value is until it is rounded, once, at the end.
///
/// Arithmetic that does not fit into 128 bits gives nil, never a wrong number.
package struct Fraction: Hashable, Sendable {
  package let numerator: Int128
  /// Positive.
  package let denominator: Int128

  /// Nil for a denominator of zero.
  package init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = numerator / Int128(divisor) * sign
    self.denominator = denominator / Int128(divisor) * sign
  }

  package init(_ integer: Int) { (numerator, denominator) = (Int128(integer), 1) }

  package init(_ decimal: ExactDecimal) {
    let bare = decimal.withoutTrailingZeros
    var power: Int128 = 1
    for _ in 0..<bare.scale { power *= 10 }
    let divisor = Int128(Self.greatestCommonDivisor(bare.coefficient.magnitude, power.magnitude))
    (numerator, denominator) = (bare.coefficient / divisor, power / divisor)
  }

  package var isZero: Bool { numerator == 0 }

  package func adding(_ other: Fraction) -> Fraction? {
    // Over the least common denominator, so that sums of like parts stay small.
    let divisor = Int128(Self.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude))
    guard let left = numerator.times(other.denominator / divisor), let right = other.numerator.times(denominator / divisor),
      let bottom = denominator.times(other.denominator / divisor)
    else { return nil }
    let (top, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Fraction(top, bottom)
  }

  package func subtracting(_ other: Fraction) -> Fraction? { adding(other.negated) }

  package func multiplied(by other: Fraction) -> Fraction? {
    // Crosswise first: what cancels must not overflow.
    guard let left = Fraction(numerator, other.denominator), let right = Fraction(other.numerator, denominator),
      let top = left.numerator.times(right.numerator), let bottom = left.denominator.times(right.denominator)
    else { return nil }
    return Fraction(top, bottom)
  }

  /// Nil for a divisor of zero.
  package func divided(by other: Fraction) -> Fraction? {
    Fraction(other.denominator, other.numerator).flatMap { multiplied(by: $0) }
  }

  package var negated: Fraction { Fraction(unchecked: -numerator, denominator) }

  /// Rounded half away from zero to `scale` digits after the point; nil where the digits do not fit.
  package func rounded(to scale: Int) -> ExactDecimal? {
    guard let (whole, rest) = scaledQuotient(scale) else { return nil }
    guard rest.magnitude >= denominator.magnitude - rest.magnitude else {
      return ExactDecimal(coefficient: whole, scale: scale)
    }
    return ExactDecimal(coefficient: whole + (numerator < 0 ? -1 : 1), scale: scale)
  }

  private func scaledQuotient(_ scale: Int) -> (Int128, Int128)? {
    var power: Int128 = 1
    for _ in 0..<scale { power *= 10 }
    if let top = numerator.times(power) { return top.quotientAndRemainder(dividingBy: denominator) }
    let product = numerator.multipliedFullWidth(by: power)
    // A quotient of more than 37 digits is no number that anybody prints.
    guard product.high.magnitude < denominator.magnitude / 4 else { return nil }
    return denominator.dividingFullWidth(product)
  }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension Fraction: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    let one = left.numerator.multipliedFullWidth(by: right.denominator)
    let other = right.numerator.multipliedFullWidth(by: left.denominator)
    return (one.high, one.low) < (other.high, other.low)
  }
}

extension Int128 {
  fileprivate func times(_ other: Int128) -> Int128? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow || product == .min ? nil : product
  }
}
