/// Numbers to places, in proportion.
package struct LinearScale: Sendable, Hashable {
  package let domain: ClosedRange<Double>
  /// Place of the domain's lower bound; may be greater than ``end``, as on a vertical axis.
  package let start: Double
  package let end: Double

  /// A domain of one number is widened, so that every number has a place.
  package init(domain: ClosedRange<Double>, start: Double, end: Double) {
    self.domain =
      domain.lowerBound < domain.upperBound ? domain : domain.lowerBound...(domain.lowerBound + max(1, abs(domain.lowerBound)))
    self.start = start
    self.end = end
  }

  package func place(_ number: Double) -> Double {
    start + (end - start) * (number - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
  }
}
