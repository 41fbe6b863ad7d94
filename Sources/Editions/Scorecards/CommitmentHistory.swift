package import Calendars
package import Definitions
import Measures
package import Snapshots

/// One commitment judged for every period, each by the levels that had been signed when it froze and at its own vintage.
package struct CommitmentHistory: Sendable {
  package let definition: Definition
  private let series: SeriesIndex
  private let first: Period
  private let periods: [JudgedPeriod]

  /// A period with the promise that it is judged by; nothing where none was in force.
  private struct JudgedPeriod: Sendable {
    var promise: PromiseInForce?
    var judgement: Judgement?
    var other: OtherLevels?
  }

  /// The periods are neighbours, oldest first, each with the day at whose end it is judged; without earlier editions as it
  /// stands on that day, whatever the period's own page says later.
  package init?(
    _ definition: Definition, series: SeriesIndex, periods: [(period: Period, asOf: CivilDate)], in edition: Edition,
    past: PastEditions?
  ) {
    guard definition.kind == .commitment, let first = periods.first?.period else { return nil }
    self.definition = definition
    self.series = series
    self.first = first
    self.periods = periods.map { period, asOf -> JudgedPeriod in
      let promise = PromiseInForce(
        definition, period, in: edition, as: past?[period] ?? edition, by: past == nil ? asOf : nil)
      guard let promise else { return JudgedPeriod() }
      let series = series.reading(as: promise.edition)
      let judgement = Judgement(promise, period, asOf: asOf, today: edition.asOf, series)
      return JudgedPeriod(
        promise: promise, judgement: judgement,
        other: OtherLevels(definition, against: promise, period, judgement.current, in: edition, series))
    }
  }

  package subscript(period: Period) -> Judgement? { judged(period)?.judgement }

  /// What a period is judged by.
  package func promise(for period: Period) -> PromiseInForce? { judged(period)?.promise }

  /// What the levels of the file say of a period that they do not judge.
  package func other(for period: Period) -> OtherLevels? { judged(period)?.other }

  private func judged(_ period: Period) -> JudgedPeriod? {
    let index = period.ordinal - first.ordinal
    return period.grain == first.grain && periods.indices.contains(index) ? periods[index] : nil
  }

  /// What was known at the end of a day of one period of the number that it is measured by.
  package func point(_ stat: String, _ period: Period, asOf: CivilDate) -> Point? {
    promise(for: period).flatMap { series.reading(as: $0.edition).point($0.commitment.measure, period, stat: stat, asOf: asOf) }
  }

  /// A period with the one before it, as known at the end of a day.
  package func pair(endingAt period: Period, asOf: CivilDate) -> Series? {
    promise(for: period).flatMap { promise in
      series.reading(as: promise.edition).series(
        promise.commitment.measure, stat: promise.commitment.stat, periods: period.previous...period, asOf: asOf)
    }
  }

  /// Misses in a row up to and with a period, as known at the end of a day.
  package func missedInARow(through period: Period, asOf: CivilDate) -> Int {
    var count = 0
    var period = period
    while self[period]?.known(on: asOf).assessment.verdict == .missed {
      count += 1
      period = period.previous
    }
    return count
  }

  /// Whether a period's number is complete only some time after the period's end.
  package static func isCohort(_ metric: Metric?) -> Bool {
    guard case .conversion(_, _, .some, .cohort) = metric?.calculation else { return false }
    return true
  }
}
