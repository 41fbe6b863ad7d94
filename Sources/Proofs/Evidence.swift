import Definitions
package import Numbers
package import ShownNumbers
package import Snapshots

/// What a site's numbers are held against: the rows of the snapshots, and what was promised.
package struct Evidence: Sendable {
  /// The rows that are asked for, by their keys.
  package var rows: [NumberKey: Observation]
  /// The levels promised at a place, `content/glossary/commitments/mql-volume.md:14`.
  package var targets: [String: Set<ExactDecimal>]
  /// The limit of a duration, as its author writes it, and in the unit of the metric where it has a length there.
  package var limits: [String: (words: String, value: Fraction?)]
  /// What a metric tolerates before a move is told.
  package var tolerances: [String: ExactDecimal]

  package init(
    rows: [NumberKey: Observation] = [:], targets: [String: Set<ExactDecimal>] = [:],
    limits: [String: (words: String, value: Fraction?)] = [:], tolerances: [String: ExactDecimal] = [:]
  ) {
    self.rows = rows
    self.targets = targets
    self.limits = limits
    self.tolerances = tolerances
  }
}

/// How the value of a row is taken: as it is stored, or as the quotient of its counts, which has more digits.
enum Taking: CaseIterable {
  case stored, quotient
}

extension Observation {
  func read(_ column: NumberColumn, _ taking: Taking) -> Fraction? {
    switch column {
    case .value:
      return taking == .quotient ? exact : value.map { Fraction($0) }
    case .numerator: return numerator.map { Fraction($0) }
    case .denominator: return denominator.map { Fraction($0) }
    case .count: return count.map { Fraction($0) }
    case .censored: return censored.map { Fraction($0) }
    case .blank: return blank.map { Fraction($0) }
    case .rest:
      guard let part = numerator, let whole = denominator else { return nil }
      return Fraction(whole).subtracting(Fraction(part))
    case .cases: return unit == .count ? read(.value, taking) : read(.numerator, taking) ?? read(.value, taking)
    }
  }
}
