package import Calendars
package import Definitions

/// Whole working days of a calendar: which days count, for freezes and for the pace of a volume.
package struct BusinessDays: Sendable {
  private let hours: OpeningHours
  /// Of the site whose days these are.
  package let periods: ReportingPeriods

  /// The days of a definition's calendar; without one, Monday to Friday and no holidays.
  package init(_ calendar: WorkingCalendar?, periods: ReportingPeriods = ReportingPeriods()) {
    self.periods = periods
    if let calendar, calendar.hours.contains(where: { !$0.value.isEmpty }) {
      hours = OpeningHours(calendar)
    } else {
      // A calendar that never opens would make "five business days later" endless.
      let weekdays = Dictionary(uniqueKeysWithValues: (1...5).map { ($0, [OpenHours.allDay]) })
      hours = OpeningHours(weekly: weekdays, holidays: (calendar?.holidays ?? []).compactMap { CivilDate($0) })
    }
  }

  package func isOpen(_ date: CivilDate) -> Bool { hours.isBusinessDay(date) }

  /// Business days in `[start, end)`.
  package func count(from start: CivilDate, to end: CivilDate) -> Int {
    guard start < end else { return 0 }
    return (start.daysSinceEpoch..<end.daysSinceEpoch).count { isOpen(CivilDate(daysSinceEpoch: $0)) }
  }

  /// The `count`-th business day on or after a day; the day before it for 0.
  package func day(_ count: Int, from start: CivilDate) -> CivilDate {
    var date = start.adding(days: -1)
    var left = count
    // Ten years of closed days would be a broken calendar: stop rather than hang.
    for _ in 0..<3660 where left > 0 {
      date = date.adding(days: 1)
      if isOpen(date) { left -= 1 }
    }
    return date
  }

  /// The first day by whose start so many minutes have been open since the start of another, within ten years.
  package func day(afterMinutes minutes: Int, from start: CivilDate) -> CivilDate {
    var date = start
    var left = minutes
    for _ in 0..<3660 where left > 0 {
      left -= hours.openMinutes(of: date)
      date = date.adding(days: 1)
    }
    return date
  }
}

/// When a period's numbers stop moving on its own page.
package struct Freeze: Sendable {
  /// Business days after the period's end.
  private let days: Int
  private let calendar: BusinessDays
  /// The periods that are asked for again and again, and when each freezes.
  private let known: (periods: ClosedRange<Period>, dates: [CivilDate?])?

  /// `known` are periods of one grain, one after the other, of which it is worked out once.
  package init(days: Int, calendar: BusinessDays, known: ClosedRange<Period>? = nil) {
    self.days = days
    self.calendar = calendar
    self.known = known.map { periods in
      let ordinals = periods.lowerBound.ordinal...periods.upperBound.ordinal
      return (
        periods,
        ordinals.map { Self.date(of: Period(grain: periods.lowerBound.grain, ordinal: $0), days, calendar) }
      )
    }
  }

  /// The day at whose end a period freezes.
  package func date(of period: Period) -> CivilDate? {
    if let known, known.periods.lowerBound.grain == period.grain,
      known.periods.lowerBound.ordinal <= period.ordinal, period.ordinal <= known.periods.upperBound.ordinal
    {
      return known.dates[period.ordinal - known.periods.lowerBound.ordinal]
    }
    return Self.date(of: period, days, calendar)
  }

  private static func date(of period: Period, _ days: Int, _ calendar: BusinessDays) -> CivilDate? {
    calendar.periods.end(of: period).map { calendar.day(days, from: $0) }
  }
}
