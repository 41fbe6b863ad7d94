package import Calendars
import Definitions
import Measures
import Numbers
package import Snapshots

/// How long the effect of a change is too early to judge: `judge_after` of site.yml, in days.
package struct JudgementWait: Sendable {
  package let cycles: Int
  /// The duration that measures a cycle.
  package let metric: String
  /// Its newest final number.
  package let observation: Observation
  /// The cycles in whole days.
  package let days: Int

  /// The day from which a change of a day may be judged; nil where that is over `today`, or the change is still to come.
  package func end(of change: CivilDate, on today: CivilDate) -> CivilDate? {
    let end = change.adding(days: days)
    return change <= today && today < end ? end : nil
  }
}

extension Edition {
  /// As the newest final number of a day has it; nil where site.yml asks for no wait, or nothing measures a cycle yet.
  package func wait(on day: CivilDate) -> JudgementWait? {
    guard let rule = settings.judgeAfter, let unit = glossary.metric(rule.of)?.unit, let perDay = Self.perDay[unit.description],
      let series = series(rule.of, grain: settings.grain)
    else { return nil }
    let known = series.points.last { point in
      point.observation.value != nil && !point.observation.isProvisional
        && days.periods.end(of: point.period).map { $0 <= day } ?? false
    }
    guard let observation = known?.observation, let median = observation.precise,
      let length = Fraction(median).multiplied(by: Fraction(rule.cycles))?.divided(by: Fraction(perDay))?.rounded(to: 0)
    else { return nil }
    return JudgementWait(
      cycles: rule.cycles, metric: rule.of, observation: observation, days: Int(clamping: length.coefficient))
  }

  /// How many of an elapsed time make a day.
  private static let perDay = ["d": 1, "h": 24, "s": 86_400]
}
