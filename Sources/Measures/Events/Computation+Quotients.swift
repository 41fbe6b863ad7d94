import Calendars
import Definitions
import Diagnostics
import Numbers
import Snapshots

extension MetricComputation {
  /// One metric by another, per member the same: the total is sum by sum, never a mean of rows.
  mutating func ratio(_ top: Operand, by bottom: Operand) {
    for key in keys([top, bottom]) {
      guard let period = periods.entries.firstIndex(where: { $0.period == key.period }) else { continue }
      let (numerator, denominator) = (part(top, key), part(bottom, key))
      guard numerator.row != nil || denominator.row != nil else { continue }
      let exact = numerator.exact.flatMap { above in denominator.exact.flatMap { above.divided(by: $0) } }
      var row = row(period, key.dimensions, exact)
      row.numerator = numerator.exact?.rounded(to: scale(of: top.metric.unit))
      row.denominator = denominator.exact?.rounded(to: scale(of: bottom.metric.unit))
      row.count = top.isSum ? numerator.row?.count ?? 0 : denominator.row?.count
      if Self.isFew(row.count ?? 0) { row.flags.insert(.unreliable) }
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
      guard let period = periods.entries.firstIndex(where: { $0.period == key.period }) else { continue }
      let outcome = expression.value { name in operands[name].flatMap { part($0, key).exact } }
      var row = row(period, key.dimensions, outcome.value)
      if outcome.overflowed { refuse("'\(id)' multiplies numbers that are too long for it in \(key.period)") }
      if outcome.value != nil, row.value == nil { refuse("'\(id)' comes out too long in \(key.period)") }
      // The cases behind what the expression names first.
      row.count = expression.names.first.flatMap { operands[$0]?[key]?.count }
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

  private func isUnsplit(_ operand: Operand) -> Bool {
    guard !metric.dimensions.isEmpty else { return false }
    return !Set(metric.dimensions).isSubset(of: operand.metric.dimensions)
  }

  private func unsplit(_ operand: Operand) -> Diagnostic {
    let lacking = metric.dimensions.filter { !operand.metric.dimensions.contains($0) }.joined(separator: ", ")
    return Diagnostic(
      .recordUnreadable, at: position, "'\(id)' is split by \(lacking), by which '\(operand.id)' is not",
      suggestion: "add it to the dimensions of '\(operand.id)'")
  }

  /// What a number made of others takes over from them.
  private static func inherited(_ row: MeasuredValue?) -> Flags { row?.flags.intersection([.provisional, .estimated]) ?? [] }
}
