import Definitions
package import Measures
import Numbers
package import ShownNumbers
package import Snapshots

/// A number beside an earlier one, as a reader sees it.
package enum ShownComparison: Sendable {
  case change(ShownChange)
  case notComparable(SeriesBreak)
  case missing
}

/// A change as a reader sees it.
package struct ShownChange: Sendable {
  /// `+26`; nil where the two are equal.
  package let difference: ShownNumber?
  /// `+6%`; nil where there is none, as for a share, whose difference is in points.
  package let relative: ShownNumber?
  /// The earlier value, as in a table.
  package let earlier: ShownNumber
  /// Against the earlier period as it was computed again.
  package let isBackcast: Bool
  /// `better`, `worse`, `no clear change`; nil where it is neither.
  package let judgement: String?
}

extension MetricNumbers {
  package func shown(_ comparison: Comparison, at observation: Observation) -> ShownComparison {
    switch comparison {
    case .change(let change): .change(shown(change, at: observation))
    case .notComparable(let found): .notComparable(found)
    case .missing: .missing
    }
  }

  private func shown(_ change: Comparison.Change, at observation: Observation) -> ShownChange {
    let rows = [observation, change.earlier]
    let isNothing = change.difference.isZero
    var relative: ShownNumber?
    if !isNothing, text.format != .percent, let ratio = change.relative {
      let shares = ofShares(decimals: 0)
      relative = shares.derived(
        .relativeChange, NumberText.signedPercent(ratio), exact: ratio, from: rows)
    }
    return ShownChange(
      difference: isNothing
        ? nil : derived(.difference, text.difference(change.difference), exact: change.difference, from: rows),
      relative: relative, earlier: table(change.earlier), isBackcast: change.isBackcast,
      judgement: isNothing ? nil : Comparison.judgement(change, text.display.better, observation, text.parts))
  }
}
