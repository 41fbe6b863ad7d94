/// The open time of a calendar in its zone, as instants: what business time is counted on.
///
/// Open hours become instants date by date with that date's offsets, so a day of 23 or 25 hours counts what it has. All
/// lookups are a binary search in running totals. Nothing outside ``years`` is open: a record of the year 9999 waits no
/// longer than to their end.
package struct WorkingTime: Hashable, Sendable {
  package let zone: TimeZoneRules
  /// The dates for which the open time is worked out.
  package let years: Range<CivilDate>
  /// Seconds since the epoch, ascending, apart: when it opens, when it closes, and how much was open before.
  private let opens: [Int]
  private let closes: [Int]
  private let openBefore: [Int]
  /// Business days, ascending.
  private let businessDays: [Int]

  /// From 1970 to the end of 2099.
  package static let defaultYears =
    CivilDate(uncheckedYear: 1970, month: 1, day: 1)..<CivilDate(uncheckedYear: 2100, month: 1, day: 1)

  package init(_ hours: OpeningHours, in zone: TimeZoneRules, years: Range<CivilDate> = Self.defaultYears) {
    var opens: [Int] = []
    var closes: [Int] = []
    var businessDays: [Int] = []
    var midnight = zone.instant(years.lowerBound).second
    for day in years.lowerBound.daysSinceEpoch..<years.upperBound.daysSinceEpoch {
      let date = CivilDate(daysSinceEpoch: day)
      let nextMidnight = zone.instant(date, second: 86_400).second
      if hours.isBusinessDay(date) { businessDays.append(day) }
      for minutes in hours.minutes(of: date) {
        // A time that the clock skips moves forward: never beyond its date, which may be skipped whole (Samoa, 2011-12-30).
        let open = max(midnight, zone.instant(date, second: minutes.lowerBound * 60).second)
        let close = min(nextMidnight, zone.instant(date, second: minutes.upperBound * 60).second)
        guard open < close else { continue }
        if closes.last == open {
          closes[closes.count - 1] = close
        } else {
          opens.append(open)
          closes.append(close)
        }
      }
      midnight = nextMidnight
    }
    var total = 0
    openBefore = zip(opens, closes).map { open, close in
      defer { total += close - open }
      return total
    }
    (self.zone, self.years, self.opens, self.closes, self.businessDays) = (zone, years, opens, closes, businessDays)
  }

  /// Open seconds in `[start, end)`; 0 where the end is not after the start.
  package func elapsed(from start: Instant, to end: Instant) -> Int {
    start < end ? total(before: end.second) - total(before: start.second) : 0
  }

  /// The earliest instant at which so many open seconds have passed since `start`: `start` itself for none. Nil where the
  /// calendar does not open for so long any more.
  package func due(_ seconds: Int, after start: Instant) -> Instant? {
    guard seconds > 0 else { return start }
    let (goal, overflow) = total(before: start.second).addingReportingOverflow(seconds)
    // The last time of opening before which less than the goal was open.
    let index = openBefore.count(upTo: goal - 1) - 1
    guard !overflow, index >= 0 else { return nil }
    let due = opens[index] + goal - openBefore[index]
    return due <= closes[index] ? Instant(second: due) : nil
  }

  /// Open seconds of all that is worked out before a second since the epoch.
  private func total(before second: Int) -> Int {
    let index = opens.count(upTo: second) - 1
    return index < 0 ? 0 : openBefore[index] + min(second, closes[index]) - opens[index]
  }
}

extension WorkingTime {
  /// Whether the calendar opens on a date.
  package func isBusinessDay(_ date: CivilDate) -> Bool {
    let count = businessDays.count(upTo: date.daysSinceEpoch)
    return count > 0 && businessDays[count - 1] == date.daysSinceEpoch
  }

  /// How many business days lie in `[start, end)`.
  package func businessDays(in dates: Range<CivilDate>) -> Int {
    businessDays.count(upTo: dates.upperBound.daysSinceEpoch - 1)
      - businessDays.count(upTo: dates.lowerBound.daysSinceEpoch - 1)
  }

  /// The `count`th business day after a date; after the next business day where the date is none. Nil where there is none any
  /// more.
  package func adding(businessDays count: Int, to date: CivilDate) -> CivilDate? {
    let (index, overflow) = businessDays.count(upTo: date.daysSinceEpoch - 1).addingReportingOverflow(count)
    return overflow || index >= businessDays.count ? nil : CivilDate(daysSinceEpoch: businessDays[index])
  }

  /// The same time of day on the `count`th business day after: the last instant of a window of business days, which is part
  /// of the window. What starts outside open hours starts at the next opening, so that what comes later is never due earlier.
  package func adding(businessDays count: Int, to start: Instant) -> Instant? {
    guard let opening = opening(at: start) else { return nil }
    let (date, second) = zone.local(at: opening)
    return adding(businessDays: count, to: date).map { zone.instant($0, second: second) }
  }

  /// The instant itself while it is open, else the next opening; nil where it does not open any more.
  package func opening(at instant: Instant) -> Instant? {
    let index = closes.count(upTo: instant.second)
    return index < opens.count ? Instant(second: max(instant.second, opens[index])) : nil
  }
}
