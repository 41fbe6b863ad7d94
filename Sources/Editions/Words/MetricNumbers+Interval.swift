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

  /// Whether two shares of cases are further apart than chance makes them: their intervals do not meet. Nil where one has none.
  package func isClear(_ one: Observation, beside other: Observation) -> Bool? {
    guard let first = one.scoreInterval(text.parts), let second = other.scoreInterval(text.parts) else { return nil }
    return !first.overlaps(second)
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
