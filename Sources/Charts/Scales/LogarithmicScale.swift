/// Positive numbers to places, equal ratios apart by equal lengths.
package struct LogarithmicScale: Sendable, Hashable {
  package let domain: ClosedRange<Double>
  package let start: Double
  package let end: Double
  private let lower: Double
  private let upper: Double

  /// nil unless the domain is positive and more than one number.
  package init?(domain: ClosedRange<Double>, start: Double, end: Double) {
    guard domain.lowerBound > 0, domain.lowerBound < domain.upperBound, domain.upperBound.isFinite else { return nil }
    self.domain = domain
    self.start = start
    self.end = end
    lower = PowerOfTen.logarithm(domain.lowerBound)
    upper = PowerOfTen.logarithm(domain.upperBound)
  }

  /// Numbers below the domain, zero among them, stand at its start.
  package func place(_ number: Double) -> Double {
    guard number > domain.lowerBound else { return start }
    return start + (end - start) * (PowerOfTen.logarithm(number) - lower) / (upper - lower)
  }
}
