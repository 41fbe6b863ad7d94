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
  /// Value divided by target, 6 digits; for targets that want less, target divided by value.
  package var attainment: ExactDecimal?
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
  /// Actual divided by expected, 6 digits.
  package var ratio: ExactDecimal?
  /// What the period ends with at this speed, whole.
  package var projection: ExactDecimal?

  /// Nil before the first business day is over.
  package init?(actual: ExactDecimal, target: ExactDecimal, period: Period, asOf: CivilDate, days: BusinessDays) {
    guard let start = period.start, let end = period.end else { return nil }
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
    ratio = (actual * ExactDecimal(total)).divided(by: share, scale: 6)
    projection = (actual * ExactDecimal(total)).divided(by: ExactDecimal(done), scale: 0)
  }
}

extension Assessment {
  /// Judges one period of a commitment by the target that was in force at its start; see the other one.
  package static func of(
    _ commitment: Commitment, targets: [Target], point: Point?, period: Period, asOf: CivilDate, days: BusinessDays, atRisk: Int
  ) -> Assessment {
    of(
      isVolume: commitment.form == "volume", targets: targets, point: point, period: period, asOf: asOf, days: days,
      atRisk: atRisk)
  }

  /// Judges one period by the target that was in force at its start, whoever promised it: a commitment, or a metric's own.
  ///
  /// A volume fills up while its period lasts, and is judged by its pace until then. The point is the measured value as known at the vintage that judges, nil where there is none; `asOf` is the day at whose
  /// end the judgement stands; `atRisk` the pace in percent under which a volume is at risk.
  package static func of(
    isVolume: Bool, targets: [Target], point: Point?, period: Period, asOf: CivilDate, days: BusinessDays, atRisk: Int
  ) -> Assessment {
    let target = targets.inForce(for: period)
    var result = Assessment(period: period, verdict: .noTarget, target: target, observation: point?.observation)
    guard let target else { return result }
    guard let observation = point?.observation else {
      result.verdict = .noData
      return result
    }
    let isOver = period.end.map { $0 <= asOf.adding(days: 1) } ?? true
    result.bounds = bounds(of: observation)
    guard let value = observation.value else {
      result.verdict = observation.isProvisional ? .undecided : .noData
      return result
    }
    result.attainment =
      target.comparison.wantsMore ? value.divided(by: target.value, scale: 6) : target.value.divided(by: value, scale: 6)
    if !isOver, isVolume {
      result.pace = Pace(actual: value, target: target.value, period: period, asOf: asOf, days: days)
      let threshold = ExactDecimal(coefficient: Int128(atRisk), scale: 2)
      result.verdict =
        result.pace?.ratio.map { ratio in
          // What should stay small is at risk when it grows too fast.
          (target.comparison.wantsMore ? ratio < threshold : ratio * threshold > ExactDecimal(1)) ? .atRisk : .onTrack
        } ?? .undecided
      return result
    }
    guard isOver, !observation.isProvisional else {
      result.verdict = .undecided
      return result
    }
    let cases = observation.denominator ?? observation.count.map { ExactDecimal($0) }
    if let minimum = target.minimumCount, let cases, cases < ExactDecimal(minimum) {
      result.verdict = .tooFew
      return result
    }
    result.verdict = target.comparison.isMet(by: value, against: target.value) ? .met : .missed
    return result
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
