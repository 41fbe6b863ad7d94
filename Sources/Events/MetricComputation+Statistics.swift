import Definitions
import Numbers
import Snapshots

/// The amounts of cases one by one, for what is no sum.
private struct FieldValues: AmountsOfCases {
  private(set) var count = 0
  /// Units of the last digit.
  private(set) var known: [Int] = []

  var isEmpty: Bool { count == 0 }

  mutating func add(_ amount: Int64?) {
    count += 1
    if let amount { known.append(Int(amount)) }
  }

  /// What a value was like is not undone.
  mutating func takeBack(_ amount: Int64?) {}
}

extension MetricComputation {
  /// What the values of a field are like in each period: the percentiles that durations have, their mean, the least, the
  /// greatest and the sum. A case without a value is counted as such and is in none of them.
  mutating func statistic(_ stage: String, _ field: String) {
    guard let stream = stream(stage) else { return }
    guard stream.amounts[field] != nil else {
      return refuse(
        "'\(id)' looks at '\(field)', which the events of '\(stage)' do not have", suggestion: "select it as \(field)")
    }
    guard let column = amounts(stream, field, of: metric),
      let tally = tally(of: stream, field, column, FieldValues.self)
    else { return }
    let scale = column.scale
    for part in tally.parts(isEmpty: \.isEmpty) {
      let values = DurationStatistics(ended: part.value.known)
      let blank = part.value.count - part.value.known.count
      for stat in metric.stats {
        let named = NamedStat(rawValue: stat)
        let isExact = Metric.isExtremeOrSum(stat)
        let units: Fraction? =
          switch named {
          case .min: part.value.known.min().map { Fraction($0) }
          case .max: part.value.known.max().map { Fraction($0) }
          case .sum:
            blank == part.value.count && blank > 0
              ? nil : Fraction(part.value.known.reduce(Int128(0)) { $0 + Int128($1) }, scale: 0)
          case .mean: part.value.known.isEmpty ? nil : values.mean
          default: Fraction.percent(stat).flatMap { values.value(at: $0) }
          }
        let exact = units.flatMap { units in Fraction(1, scale: scale).flatMap { units.multiplied(by: $0) } }
        // What is no quotient is kept as it is recorded.
        let digits = isExact ? (metric.unit.currency == nil ? scale : nil) : max(scale, quotientDigits(of: metric.unit))
        var row = row(part.period, part.dimensions, stat: stat, exact, digits: digits)
        row.count = part.value.count
        if blank > 0 { row.blank = blank }
        if !isExact, Self.isFew(part.value.known.count) { row.flags.insert(.unreliable) }
        result.values.append(row)
      }
    }
  }
}

extension DurationStatistics {
  /// A percentile of what has all ended; nil of nothing.
  fileprivate func value(at share: Fraction) -> Fraction? {
    guard case .reached(let value)? = percentile(share) else { return nil }
    return value
  }
}
