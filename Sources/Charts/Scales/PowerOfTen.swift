/// Powers of ten and logarithms without the C library, whose last digit differs between platforms.
enum PowerOfTen {
  /// 10^`power`: exact up to 10^22, the nearest Double of the inverse for negative powers down to 10^-22.
  static func value(_ power: Int) -> Double {
    var result = 1.0
    for _ in 0..<abs(power) { result *= 10 }
    return power < 0 ? 1 / result : result
  }

  /// The greatest power whose value is not above `number`, which is positive and finite.
  static func floor(_ number: Double) -> Int {
    // The binary exponent gives it but for one; the comparison settles which.
    var power = Int((Double(number.exponent) * 0.301029995663981).rounded(.down))
    while value(power) > number { power -= 1 }
    while value(power + 1) <= number { power += 1 }
    return power
  }

  /// The common logarithm of a positive number, good to 12 digits.
  ///
  /// ln m = 2 (z + z^3/3 + z^5/5 + ...) with z = (m - 1)/(m + 1); the significand is brought within 0.71...1.42 first.
  static func logarithm(_ number: Double) -> Double {
    var significand = number.significand
    var exponent = Double(number.exponent)
    if significand > 2.0.squareRoot() {
      significand /= 2
      exponent += 1
    }
    let z = (significand - 1) / (significand + 1)
    var term = z
    var sum = 0.0
    for power in stride(from: 1.0, through: 19, by: 2) {
      sum += term / power
      term *= z * z
    }
    return (exponent * 0.693147180559945309 + 2 * sum) * 0.434294481903251828
  }
}
