package import Calendars

extension WorkingTime {
  /// The open time of a calendar as it is defined; `zone` holds the rules of the zone that it names.
  ///
  /// Hours that cannot be read were reported where the definition was, and are not open here.
  package init(_ calendar: WorkingCalendar, in zone: TimeZoneRules, years: Range<CivilDate> = Self.defaultYears) {
    self.init(OpeningHours(calendar), in: zone, years: years)
  }
}

extension OpeningHours {
  package init(_ calendar: WorkingCalendar) {
    let overrides = calendar.overrides.compactMap { override in
      CivilDate(override.date).map { ($0, override.hours.compactMap { OpenHours($0) }) }
    }
    self.init(
      weekly: calendar.hours.mapValues { $0.compactMap { OpenHours($0) } },
      holidays: calendar.holidays.compactMap { CivilDate($0) }, overrides: Dictionary(overrides) { first, _ in first })
  }
}

extension FiscalCalendar {
  /// Nil where the definition's days cannot be read, which was reported with it.
  package init?(_ fiscal: WorkingCalendar.Fiscal) {
    guard let weekday = WorkingCalendar.weekdays.firstIndex(of: fiscal.weekEnds) else { return nil }
    self.init(
      yearStart: fiscal.yearStart, pattern: fiscal.pattern, label: fiscal.label, weekRule: fiscal.weekRule,
      weekEnds: weekday + 1)
  }
}

extension WorkingCalendar {
  /// What single dates say, a line each, for the hash of a run's inputs: holidays, then overrides.
  package var datedInputs: [String] {
    holidays + overrides.map { "\($0.date) \($0.hours.isEmpty ? "closed" : $0.hours.joined(separator: " "))" }
  }
}
