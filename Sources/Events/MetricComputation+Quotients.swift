import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots

extension MetricComputation {
  /// One metric by another, per member the same: the total is sum by sum, never a mean of rows. With a `lag` the first is of the
  /// period so many months before, and periods that months do not lead to have no value.
  mutating func ratio(_ top: Operand, by bottom: Operand, lag: Int? = nil) {
    let top = lag.map(top.later(byMonths:)) ?? top
    for key in keys([top, bottom]) {
      guard let period = periods.index(of: key.period) else { continue }
      if let lag, key.period.advanced(months: lag) == nil { continue }
      let numerator = part(top, key)
      let denominator = average(of: numerator.row, over: part(bottom, key), top, bottom)
      guard numerator.row != nil || denominator.row != nil else { continue }
      let exact = numerator.exact.flatMap { above in denominator.exact.flatMap { above.divided(by: $0) } }
      var row = row(period, key.dimensions, exact, digits: quotientDigits(of: top.metric.unit))
      row.numerator = numerator.exact.flatMap { stored($0, top.metric.unit, digits: partDigits(of: top)) }
      row.denominator = denominator.exact.flatMap { stored($0, bottom.metric.unit, digits: partDigits(of: bottom)) }
      row.count = top.isSum ? numerator.row?.count ?? 0 : denominator.row?.count
      row.blank = top.isSum ? numerator.row?.blank : nil
      if Self.isFew((row.count ?? 0) - (row.blank ?? 0)) { row.flags.insert(.unreliable) }
      row.flags.formUnion(Self.inherited(numerator.row).union(Self.inherited(denominator.row)))
      result.values.append(row)
    }
    result.diagnostics += [top, bottom].filter { isUnsplit($0) }.map { unsplit($0) }
  }

  /// Arithmetic on other metrics, exact to its end.
  mutating func formula(_ operands: [String: Operand], _ text: String) {
    guard let expression = FormulaExpression(text) else { return refuse("'\(id)' has an expression that cannot be read") }
    let ordered = operands.sorted { $0.key < $1.key }.map(\.value)
    for key in keys(ordered) {
      guard let period = periods.index(of: key.period) else { continue }
      let outcome = expression.value { name in
        guard let operand = operands[name] else { return nil }
        guard let quotient = expression.quotient, name == quotient.bottom, let top = operands[quotient.top] else {
          return part(operand, key).exact
        }
        return average(of: part(top, key).row, over: part(operand, key), top, operand).exact
      }
      var row = row(period, key.dimensions, outcome.value, digits: quotientDigits(of: metric.unit))
      if outcome.overflowed { refuse("'\(id)' multiplies numbers that have too many digits in \(key.period)") }
      if outcome.value != nil, row.value == nil { refuse("the value of '\(id)' has too many digits in \(key.period)") }
      // The cases behind what the expression names first.
      let first = expression.names.first.flatMap { operands[$0]?[key] }
      (row.count, row.blank) = (first?.count, first?.blank)
      for operand in ordered { row.flags.formUnion(Self.inherited(operand[key])) }
      result.values.append(row)
    }
  }

  /// Totals and the members of the metric's dimensions, as any of the operands has them.
  private func keys(_ operands: [Operand]) -> [Operand.Key] {
    let totals = periods.entries.map { Operand.Key(period: $0.period, dimensions: .all) }
    let members = metric.dimensions.flatMap { name in operands.flatMap { $0.members(of: name) } }
    return totals + Set(members).sorted { ($0.period, $0.dimensions.description) < ($1.period, $1.dimensions.description) }
  }

  private func part(_ operand: Operand, _ key: Operand.Key) -> (row: MeasuredValue?, exact: Fraction?) {
    if let row = operand[key] { return (row, row.exact) }
    return (nil, operand.isCounted && !key.dimensions.isAll && !isUnsplit(operand) ? Fraction(0) : nil)
  }

  /// A denominator without the cases that have no amount, where an average is of the very cases that are counted: the events of
  /// one stage among one population.
  private func average(
    of numerator: MeasuredValue?, over denominator: (row: MeasuredValue?, exact: Fraction?), _ top: Operand, _ bottom: Operand
  ) -> (row: MeasuredValue?, exact: Fraction?) {
    guard let blank = numerator?.blank, case .sum(let stage, _) = top.metric.calculation,
      case .count(stage) = bottom.metric.calculation, top.metric.population == bottom.metric.population
    else { return denominator }
    return (denominator.row, denominator.exact?.subtracting(Fraction(blank)))
  }

  /// Digits of a part beside those of its unit: amounts have those of their currency, credit and plain sums six of their own.
  private func partDigits(of operand: Operand) -> Int {
    switch operand.metric.calculation {
    case .sum, .attribution, .count, .manual: operand.metric.unit.currency == nil ? Self.fineDigits : 0
    default: quotientDigits(of: operand.metric.unit)
    }
  }

  private func isUnsplit(_ operand: Operand) -> Bool {
    guard !metric.dimensions.isEmpty else { return false }
    return !Set(metric.dimensions).isSubset(of: operand.metric.dimensions)
  }

  private func unsplit(_ operand: Operand) -> Diagnostic {
    let lacking = metric.dimensions.filter { !operand.metric.dimensions.contains($0) }.joined(separator: ", ")
    return Diagnostic(
      .recordUnreadable, at: position, "'\(id)' is split by \(lacking), but '\(operand.id)' is not",
      suggestion: "add it to the dimensions of '\(operand.id)'")
  }

  /// What a number made of others takes over from them.
  private static func inherited(_ row: MeasuredValue?) -> Flags { row?.flags.intersection([.provisional, .estimated]) ?? [] }
}
