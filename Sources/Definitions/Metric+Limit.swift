extension Metric {
  /// The limit of a duration on its clock: `4 hours` of a calendar are 4 business hours. Nil without one.
  package var limit: TimeSpan? {
    guard case .duration(_, _, let clock, let limit?) = calculation else { return nil }
    return TimeSpan(limit, on: clock)
  }

  /// The calendar on whose working time a duration is measured; nil where its clock runs always, and for other metrics.
  package var clockCalendar: String? {
    guard case .duration(_, _, let clock, _) = calculation, clock != Self.elapsed else { return nil }
    return clock
  }
}

extension TimeSpan {
  /// As a clock counts it: on a calendar's, hours are business hours.
  package init?(_ text: String, on clock: String) {
    self.init(text)
    if clock != Metric.elapsed { isBusiness = true }
  }
}
