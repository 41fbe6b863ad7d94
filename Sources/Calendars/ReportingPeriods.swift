/// The periods of a site: how long its own are, and which days each period of any grain has.
///
/// A site that declares no fiscal calendar has fiscal years of calendar months from 1 January, so that every period has an end.
package struct ReportingPeriods: Hashable, Sendable {
  /// The grain that the site reports by.
  package let grain: Grain
  package let fiscal: FiscalCalendar?

  package init(grain: Grain = .month, fiscal: FiscalCalendar? = nil) {
    self.grain = grain
    self.fiscal = fiscal ?? FiscalCalendar(yearStart: "01-01")
  }

  /// The first day of a period.
  package func start(of period: Period) -> CivilDate? {
    period.start ?? fiscal?.bounds(of: period).lowerBound
  }

  /// The day after a period's last.
  package func end(of period: Period) -> CivilDate? {
    period.end ?? fiscal?.bounds(of: period).upperBound
  }

  /// The period of a grain that holds a day.
  package func period(_ grain: Grain, containing day: CivilDate) -> Period? {
    Period(grain, containing: day) ?? fiscal?.period(grain, containing: day)
  }

  /// Whether a period is over at the end of a day. What has no end is never over.
  package func isOver(_ period: Period, asOf day: CivilDate) -> Bool {
    end(of: period).map { $0 <= day.adding(days: 1) } ?? false
  }
}
