package import Calendars
import Definitions
import Measures
import Numbers
package import Snapshots

/// How long the effect of a change is too early to judge: `judge_after` of site.yml.
package struct JudgementWait: Sendable {
  package let cycles: Int
  /// The duration that measures a cycle.
  package let metric: String
  /// The stat that holds its median.
  package let stat: String
  /// Its newest final number.
  package let observation: Observation
  private let length: Length

  /// The cycles, as the clock of the duration counts them.
  private enum Length: Sendable {
    case days(Int)
    /// Days on which the calendar is open.
    case openDays(Int, BusinessDays)
    /// Minutes in which the calendar is open.
    case openMinutes(Int, BusinessDays)
  }

  /// The day from which a change of a day may be judged; nil where that is over `today`, or the change is still to come.
  package func end(of change: CivilDate, on today: CivilDate) -> CivilDate? {
    guard change <= today else { return nil }
    let end: CivilDate =
      switch length {
      case .days(let count): change.adding(days: count)
      case .openDays(let count, let calendar): count == 0 ? change : calendar.day(count, from: change).adding(days: 1)
      case .openMinutes(let count, let calendar): calendar.day(afterMinutes: count, from: change)
      }
    return today < end ? end : nil
  }

  fileprivate init?(
    _ rule: SiteSettings.JudgeAfter, stat: String, _ observation: Observation, unit: Unit, _ calendar: BusinessDays
  ) {
    guard let median = observation.precise, let cycles = Fraction(median).multiplied(by: Fraction(rule.cycles)) else {
      return nil
    }
    /// So many of the median's unit make one; in whole ones.
    func count(_ units: Int, times minutes: Int = 1) -> Int? {
      cycles.multiplied(by: Fraction(minutes))?.divided(by: Fraction(units))?.rounded(to: 0).map {
        Int(clamping: $0.coefficient)
      }
    }
    let length: Length? =
      switch unit.description {
      case "d": count(1).map(Length.days)
      case "h": count(24).map(Length.days)
      case "s": count(86_400).map(Length.days)
      case "d_business": count(1).map { .openDays($0, calendar) }
      case "h_business": count(1, times: 60).map { .openMinutes($0, calendar) }
      case "s_business": count(60).map { .openMinutes($0, calendar) }
      default: nil
      }
    guard let length else { return nil }
    self.cycles = rule.cycles
    self.metric = rule.of
    self.stat = stat
    self.observation = observation
    self.length = length
  }
}

extension Edition {
  /// As the newest final number of a day has it, of the site's own periods where there is one; nil where site.yml asks for no wait,
  /// or nothing measures a cycle yet.
  package func wait(on day: CivilDate) -> JudgementWait? {
    guard let rule = settings.judgeAfter, let metric = glossary.metric(rule.of), let stat = metric.medianStat else {
      return nil
    }
    let grains = [settings.grain] + Grain.recurring.filter { $0 != settings.grain }
    let known = grains.lazy.compactMap { grain in
      self.series(rule.of, stat: stat, grain: grain)?.points.last { point in
        point.observation.value != nil && !point.observation.isProvisional
          && self.days.periods.end(of: point.period).map { $0 <= day } ?? false
      }
    }.first
    return known.flatMap {
      JudgementWait(rule, stat: stat, $0.observation, unit: metric.unit, businessDays(of: metric))
    }
  }

  /// The days of the calendar that a duration is measured by; the reporting calendar's where it names none.
  private func businessDays(of metric: Metric) -> BusinessDays {
    guard case .duration(_, _, let clock, _) = metric.calculation, let calendar = glossary.calendar(clock) else { return days }
    return BusinessDays(calendar, periods: days.periods)
  }
}
