package import Calendars
package import Definitions
package import Numbers
package import Snapshots

/// What became of a promise in one period.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  case missed
  case atRisk = "at-risk"
  case onTrack = "on-track"
  case met
  case undecided
  case tooFew = "too-few"
  case noData = "no-data"
  case noTarget = "no-target"

  /// As a page says it.
  package var words: String {
    switch self {
    case .missed: "missed"
    case .atRisk: "at risk"
    case .onTrack: "on track"
    case .met: "met"
    case .undecided: "undecided"
    case .tooFew: "too few to judge"
    case .noData: "no data"
    case .noTarget: "no target agreed"
    }
  }

  /// Whether it counts in "5 of 7 met".
  package var isDecided: Bool { self == .met || self == .missed }
}

/// A commitment judged for one period by the target in force at that period's start.
package struct Assessment: Sendable {
  package var period: Period
  package var verdict: Verdict
  package var target: Target?
  package var observation: Observation?
  /// Value divided by target; for targets that want less, target divided by value.
  package var attained: Fraction?
  /// The same to 6 digits.
  package var attainment: ExactDecimal? { attained?.rounded(to: 6) }
  package var pace: Pace?
  /// Least and most that an undecided rate can still become.
  package var bounds: ClosedRange<ExactDecimal>?
}

/// How far a volume is within a period that is not over: `semantics.md` B6.
package struct Pace: Hashable, Sendable {
  package var businessDaysDone: Int
  package var businessDaysTotal: Int
  /// What should be there by now, 2 digits.
  package var expected: ExactDecimal
  /// Actual divided by expected.
  package var progress: Fraction?
  /// The same to 6 digits.
  package var ratio: ExactDecimal? { progress?.rounded(to: 6) }
  /// What the period ends with at this speed, whole.
  package var projection: ExactDecimal?

  /// Nil before the first business day is over.
  package init?(actual: ExactDecimal, target: ExactDecimal, period: Period, asOf: CivilDate, days: BusinessDays) {
    guard let start = days.periods.start(of: period), let end = days.periods.end(of: period) else { return nil }
    // As-of is the end of its day, so that the day itself is over.
    let done = days.count(from: start, to: min(end, asOf.adding(days: 1)))
    let total = days.count(from: start, to: end)
    guard done > 0, total > 0 else { return nil }
    businessDaysDone = done
    businessDaysTotal = total
    let share = target * ExactDecimal(done)
    guard let expected = share.divided(by: ExactDecimal(total), scale: 2) else { return nil }
    self.expected = expected
    // actual / (target * done / total), in one division so that nothing is rounded twice.
    progress = Fraction(actual * ExactDecimal(total)).divided(by: Fraction(share))
    projection = (actual * ExactDecimal(total)).divided(by: ExactDecimal(done), scale: 0)
  }
}

extension Assessment {
  /// Judges one period of a commitment by the target that was in force at its start; see the other one.
  package static func of(
    _ commitment: Commitment, targets: [Target], point: Point?, parts: RowParts, period: Period, asOf: CivilDate,
    days: BusinessDays, atRisk: Int
  ) -> Assessment {
    of(
      isVolume: commitment.form == .volume, targets: targets, point: point, parts: parts, period: period, asOf: asOf,
      days: days,
      atRisk: atRisk)
  }

  /// Judges one period by the target that was in force at its start, whoever promised it: a commitment, or a metric's own.
  ///
  /// A volume fills up while its period lasts, and is judged by its pace until then. The point is the measured value as known at the vintage that judges, nil where there is none; `asOf` is the day at whose
  /// end the judgement stands; `parts` what the value is a quotient of; `atRisk` the pace in percent under which a volume is at
  /// risk.
  package static func of(
    isVolume: Bool, targets: [Target], point: Point?, parts: RowParts, period: Period, asOf: CivilDate, days: BusinessDays,
    atRisk: Int
  ) -> Assessment {
    let target = targets.inForce(for: period, in: days.periods)
    var result = Assessment(period: period, verdict: .noTarget, target: target, observation: point?.observation)
    guard let target else { return result }
    guard let observation = point?.observation else {
      result.verdict = .noData
      return result
    }
    let isOver = days.periods.isOver(period, asOf: asOf)
    if parts.isProportion { result.bounds = bounds(of: observation) }
    guard let value = observation.value, let exact = observation.exact else {
      result.verdict =
        observation.bound.map { isOver ? judged(observation, parts, atLeast: $0, by: target) : .undecided }
        ?? (observation.isProvisional ? .undecided : .noData)
      return result
    }
    let level = Fraction(target.value)
    result.attained = target.comparison.wantsMore ? exact.divided(by: level) : level.divided(by: exact)
    if !isOver, isVolume {
      result.pace = Pace(actual: value, target: target.value, period: period, asOf: asOf, days: days)
      let threshold = Fraction(ExactDecimal(coefficient: Int128(atRisk), scale: 2))
      // What should stay small is at risk when it grows too fast.
      let edge = target.comparison.wantsMore ? threshold : Fraction(1).divided(by: threshold)
      result.verdict =
        result.pace?.progress.flatMap { progress in
          edge.map { (target.comparison.wantsMore ? progress < $0 : progress > $0) ? .atRisk : .onTrack }
        } ?? .undecided
      return result
    }
    guard isOver, !observation.isProvisional else {
      result.verdict = .undecided
      return result
    }
    if let minimum = target.minimumCount, let cases = observation.size(parts), cases < ExactDecimal(minimum) {
      result.verdict = .tooFew
      return result
    }
    result.verdict = target.comparison.isMet(by: exact, against: target.value) ? .met : .missed
    return result
  }

  /// What is known of a percentile is that it lies at a bound or above: enough where that keeps or breaks the promise.
  private static func judged(_ observation: Observation, _ parts: RowParts, atLeast bound: ExactDecimal, by target: Target)
    -> Verdict
  {
    if isTooFew(observation, parts, for: target) { return .tooFew }
    let isMet = target.comparison.isMet(by: Fraction(bound), against: target.value)
    return isMet == target.comparison.wantsMore ? isMet ? .met : .missed : .undecided
  }

  private static func isTooFew(_ observation: Observation, _ parts: RowParts, for target: Target) -> Bool {
    let cases = observation.size(parts)
    guard let minimum = target.minimumCount, let cases else { return false }
    return cases < ExactDecimal(minimum)
  }

  /// met/all ... (met+pending)/all of a rate with pending cases: `semantics.md` B5.
  private static func bounds(of observation: Observation) -> ClosedRange<ExactDecimal>? {
    guard let met = observation.numerator, let decided = observation.denominator, let pending = observation.censored,
      pending > 0
    else { return nil }
    let all = decided + ExactDecimal(pending)
    guard let low = met.divided(by: all, scale: 6), let high = (met + ExactDecimal(pending)).divided(by: all, scale: 6),
      low <= high
    else { return nil }
    return low...high
  }
}
