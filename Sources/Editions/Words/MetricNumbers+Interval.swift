import Definitions
import Measures
import Numbers
package import ShownNumbers
package import Snapshots

extension MetricNumbers {
  /// Between which shares the true one lies, with 95 % confidence, as Wilson has it; nil for what is no share of cases.
  package func interval(_ observation: Observation) -> (lower: ShownNumber, upper: ShownNumber)? {
    guard observation.value != nil, let bounds = observation.scoreInterval(text.parts) else { return nil }
    let shares = ofShares(decimals: 0)
    func end(_ side: String, _ value: ExactDecimal) -> ShownNumber {
      shares.derived(
        .interval, shares.text.table(value), exact: value, from: [observation], with: NumberInputs([], [.side: side]))
    }
    return (end("lower", bounds.lowerBound), end("upper", bounds.upperBound))
  }

  /// Whether two shares of cases are further apart than chance makes them: the 95 % interval of their difference, made of the
  /// two score intervals as Newcombe has it (1998, method 10), leaves zero out. Nil where one is no share of cases.
  package func isClear(_ one: Observation, beside other: Observation) -> Bool? {
    guard let first = one.scoreInterval(text.parts), let second = other.scoreInterval(text.parts),
      let p = one.precise?.rounded(to: 6), let q = other.precise?.rounded(to: 6)
    else { return nil }
    let difference = p - q
    // The ends that look at each other.
    let reach =
      difference.isNegative
      ? (first.upperBound - p, q - second.lowerBound) : (p - first.lowerBound, second.upperBound - q)
    return reach.0 * reach.0 + reach.1 * reach.1 < difference * difference
  }
}

extension Observation {
  fileprivate func scoreInterval(_ parts: RowParts) -> ClosedRange<ExactDecimal>? {
    proportion(parts).flatMap { part, whole in
      WilsonInterval.of(
        Int(clamping: part.rounded(to: 0).coefficient), of: Int(clamping: whole.rounded(to: 0).coefficient))
    }
  }
}
