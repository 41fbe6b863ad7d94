package import Numbers

/// What a row says exactly, behind the digits that it was written with.
extension Observation {
  /// The quotient of its numerator and denominator where the row keeps both and its value is that quotient, rounded; else the
  /// stored value. Nil without a value.
  package var exact: Fraction? {
    guard let value else { return nil }
    return quotient ?? Fraction(value)
  }

  /// The same for texts and differences, with as many digits as they could ask for.
  package var precise: ExactDecimal? {
    guard let value else { return nil }
    return quotient?.rounded(to: Self.preciseScale) ?? value
  }

  /// Digits of a quotient that nobody prints more of.
  private static let preciseScale = 12

  /// Nil where the row does not keep both parts, or where they are not what its value was made of.
  private var quotient: Fraction? {
    guard let value, let numerator, let denominator,
      let quotient = Fraction(numerator).divided(by: Fraction(denominator)), quotient.rounded(to: value.scale) == value
    else { return nil }
    return quotient
  }

  /// What this row is more than another: exactly of quotients or of stored values, whichever both are. A stored value is no
  /// quotient, but may be one that was rounded.
  package func difference(from earlier: Observation) -> ExactDecimal? {
    guard let value, let before = earlier.value else { return nil }
    guard let one = quotient, let other = earlier.quotient else { return value - before }
    return one.subtracting(other)?.rounded(to: Self.preciseScale)?.withoutTrailingZeros ?? value - before
  }

  /// Whether a later row of the same key says what this one says: it may have more digits, which rounded are this one's.
  package func isUnmoved(in later: Observation) -> Bool {
    value.isUnmoved(in: later.value) && bound.isUnmoved(in: later.bound)
  }
}

extension ExactDecimal? {
  /// Whether a later number, rounded to this one's digits, is this one; also where both are missing.
  func isUnmoved(in later: ExactDecimal?) -> Bool {
    guard let self, let later else { return self == nil && later == nil }
    return later.rounded(to: self.scale) == self
  }
}
