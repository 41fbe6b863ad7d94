extension Metric.Calculation {
  /// The stage whose amounts are looked at, and the field that holds them; nil for what reads none.
  package var lookedAt: (stage: String, field: String)? {
    switch self {
    case .sum(let of, let field), .statistic(let of, let field): (of, field)
    default: nil
    }
  }
}
