package import Calendars
package import Definitions

/// All that a number depends on beside its metric: pure values, so that the same context gives the same numbers.
package struct MeasureContext: Sendable {
  /// The definitions in force in all of the periods.
  package var glossary: Glossary
  package var streams: [StreamKey: EventStream]
  package var identifiers: Identifiers
  /// Which periods to compute, of any grains.
  package var periods: [Period]
  /// What is recorded after it is unknown, not false. The streams are cut at it already.
  package var asOf: Instant
  /// The reporting zone, in which events fall into periods and windows of days are counted.
  package var zone: TimeZoneRules
  /// Open time by the id of a calendar.
  package var calendars: [String: WorkingTimeHistory]
  /// The calendar of windows in business days, where no clock names one.
  package var reportingCalendar: String?
  package var fiscal: FiscalCalendar?
  /// The first day that counts, on which the period `all` begins; nil for whatever there is.
  package var since: CivilDate?
  /// What one currency is worth in another.
  package var rates: RateBook

  package init(
    glossary: Glossary, streams: [StreamKey: EventStream], identifiers: Identifiers, periods: [Period], asOf: Instant,
    zone: TimeZoneRules, calendars: [String: WorkingTimeHistory] = [:], reportingCalendar: String? = nil,
    fiscal: FiscalCalendar? = nil, since: CivilDate? = nil, rates: RateBook = RateBook()
  ) {
    self.glossary = glossary
    self.streams = streams
    self.identifiers = identifiers
    self.periods = periods
    self.asOf = asOf
    self.zone = zone
    self.calendars = calendars
    self.reportingCalendar = reportingCalendar
    self.fiscal = fiscal
    self.since = since
    self.rates = rates
  }
}
