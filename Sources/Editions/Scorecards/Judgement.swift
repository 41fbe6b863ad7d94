package import Calendars
import Definitions
package import Measures
import Snapshots

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

extension Judgement {
  /// Judges a period by its promise, at the end of the day on which its page stands and as known today.
  ///
  /// What was undecided then is decided later, by the same levels.
  init(_ promise: PromiseInForce, _ period: Period, asOf: CivilDate, today: CivilDate, _ series: SeriesIndex) {
    let (measure, stat) = (promise.commitment.measure, promise.commitment.stat)
    func assess(_ day: CivilDate) -> Assessment {
      promise.assessment(of: series.point(measure, period, stat: stat, asOf: day), period, asOf: day)
    }
    let frozen = assess(asOf)
    self.init(frozenOn: asOf, frozen: frozen, settled: nil, current: frozen)
    guard asOf < today else { return }
    let later = series.days(measure, period, stat: stat).filter { $0 > asOf }
    guard !later.isEmpty else { return }
    current = assess(today)
    guard frozen.verdict == .undecided || frozen.verdict == .noData else { return }
    for date in later {
      let assessment = assess(date)
      guard assessment.verdict.isDecided || assessment.verdict == .tooFew else { continue }
      settled = (date, assessment)
      break
    }
  }
}

extension PromiseInForce {
  /// A period's number held against the levels that judge it, or against others.
  func assessment(of point: Point?, _ period: Period, asOf: CivilDate, by levels: [Target]? = nil) -> Assessment {
    Assessment.of(
      commitment, targets: levels ?? judging.targets, point: point,
      parts: edition.glossary.parts(of: commitment.measure, stat: commitment.stat), period: period, asOf: asOf,
      days: edition.days, atRisk: edition.settings.atRisk
    )
    .judged(in: edition, measure: commitment.measure)
  }
}
