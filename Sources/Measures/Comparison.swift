package import Calendars
package import Numbers
package import Snapshots

/// A number beside an earlier one, if the two mean the same.
package enum Comparison: Sendable {
  case change(Change)
  /// The meanings differ and nothing was computed under the present one: no difference is given.
  case notComparable(SeriesBreak)
  case missing

  package struct Change: Sendable {
    package var earlier: Observation
    package var difference: ExactDecimal
    /// Difference divided by the earlier value; nil where that is zero or negative.
    package var relative: ExactDecimal?
    /// The earlier value was computed again under the present meaning.
    package var isBackcast: Bool
  }

  /// Compares a period's value with that of an earlier period of the same series.
  package static func of(_ point: Point, with period: Period?, in series: Series, _ ledger: MeaningLedger) -> Comparison {
    // A period that is not over, or not mature, is no more than its beginning: nothing is said of its difference.
    guard let period, let earlier = series[period], point.observation.value != nil, !point.observation.isProvisional
    else { return .missing }
    let meaning = point.observation.stamp?.meaning
    guard let same = earlier.observation(comparableWith: meaning, ledger) else {
      guard
        let found = SeriesBreak.between(earlier.observation.stamp, point.observation.stamp, at: point.period, ledger)
      else { return .missing }
      return .notComparable(found)
    }
    guard let earlierValue = same.precise, !same.isProvisional, same.unit == point.observation.unit,
      let difference = point.observation.difference(from: same)
    else { return .missing }
    // With digits to tell a fall of nearly all from one of all.
    let relative = earlierValue > .zero ? Fraction(difference).divided(by: Fraction(earlierValue))?.rounded(to: 12) : nil
    return .change(
      Change(
        earlier: same, difference: difference, relative: relative,
        isBackcast: earlier.observation.stamp?.meaning != same.stamp?.meaning))
  }
}

extension Point {
  /// The value of this period under a meaning, or under the same in other words; the first published of several.
  package func observation(comparableWith meaning: String?, _ ledger: MeaningLedger) -> Observation? {
    observation(under: meaning) ?? ([observation] + others).first { ledger.isSame($0.stamp?.meaning, meaning) }
  }
}
