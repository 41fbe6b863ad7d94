/// What the numerator and the denominator of a row are, which decides how they are said and what may be concluded from them.
package enum RowParts: Hashable, Sendable {
  /// Cases among cases: a proportion. Only it is `3 of 7`, has an interval, and is bounded by 0 and 1.
  case cases
  /// One number by another, each in its unit where that is known: `€36,900 over €40,000`.
  case quotient(top: Unit?, bottom: Unit?)
  /// The value is no quotient.
  case none

  package var isProportion: Bool { self == .cases }
}

extension Glossary {
  /// What the parts of a metric's rows are under one of its stats.
  package func parts(of id: String, stat: String = NamedStat.value.rawValue) -> RowParts {
    guard let metric = metric(id) else { return .none }
    switch metric.calculation {
    case .duration: return stat == .within ? .cases : .none
    case .conversion(_, _, _, .cohort), .completeness: return .cases
    case .conversion(_, _, _, .flow): return .quotient(top: .count, bottom: .count)
    case .share(let of, _):
      if stat == .missing { return .none }
      let unit = self.metric(of)?.unit
      return unit == nil || unit == .count ? .cases : .quotient(top: unit, bottom: unit)
    case .ratio(let top, let bottom):
      if metric.isDeclaredProportion { return .cases }
      return .quotient(top: self.metric(top)?.unit, bottom: self.metric(bottom)?.unit)
    case .manual:
      if metric.isDeclaredProportion { return .cases }
      return metric.unit == .ratio ? .quotient(top: nil, bottom: nil) : .none
    case .count, .sum, .statistic, .formula, .attribution: return .none
    }
  }

  /// The unit of a metric's rows under one of its stats: of the shares and the numbers of cases beside its own value their own.
  package func unit(of id: String, stat: String) -> Unit? {
    guard let metric = metric(id) else { return nil }
    switch (metric.calculation, NamedStat(rawValue: stat)) {
    case (.duration, .within): return .ratio
    case (.duration, .never), (.duration, .open), (.duration, .pending), (.duration, .void), (.share, .missing):
      return .count
    default: return metric.unit
    }
  }
}
