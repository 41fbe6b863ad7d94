package import Definitions
package import Numbers
package import ShownNumbers
package import Snapshots

/// Differences as a sentence says them: the words beside them tell the direction.
extension MetricNumbers {
  /// In headlines, with as many digits as they need to look unequal where they are; nil where one is missing.
  package func compared(_ one: Observation, _ other: Observation) -> (ShownNumber, ShownNumber)? {
    guard let first = one.precise, let second = other.precise else { return nil }
    let few = (text.few(one), text.few(other))
    let words = few.0 == nil && few.1 == nil ? text.apart(first, second) : (text.headline(first), text.headline(second))
    return (observed(one, few.0 ?? words.0), observed(other, few.1 ?? words.1))
  }

  /// A difference without its sign, and which way it goes.
  package struct Amount: Sendable {
    package let number: ShownNumber
    package let isNegative: Bool
  }

  /// The later less the earlier; nil where they are equal, or one is missing.
  package func amount(of later: Observation, from earlier: Observation) -> Amount? {
    guard let value = later.difference(from: earlier), !value.isZero else { return nil }
    let number = derived(.difference, text.amount(value), exact: value, from: [later, earlier])
    return Amount(number: number, isNegative: value.isNegative)
  }

  /// A value less its target; nil where they are equal.
  package func amount(of observation: Observation, beside target: Target) -> Amount? {
    guard let value = observation.precise, value != target.value else { return nil }
    let distance = value - target.value
    let number = derived(
      .distance, text.amount(distance), exact: distance, from: [observation], with: target.asInput)
    return Amount(number: number, isNegative: distance.isNegative)
  }
}

extension ValueText {
  /// Two values in headlines; where these would read the same, with the digits that tell them apart: `1.48`, `1.53`.
  package func apart(_ one: ExactDecimal, _ other: ExactDecimal) -> (String, String) {
    let words = (headline(one), headline(other))
    guard one != other, words.0 == words.1 else { return words }
    var exact = self
    let kept = max(scaled(one).withoutTrailingZeros.scale, scaled(other).withoutTrailingZeros.scale)
    for digits in decimals...max(decimals, kept) {
      exact.decimals = digits
      let words = (exact.table(one), exact.table(other))
      if words.0 != words.1 { return words }
    }
    return words
  }

  /// A difference without its sign, as a sentence says it: `26`, `0.04 points`, `3.3 business hours`, `€165k`.
  package func amount(_ difference: ExactDecimal) -> String {
    let value = difference.magnitude
    switch format {
    case .percent:
      let points = scaled(value)
      let number = NumberText.grouped(points, decimals: digits(printing: points, isDifference: true))
      return number == "1" ? "\(number) point" : "\(number) points"
    case .hours, .days: return withUnit(table(value))
    case .integer, .money, .decimal: return String(self.difference(value).drop { $0 == "+" })
    }
  }
}
