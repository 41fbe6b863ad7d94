/// A decimal number that is what the file said: `coefficient / 10^scale`, never a binary fraction.
///
/// What is read has at most 15 digits before the point and 18 after it; what does not fit is refused, not rounded. That
/// leaves five of Int128's 38 digits, so that a hundred thousand of the greatest can be added or compared in any scale.
package struct ExactDecimal: Sendable {
  package let coefficient: Int128
  /// Digits after the point, 0...18.
  package let scale: Int

  package static let maximumScale = 18
  /// Digits before the point that are read: 999 trillion.
  package static let maximumWholeDigits = 15
  package static let zero = ExactDecimal(0)

  package init(coefficient: Int128, scale: Int) {
    precondition(scale >= 0 && scale <= Self.maximumScale, "a scale outside 0...18 is a programming error")
    self.coefficient = coefficient
    self.scale = scale
  }

  package init(_ integer: Int) { self.init(coefficient: Int128(integer), scale: 0) }

  /// Reads `-12`, `0.274272`, `+3.10`; nil for anything else, also for exponents, thousands marks, `NaN` and what does not fit.
  package init?(_ bytes: Span<UInt8>) {
    guard let read = DecimalDigits(bytes), read.scale <= Self.maximumScale,
      read.wholeDigits <= Self.maximumWholeDigits || read.coefficient < Self.power(Self.maximumWholeDigits + read.scale)
    else { return nil }
    self.init(coefficient: read.isNegative ? -read.coefficient : read.coefficient, scale: read.scale)
  }

  package init?(_ text: some StringProtocol) { self.init(Array(text.utf8).span) }
}

extension ExactDecimal: Comparable, Hashable {
  /// Equal as numbers: 3.10 equals 3.1.
  package static func == (left: Self, right: Self) -> Bool {
    let (a, b, _) = aligned(left, right)
    return a == b
  }
  package static func < (left: Self, right: Self) -> Bool {
    let (a, b, _) = aligned(left, right)
    return a < b
  }
  package func hash(into hasher: inout Hasher) {
    let bare = withoutTrailingZeros
    hasher.combine(bare.coefficient)
    hasher.combine(bare.scale)
  }
  /// The same number with as few digits after the point as it needs.
  package var withoutTrailingZeros: ExactDecimal {
    var coefficient = coefficient
    var scale = scale
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    return ExactDecimal(coefficient: coefficient, scale: scale)
  }
}

extension ExactDecimal {
  package static func + (left: Self, right: Self) -> Self {
    let (a, b, scale) = aligned(left, right)
    return ExactDecimal(coefficient: a + b, scale: scale)
  }
  package static func - (left: Self, right: Self) -> Self { left + -right }
  package static prefix func - (value: Self) -> Self {
    ExactDecimal(coefficient: -value.coefficient, scale: value.scale)
  }
  /// The exact product as far as 18 digits after the point, or fewer where the number is too long for them, then rounded.
  package static func * (left: Self, right: Self) -> Self {
    let (a, b) = (left.withoutTrailingZeros, right.withoutTrailingZeros)
    let scale = a.scale + b.scale
    let (product, isLonger) = a.coefficient.multipliedReportingOverflow(by: b.coefficient)
    if !isLonger, scale <= maximumScale { return ExactDecimal(coefficient: product, scale: scale) }
    let (high, low) = a.coefficient.multipliedFullWidth(by: b.coefficient)
    // The fewest digits to drop after which the product is one word again and its scale allowed.
    var dropped = max(1, scale - maximumScale)
    while dropped < scale, high.magnitude >= power(dropped).magnitude / 4 { dropped += 1 }
    let (quotient, remainder) = power(dropped).dividingFullWidth((high, low))
    return ExactDecimal(
      coefficient: roundingAway(quotient, remainder, power(dropped), isNegative: high < 0), scale: scale - dropped)
  }
  package static func += (left: inout Self, right: Self) { left = left + right }

  package var isZero: Bool { coefficient == 0 }
  package var isNegative: Bool { coefficient < 0 }
  package var magnitude: ExactDecimal { isNegative ? -self : self }

  /// The quotient rounded half away from zero to `scale` digits; nil where the divisor is zero or the digits do not fit.
  package func divided(by divisor: ExactDecimal, scale: Int) -> ExactDecimal? {
    guard !divisor.isZero else { return nil }
    let (top, bottom, _) = Self.aligned(self.withoutTrailingZeros, divisor.withoutTrailingZeros)
    let (scaled, overflow) = top.multipliedReportingOverflow(by: Self.power(scale))
    guard !overflow else { return nil }
    return ExactDecimal(coefficient: Self.divideRounding(scaled, bottom), scale: scale)
  }

  /// Rounded half away from zero to `scale` digits after the point; fewer digits are filled with zeros.
  package func rounded(to scale: Int) -> ExactDecimal {
    if scale >= self.scale {
      return ExactDecimal(coefficient: coefficient * Self.power(scale - self.scale), scale: scale)
    }
    return ExactDecimal(coefficient: Self.divideRounding(coefficient, Self.power(self.scale - scale)), scale: scale)
  }

  /// For drawing only: a coordinate, never a number that is printed.
  package var approximate: Double {
    var divisor = 1.0
    for _ in 0..<scale { divisor *= 10 }
    // The standard library has an instruction for one word and a generic loop for two.
    return (Int64(exactly: coefficient).map { Double($0) } ?? Double(coefficient)) / divisor
  }

  private static func aligned(_ left: Self, _ right: Self) -> (Int128, Int128, Int) {
    // Numbers of one column mostly have one scale.
    if left.scale == right.scale { return (left.coefficient, right.coefficient, left.scale) }
    let scale = max(left.scale, right.scale)
    return (left.coefficient * power(scale - left.scale), right.coefficient * power(scale - right.scale), scale)
  }

  private static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  private static func divideRounding(_ top: Int128, _ bottom: Int128) -> Int128 {
    let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
    return roundingAway(quotient, remainder, bottom, isNegative: (top < 0) != (bottom < 0))
  }

  /// A truncated quotient moved away from zero by one where the remainder is half of the divisor or more.
  private static func roundingAway(
    _ quotient: Int128, _ remainder: Int128, _ divisor: Int128, isNegative: Bool
  ) -> Int128 {
    guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
    return quotient + (isNegative ? -1 : 1)
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// Plain digits with a point, as a CSV cell holds them: `-0.50`.
  package var description: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.mostBytes)
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    appendMagnitude(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ExactDecimal {
  /// Of nearly every number in words, with marks and a sign.
  static let mostBytes = 32

  /// Appends the digits without a sign, as many after the point as the scale says, and a mark between thousands where one is
  /// given.
  func appendMagnitude(to bytes: inout [UInt8], thousands mark: UInt8? = nil) {
    // Two words are divided by a loop; nearly all numbers have one.
    if let small = UInt64(exactly: coefficient.magnitude) {
      Self.append(small, scale: scale, thousands: mark, to: &bytes)
    } else {
      Self.append(coefficient.magnitude, scale: scale, thousands: mark, to: &bytes)
    }
  }

  private static func append(
    _ digits: some FixedWidthInteger, scale: Int, thousands mark: UInt8?, to bytes: inout [UInt8]
  ) {
    // The last digit first.
    var (rest, written, low) = (digits, 0, bytes.count)
    repeat {
      let whole = written - scale
      if whole == 0, scale > 0 { bytes.append(UInt8(ascii: ".")) }
      if let mark, whole > 0, whole % 3 == 0 { bytes.append(mark) }
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
      rest = quotient
      written += 1
    } while rest > 0 || written <= scale
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }
}
