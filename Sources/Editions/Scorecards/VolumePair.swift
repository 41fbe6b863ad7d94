package import Calendars
import Definitions
import Measures
package import Snapshots

/// A volume and the share of it that was accepted, each against the period before: whoever looks at one alone is misled.
package struct VolumePair: Sendable {
  /// How one of the two moved.
  package struct Move: Sendable {
    /// `26`, `4.1 points`: without its sign.
    package let number: MetricNumbers.Amount
    /// The move of a share of few cases may be chance.
    package let isUnclear: Bool
  }

  /// Nil where it did not move.
  package let volumeMove: Move?
  package let qualityMove: Move?

  /// Nil where one of them has no final number for the period, or none before it that means the same.
  package init?(_ volume: Series, _ quality: Series, at period: Period, in edition: Edition) {
    guard let volumeMove = Self.move(of: volume, at: period, in: edition),
      let qualityMove = Self.move(of: quality, at: period, in: edition)
    else { return nil }
    self.volumeMove = volumeMove
    self.qualityMove = qualityMove
  }

  /// More was handed over, and clearly less of it was accepted.
  package var isLowered: Bool {
    guard let volumeMove, let qualityMove else { return false }
    return !volumeMove.number.isNegative && qualityMove.number.isNegative && !qualityMove.isUnclear
  }

  /// Nil where nothing is compared; a move of nil where both are equal.
  private static func move(of series: Series, at period: Period, in edition: Edition) -> Move?? {
    guard let point = series[period],
      case .change(let change) = Comparison.of(point, with: period.previous, in: series, edition.ledger)
    else { return nil }
    let numbers = edition.values(of: series.metric, stat: series.stat, unit: point.observation.unit)
    guard let amount = numbers.amount(of: point.observation, from: change.earlier) else { return .some(nil) }
    let judgement = Comparison.judgement(change, numbers.text.display.better, point.observation, numbers.text.parts)
    return Move(number: amount, isUnclear: judgement == Comparison.unclear)
  }
}
