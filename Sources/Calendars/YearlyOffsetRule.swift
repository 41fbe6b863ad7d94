/// The same change to summer time and back in every year, as the last line of a zone file has it:
/// `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1 `TZ`, with the hours from -167 to 167 of RFC 8536).
struct YearlyOffsetRule: Hashable, Sendable {
  /// The day of a year on which the clock is changed.
  enum Day: Hashable, Sendable {
    /// 1...365; 29 February is never counted.
    case ofCommonYear(Int)
    /// 0...365.
    case ofYear(Int)
    /// A weekday, 0 is Sunday, of a month's week 1...4, or of its last for 5.
    case weekday(Int, week: Int, month: Int)
  }

  struct Change: Hashable, Sendable {
    var day: Day
    /// Seconds after the midnight of the wall clock before the change.
    var second: Int
  }

  struct Summer: Hashable, Sendable {
    var offset: Int
    var begins: Change
    var ends: Change
  }

  /// Seconds east of UTC.
  var standardOffset: Int
  var summer: Summer?

  /// The changes of the years, in their order.
  func changes(in years: ClosedRange<Int>) -> [(second: Int, offset: Int)] {
    guard let summer else { return [] }
    let all = years.flatMap { year in
      [
        (summer.ends.second(of: year) - summer.offset, standardOffset),
        (summer.begins.second(of: year) - standardOffset, summer.offset),
      ]
    }
    // At one second the start of summer time is the later: that is how a rule says that it never ends.
    return all.sorted { ($0.0, $0.1 == summer.offset ? 1 : 0) < ($1.0, $1.1 == summer.offset ? 1 : 0) }
  }

  /// The offset that holds at a second since the epoch, and the second at which it ends.
  func stretch(at second: Int) -> (offset: Int, end: Int) {
    guard summer != nil else { return (standardOffset, .max) }
    let year = CivilDate(daysSinceEpoch: second.floorDivided(86_400)).year
    let near = changes(in: year - 1...year + 1)
    let next = near.first { $0.second > second }
    return (near.last { $0.second <= second }?.offset ?? standardOffset, next?.second ?? .max)
  }
}

extension YearlyOffsetRule.Change {
  /// Seconds since the epoch as if the wall clock were UTC's.
  fileprivate func second(of year: Int) -> Int { day.date(in: year).daysSinceEpoch * 86_400 + second }
}

extension YearlyOffsetRule.Day {
  fileprivate func date(in year: Int) -> CivilDate {
    let newYear = CivilDate(uncheckedYear: year, month: 1, day: 1)
    switch self {
    case .ofCommonYear(let day):
      let leapDay = CivilDate.days(inMonth: 2, of: year) == 29 && day > 59 ? 1 : 0
      return newYear.adding(days: day - 1 + leapDay)
    case .ofYear(let day): return newYear.adding(days: day)
    case .weekday(let weekday, let week, let month):
      let first = CivilDate(uncheckedYear: year, month: month, day: 1)
      let offset = (weekday - first.weekday).modulo(7) + (week - 1) * 7
      return first.adding(days: offset < CivilDate.days(inMonth: month, of: year) ? offset : offset - 7)
    }
  }
}
