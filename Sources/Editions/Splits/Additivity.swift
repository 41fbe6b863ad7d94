import Definitions
import Numbers
import Snapshots

/// That a metric's numbers add up over the members of a dimension. Without one nothing can be added, and there is one only where
/// the metric's type allows it.
struct Additivity: Sendable {
  /// Whether the numbers are of cases, none of which is ever taken away.
  private let onlyCounts: Bool

  /// Nil too where a total is withheld: the sum of its members would tell it.
  init?(_ metric: String, stat: String, over dimension: String, totals: [Observation?], in glossary: Glossary) {
    guard glossary.isAdditive(metric, stat: stat, over: dimension), !totals.contains(where: { $0?.isWithheld ?? false })
    else { return nil }
    onlyCounts = glossary.onlyCounts(metric, stat: stat)
  }

  /// Whether nothing is left of a published total for a member without a row: the others make all of it, or no case is in it.
  /// Elsewhere such a member is missing, and what is missing is not zero.
  func leavesNothing(
    of total: (observation: Observation, exact: ExactDecimal?), for rows: [(observation: Observation, exact: ExactDecimal?)]
  ) -> Bool {
    guard let exact = total.exact else { return false }
    guard rows.isEmpty else { return sum(rows)?.value == exact }
    return exact.isZero && (onlyCounts || total.observation.count == 0)
  }

  /// What rows make together; nil where there are none, or one of them has no value: what is missing is not zero.
  func sum(_ rows: [(observation: Observation, exact: ExactDecimal?)]) -> SplitAmount? {
    let known = rows.compactMap(\.exact)
    guard !known.isEmpty, known.count == rows.count else { return nil }
    return SplitAmount(value: sum(known), rows: rows.map(\.observation))
  }

  func sum(_ values: [ExactDecimal]) -> ExactDecimal { values.reduce(.zero, +) }
}

/// Rows added up.
struct SplitAmount: Sendable {
  let value: ExactDecimal
  let rows: [Observation]

  fileprivate init(value: ExactDecimal, rows: [Observation]) {
    self.value = value
    self.rows = rows
  }
}
