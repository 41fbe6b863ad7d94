package import Calendars
import Definitions
import Measures
import Snapshots

extension EditionIndex {
  /// The four lights as they stand at the end of a day, for a period and for the metrics that a dashboard shows.
  package func lights(_ metrics: [String], for period: Period, asOf: CivilDate) -> [Light] {
    [definitionsLight(asOf), commitmentsLight(period), dashboardLight(metrics, period, asOf), standupLight(asOf)]
  }

  /// By the verdicts of the newest audit; one that is older than the quarter before this one is no proof of today.
  private func definitionsLight(_ asOf: CivilDate) -> Light {
    let audits = edition.audits.known(on: asOf).filter { audit in
      audit.terms.contains { audit.verdict(on: $0) != .open }
    }
    guard let audit = audits.last else { return Light(.definitions) }
    let quarter = edition.days.periods.period(audit.quarter.grain, containing: asOf)
    let isOld = quarter.map { audit.quarter < $0.previous } ?? false
    return Light(
      .definitions, audit.count(of: .agree), of: audit.terms.count, atBest: isOld ? .amber : .green,
      .audit(audit, isOld: isOld))
  }

  /// By the commitments of the period that are decided.
  private func commitmentsLight(_ period: Period) -> Light {
    guard scorecards.has(period) else { return Light(.commitments) }
    let scorecard = scorecards.scorecard(of: period, in: edition)
    let decided = scorecard.rows.filter(\.verdict.isDecided)
    return Light(
      .commitments, decided.count { $0.verdict == .met }, of: decided.count, .scorecard(scorecard, decided: decided))
  }

  /// By the meanings that the dashboard's numbers carry.
  private func dashboardLight(_ metrics: [String], _ period: Period, _ asOf: CivilDate) -> Light {
    let numbers = metrics.compactMap { metric -> Light.Number? in
      let window = MetricWindow(
        MetricChoice(metric: metric), through: period, count: period.grain.usualPeriods, asOf: asOf, in: self)
      guard let observation = (window?.shown ?? window?.newestFinal)?.observation else { return nil }
      let state = edition.stampState(of: observation, metric: metric)
      return Light.Number(metric: metric, observation: observation, isAgreed: edition.isSigned(state, metric: metric))
    }
    return Light(.dashboard, numbers.count(where: \.isAgreed), of: numbers.count, .numbers(numbers))
  }

  /// By the notes of the last weeks that are over: a meeting that nobody wrote down was not held.
  private func standupLight(_ asOf: CivilDate) -> Light {
    guard edition.notes.contains(where: { $0.period.grain == .week }),
      let present = edition.days.periods.period(.week, containing: asOf)
    else { return Light(.standup) }
    let last = edition.days.periods.isOver(present, asOf: asOf) ? present : present.previous
    let written = Set(edition.notes.map(\.period))
    let weeks = (0..<Light.weeks).map { offset in
      let period = last.advanced(by: offset + 1 - Light.weeks)
      return Light.Week(period: period, isHeld: written.contains(period))
    }
    return Light(.standup, weeks.count(where: \.isHeld), of: weeks.count, .weeks(weeks))
  }
}
