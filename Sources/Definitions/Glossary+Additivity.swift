/// Which numbers may be added: decided here for every figure, from the metric's type.
extension Glossary {
  /// Whether a metric's numbers of a dimension's members add up to its number of the whole.
  ///
  /// Counts and sums are of cases that lie in exactly one member, credit of touches that do; shares add up over the dimension
  /// that they are shares by. A formula adds up where it only adds, subtracts and multiplies by constants what does. Ratios,
  /// conversions, durations and their statistics never do. Of a metric that is typed in, the definition says it (`additive`).
  package func isAdditive(_ metric: String, stat: String? = nil, over dimension: String) -> Bool {
    var found: [String: Bool] = [:]
    return isAdditive(metric, stat: stat, over: dimension, &found)
  }

  /// Whether its numbers count cases and nothing takes one away again, so that where there are none in all, no member has any.
  package func onlyCounts(_ metric: String, stat: String? = nil) -> Bool {
    guard let semantics = self.metric(metric) else { return false }
    let stat = stat ?? semantics.stats.first ?? NamedStat.value.rawValue
    if NamedStat(rawValue: stat).map(Metric.countingStats.contains) ?? false { return true }
    guard stat == .value, case .count(let of) = semantics.calculation, case .stage(let stage) = self[of]?.semantics else {
      return false
    }
    return stage.reversal == nil
  }

  /// `found` holds what is known of formulas; one that is being looked at is no answer to itself.
  private func isAdditive(_ metric: String, stat: String?, over dimension: String, _ found: inout [String: Bool]) -> Bool {
    guard let semantics = self.metric(metric) else { return false }
    let stat = stat ?? semantics.stats.first ?? NamedStat.value.rawValue
    if NamedStat(rawValue: stat).map(Metric.countingStats.contains) ?? false { return true }
    // The sum of a field is the statistic of it that adds up.
    if stat == .sum, semantics.calculation.isStatistic { return true }
    if stat != .value { return false }
    switch semantics.calculation {
    case .count, .sum, .attribution: return true
    case .share(_, let by): return by == dimension
    case .manual: return semantics.additive.contains(dimension)
    case .formula(let inputs, let expression):
      if let known = found[metric] { return known }
      found[metric] = false
      guard let formula = FormulaExpression(expression) else { return false }
      var additive: Set<String> = []
      for (name, input) in inputs where isAdditive(input, stat: nil, over: dimension, &found) { additive.insert(name) }
      let isLinear = formula.isLinear(additive.contains)
      found[metric] = isLinear
      return isLinear
    case .ratio, .conversion, .duration, .completeness, .statistic: return false
    }
  }
}

extension Metric {
  /// Statistics that are numbers of cases, whatever the metric's own numbers are.
  package static let countingStats: Set<NamedStat> = [.never, .open, .pending, .void, .missing, .matured]
}
