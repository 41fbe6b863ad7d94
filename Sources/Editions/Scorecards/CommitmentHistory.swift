package import Calendars
package import Definitions
package import Measures
package import Snapshots

/// What became of one period of a commitment, and when that was known.
package struct Judgement: Sendable {
  /// The day at whose end the period's page froze.
  package var frozenOn: CivilDate
  /// As it stood then: the official verdict.
  package var frozen: Assessment
  /// Where it was undecided then: the first day on which it was decided, and how.
  package var settled: (on: CivilDate, assessment: Assessment)?
  /// As known today.
  package var current: Assessment

  /// The verdict that was known at the end of a day not before the freeze.
  package func known(on date: CivilDate) -> (assessment: Assessment, since: CivilDate) {
    guard let settled, settled.on <= date else { return (frozen, frozenOn) }
    return (settled.assessment, settled.on)
  }
}

/// One commitment judged for every period, each by the target in force then and at its own vintage.
package struct CommitmentHistory: Sendable {
  package let definition: Definition
  package let commitment: Commitment
  private let series: SeriesIndex
  private let first: Period
  private let judgements: [Judgement]
  /// Misses in a row up to and with each period.
  private let missed: [Int]

  /// The periods are neighbours, oldest first, each with the day at whose end it is judged. Nil for what is no commitment.
  package init?(
    _ definition: Definition, series: SeriesIndex, periods: [(period: Period, asOf: CivilDate)], in edition: Edition
  ) {
    guard case .commitment(let commitment) = definition.semantics, let first = periods.first?.period else { return nil }
    let parts = edition.glossary.parts(of: commitment.measure, stat: commitment.stat)
    func assess(_ period: Period, _ asOf: CivilDate) -> Assessment {
      Assessment.of(
        commitment, targets: definition.targets,
        point: series.point(commitment.measure, period, stat: commitment.stat, asOf: asOf), parts: parts, period: period,
        asOf: asOf,
        days: edition.days, atRisk: edition.settings.atRisk
      )
      .judged(in: edition, measure: commitment.measure)
    }
    let judgements = periods.map { period, asOf in
      let frozen = assess(period, asOf)
      var judgement = Judgement(frozenOn: asOf, frozen: frozen, settled: nil, current: frozen)
      guard asOf < edition.asOf else { return judgement }
      let later = series.days(commitment.measure, period, stat: commitment.stat).filter { $0 > asOf }
      guard !later.isEmpty else { return judgement }
      judgement.current = assess(period, edition.asOf)
      if frozen.verdict == .undecided || frozen.verdict == .noData {
        for date in later {
          let assessment = assess(period, date)
          guard assessment.verdict.isDecided || assessment.verdict == .tooFew else { continue }
          judgement.settled = (date, assessment)
          break
        }
      }
      return judgement
    }
    var missed: [Int] = []
    for judgement in judgements {
      let verdict = judgement.settled?.assessment.verdict ?? judgement.frozen.verdict
      missed.append(verdict == .missed ? (missed.last ?? 0) + 1 : 0)
    }
    self.definition = definition
    self.commitment = commitment
    self.series = series
    self.first = first
    self.judgements = judgements
    self.missed = missed
  }

  package subscript(period: Period) -> Judgement? {
    let index = period.ordinal - first.ordinal
    return judgements.indices.contains(index) ? judgements[index] : nil
  }

  /// What was known at the end of a day of one period of the number that it is measured by.
  package func point(_ stat: String, _ period: Period, asOf: CivilDate) -> Point? {
    series.point(commitment.measure, period, stat: stat, asOf: asOf)
  }

  /// A period with the one before it, as known at the end of a day.
  package func pair(endingAt period: Period, asOf: CivilDate) -> Series? {
    series.series(commitment.measure, stat: commitment.stat, periods: period.previous...period, asOf: asOf)
  }

  package func missedInARow(through period: Period) -> Int {
    let index = period.ordinal - first.ordinal
    return missed.indices.contains(index) ? missed[index] : 0
  }

  /// Whether a period's number is complete only some time after the period's end.
  package static func isCohort(_ metric: Metric?) -> Bool {
    guard case .conversion(_, _, .some, .cohort) = metric?.calculation else { return false }
    return true
  }
}
