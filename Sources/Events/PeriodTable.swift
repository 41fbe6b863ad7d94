import Calendars

/// The periods of a run with their bounds, as days and as instants of the reporting zone, and which of them hold a time.
struct PeriodTable: Sendable {
  struct Entry: Sendable {
    var period: Period
    /// Days since 1970-01-01, half open.
    var days: Range<Int>
    /// Seconds since then, half open.
    var seconds: Range<Int>
    /// Not over at the as-of; one that ends with the as-of's second is.
    var isRunning: Bool
  }

  /// Sorted by period.
  let entries: [Entry]
  /// The entries of each grain, which do not overlap.
  let grains: [Range<Int>]
  private let places: [DayPlaces]
  private let asOf: Int
  private let asOfDay: Int

  /// Without those that begin after the as-of, of which nothing is known, and fiscal ones where there is no fiscal calendar.
  init(_ context: MeasureContext) {
    let (asOf, zone) = (context.asOf.second, context.zone)
    let today = zone.date(at: context.asOf)
    entries = Set(context.periods).sorted().compactMap { period in
      if period == .all {
        // It ends where what is known ends, and so is over.
        let first = context.since ?? DatedYears.first
        guard first <= today else { return nil }
        return Entry(
          period: period, days: first.daysSinceEpoch..<today.daysSinceEpoch + 1,
          seconds: zone.instant(first).second..<asOf + 1, isRunning: false)
      }
      let days = context.fiscal?.bounds(of: period) ?? period.start.flatMap { start in period.end.map { start..<$0 } }
      guard let days else { return nil }
      let instants = zone.instants(days)
      guard instants.lowerBound.second <= asOf else { return nil }
      return Entry(
        period: period, days: days.lowerBound.daysSinceEpoch..<days.upperBound.daysSinceEpoch,
        seconds: instants.lowerBound.second..<instants.upperBound.second, isRunning: asOf < instants.upperBound.second - 1)
    }
    var grains: [Range<Int>] = []
    for (index, entry) in entries.enumerated() {
      if let last = grains.last, entries[last.lowerBound].period.grain == entry.period.grain {
        grains[grains.count - 1] = last.lowerBound..<index + 1
      } else {
        grains.append(index..<index + 1)
      }
    }
    self.grains = grains
    places = grains.map { [entries] grain in DayPlaces(entries, grain) }
    self.asOf = asOf
    asOfDay = today.daysSinceEpoch
  }

  var count: Int { entries.count }

  /// Where a period stands.
  func index(of period: Period) -> Int? {
    var range = entries.indices
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if entries[middle].period == period { return middle }
      range = entries[middle].period < period ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The periods, one of each grain at most, that hold a time.
  func forEach(containing time: Int, isDate: Bool, _ body: (Int) -> Void) {
    // No zone is as much as a day from UTC.
    let day = isDate ? time : time.flooredDays - 1
    for place in places {
      var index = place.first(endingAfter: day)
      while index < place.range.upperBound, time >= end(index, isDate) { index += 1 }
      if index < place.range.upperBound, time >= start(index, isDate) { body(index) }
    }
  }

  /// The periods at whose closing something goes on that began at a time and ends at another, if it does: neighbours of each
  /// grain.
  func forEachRun(openFrom start: Int, to stop: Int?, isDate: Bool, _ body: (Range<Int>) -> Void) {
    for grain in grains {
      let first = self.first(of: grain, closingFrom: start, isDate)
      let end = stop.map { self.first(of: grain, closingFrom: $0, isDate) } ?? grain.upperBound
      if first < end { body(first..<end) }
    }
  }

  /// Whether a period is the first of its grain.
  func isFirst(_ index: Int) -> Bool { grains.contains { $0.lowerBound == index } }

  /// The first of a grain's periods whose closing is not before a time.
  private func first(of grain: Range<Int>, closingFrom time: Int, _ isDate: Bool) -> Int {
    var range = grain
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range = closing(middle, isDate) < time ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  func start(_ index: Int, _ isDate: Bool) -> Int {
    isDate ? entries[index].days.lowerBound : entries[index].seconds.lowerBound
  }
  func end(_ index: Int, _ isDate: Bool) -> Int {
    isDate ? entries[index].days.upperBound : entries[index].seconds.upperBound
  }
  /// The last day or second that is known of a period: its stocks are taken at it.
  func closing(_ index: Int, _ isDate: Bool) -> Int { min(end(index, isDate) - 1, isDate ? asOfDay : asOf) }
  /// The as-of as a day or a second.
  func asOf(_ isDate: Bool) -> Int { isDate ? asOfDay : asOf }
}

/// Where to look for the period of a day among those of one grain, for every day from the first of them to the last.
private struct DayPlaces: Sendable {
  let range: Range<Int>
  private let firstDay: Int
  /// The first entry that ends after each day.
  private let entries: [Int32]

  init(_ all: [PeriodTable.Entry], _ range: Range<Int>) {
    self.range = range
    firstDay = all[range.lowerBound].days.lowerBound
    var places: [Int32] = []
    // A single one is looked at anyway.
    for index in range.count > 1 ? range : range.prefix(0) {
      let days = all[index].days.upperBound - firstDay - places.count
      places += repeatElement(Int32(truncatingIfNeeded: index), count: max(0, days))
    }
    entries = places
  }

  func first(endingAfter day: Int) -> Int {
    guard day > firstDay, !entries.isEmpty else { return range.lowerBound }
    return day - firstDay < entries.count ? Int(entries[day - firstDay]) : range.upperBound
  }
}

extension Int {
  /// Of seconds, the whole days in them.
  fileprivate var flooredDays: Int { self >= 0 ? self / 86_400 : (self - 86_399) / 86_400 }
}
