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
  private let grains: [Range<Int>]
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
    for grain in grains {
      var range = grain
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        if time < start(middle, isDate) {
          range = range.lowerBound..<middle
        } else if time >= end(middle, isDate) {
          range = middle + 1..<range.upperBound
        } else {
          body(middle)
          break
        }
      }
    }
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
