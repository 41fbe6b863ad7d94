package import Calendars
package import Definitions
import Events

/// All that the numbers of a run are computed from: values, so that the same input gives the same numbers.
package struct RunInput: Sendable {
  var plan: RunPlan
  var reading: RecordReading
  var clock: RunClock
  /// What became known after it is left out.
  var asOf: Instant
  var settings: SiteSettings
  var rates: RunRates

  package init(
    plan: RunPlan, reading: RecordReading, clock: RunClock, asOf: Instant, settings: SiteSettings,
    rates: RunRates = RunRates()
  ) {
    self.plan = plan
    self.reading = reading
    self.clock = clock
    self.asOf = asOf
    self.settings = settings
    self.rates = rates
  }

  /// The day of the as-of, in the reporting zone.
  var day: CivilDate { clock.zone.date(at: asOf) }

  /// The first day of a period; of `all` the first that counts.
  func start(of period: Period) -> CivilDate? {
    period == .all ? settings.snapshots.since ?? period.start : clock.start(of: period)
  }

  /// The part that a period is computed in: that of its first day; for `all` the present one.
  func part(of period: Period) -> RunPlan.Part? {
    if period == .all { return plan.parts.first(where: \.isPresent) }
    return clock.start(of: period).flatMap { start in plan.parts.first { $0.holds(start) } }
  }

  /// What a part's metrics are computed from in some periods.
  func context(of part: RunPlan.Part, periods: [Period] = []) -> MeasureContext {
    MeasureContext(
      glossary: part.glossary, streams: part.questions.compactMapValues { reading.streams[$0] },
      identifiers: reading.identifiers, periods: periods, asOf: asOf, zone: clock.zone, calendars: clock.calendars,
      reportingCalendar: settings.calendar, fiscal: clock.fiscal, since: settings.snapshots.since, rates: rates.book)
  }
}
