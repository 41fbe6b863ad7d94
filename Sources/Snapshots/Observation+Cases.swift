package import Definitions
package import Numbers

/// What is known of the cases behind a row, by what its parts are.
extension Observation {
  /// How many of how many, where the row is a share of cases: its numerator and denominator; else what its `n` leaves no doubt
  /// about.
  package func proportion(_ parts: RowParts) -> (part: ExactDecimal, whole: ExactDecimal)? {
    guard parts.isProportion else { return nil }
    if let numerator, let denominator { return (numerator, denominator) }
    guard let value, let count, count > 0 else { return nil }
    let whole = ExactDecimal(count)
    let part = (value * whole).rounded(to: 0)
    guard !part.isNegative, part <= whole, part.divided(by: whole, scale: value.scale) == value else { return nil }
    return (part, whole)
  }

  /// How many cases stand behind it: those that a share is of, and of an amount per case its cases; nil where nothing counts
  /// them.
  package func size(_ parts: RowParts) -> ExactDecimal? {
    let counted = count.map { ExactDecimal($0) }
    switch sizeColumn(parts) {
    case .denominator: return denominator ?? counted
    case .numerator: return numerator ?? counted
    case .count: return counted
    case nil: return nil
    }
  }

  /// Where a row says its cases first of all.
  package enum SizeColumn: Sendable { case denominator, numerator, count }

  package func sizeColumn(_ parts: RowParts) -> SizeColumn? {
    switch parts {
    case .cases, .quotient(_, bottom: .count?): denominator == nil ? .count : .denominator
    case .quotient(top: .count?, _): numerator == nil ? .count : .numerator
    case .quotient(nil, nil), .none: .count
    case .quotient: nil
    }
  }
}
