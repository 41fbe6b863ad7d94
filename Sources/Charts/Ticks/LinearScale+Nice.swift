extension LinearScale {
  /// The same scale over a domain that begins and ends at round numbers, as d3-scale's `nice` (src/linear.js):
  /// the bounds are widened to the increment until the increment no longer changes, ten times at most.
  package func nice(count: Double) -> LinearScale {
    var (lower, upper) = (domain.lowerBound, domain.upperBound)
    var previous: Double?
    for _ in 0..<10 {
      let increment = Ticks.increment(lower, upper, count: count)
      if increment == previous || !increment.isFinite || increment == 0 { break }
      if increment > 0 {
        lower = (lower / increment).rounded(.down) * increment
        upper = (upper / increment).rounded(.up) * increment
      } else {
        lower = (lower * increment).rounded(.up) / increment
        upper = (upper * increment).rounded(.down) / increment
      }
      previous = increment
    }
    return LinearScale(domain: lower...upper, start: start, end: end)
  }

  /// Round numbers of the domain, about one every `spacing` units of length.
  package func ticks(spacing: Double) -> [Tick] {
    Ticks.between(domain.lowerBound, domain.upperBound, count: max(2, (abs(end - start) / spacing).rounded(.down)))
  }
}

extension LogarithmicScale {
  /// 1, 2 and 5 times the powers of ten within the domain; only the powers where it spans more than three of them.
  package var ticks: [Tick] {
    let powers = PowerOfTen.floor(domain.lowerBound)...PowerOfTen.floor(domain.upperBound)
    let mantissas = powers.count > 4 ? [1] : powers.count > 2 ? [1, 3] : [1, 2, 5]
    return powers.flatMap { power in
      mantissas.map { Tick(mantissa: $0, exponent: power, value: Double($0) * PowerOfTen.value(power)) }
    }.filter { domain.contains($0.value) }
  }
}
