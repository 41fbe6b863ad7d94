/// How a company divides its years: twelve calendar months from a day on, or thirteen weeks a quarter.
///
/// A year of weeks has 52 of them, or 53 where the weekday on which it ends makes it so; the 53rd belongs to its last period.
package struct FiscalCalendar: Hashable, Sendable {
  /// Of what the periods consist.
  package enum Pattern: String, Hashable, Sendable, CaseIterable {
    case months
    case weeks445 = "4-4-5"
    case weeks454 = "4-5-4"
    case weeks544 = "5-4-4"

    fileprivate var weeksOfQuarter: [Int] {
      switch self {
      case .months: []
      case .weeks445: [4, 4, 5]
      case .weeks454: [4, 5, 4]
      case .weeks544: [5, 4, 4]
      }
    }
  }

  /// Which calendar year names a fiscal year, by the days on which it nominally starts and ends.
  package enum Label: String, Hashable, Sendable, CaseIterable {
    case startingYear = "starting_year"
    case endingYear = "ending_year"
  }

  /// On which weekday a year of weeks ends: the last such day up to the nominal end, or the one nearest to it.
  package enum WeekRule: String, Hashable, Sendable, CaseIterable {
    case lastWeekday = "last_weekday"
    case nearestWeekday = "nearest_weekday"
  }

  private let startMonth: Int
  private let startDay: Int
  package let pattern: Pattern
  package let label: Label
  package let weekRule: WeekRule
  /// The weekday on which weeks end, 1 is Monday; by default Saturday.
  package let weekEnds: Int

  /// Nil where `yearStart`, the month and day on which a year nominally starts, `02-01`, is no day of most years, or the week
  /// has no weekday `weekEnds`. A year of months ignores the rule and the weekday.
  package init?(
    yearStart: some StringProtocol, pattern: Pattern = .months, label: Label = .endingYear,
    weekRule: WeekRule = .lastWeekday, weekEnds: Int = 6
  ) {
    guard let start = CivilDate("2001-\(yearStart)"), (1...7).contains(weekEnds) else { return nil }
    (startMonth, startDay) = (start.month, start.day)
    (self.pattern, self.label, self.weekRule, self.weekEnds) = (pattern, label, weekRule, weekEnds)
  }

  /// The days of a period, half open; of other grains the days of the common calendar.
  package func bounds(of period: Period) -> Range<CivilDate> {
    let (year, part, parts) =
      switch period.grain {
      case .fiscalYear: (period.ordinal, 0, 12)
      case .fiscalQuarter: (period.ordinal.floorDivided(4), period.ordinal.modulo(4) * 3, 3)
      case .fiscalPeriod: (period.ordinal.floorDivided(12), period.ordinal.modulo(12), 1)
      case .day, .week, .month, .quarter, .year, .all: (0, 0, 0)
      }
    if parts == 0, let start = period.start, let end = period.end { return start..<end }
    return start(ofPart: part, year: year)..<start(ofPart: part + parts, year: year)
  }

  /// The period of a grain that holds a day.
  package func period(_ grain: Grain, containing date: CivilDate) -> Period {
    if let period = Period(grain, containing: date) { return period }
    var year = date.year + 1
    while start(ofPart: 0, year: year) > date { year -= 1 }
    guard grain != .fiscalYear else { return Period(grain: grain, ordinal: year) }
    var part = 11
    while start(ofPart: part, year: year) > date { part -= 1 }
    return grain == .fiscalQuarter
      ? Period(grain: grain, ordinal: year * 4 + part / 3) : Period(grain: grain, ordinal: year * 12 + part)
  }

  /// The first day of a fiscal year's period 0...11, or for 12 the day after its last.
  private func start(ofPart part: Int, year: Int) -> CivilDate {
    guard part < 12 else { return start(ofPart: 0, year: year + 1) }
    let nominalYear = label == .endingYear && (startMonth, startDay) != (1, 1) ? year - 1 : year
    let nominal = CivilDate(uncheckedYear: nominalYear, month: startMonth, day: startDay)
    guard pattern != .months else { return nominal.adding(months: part) }
    let weeks = pattern.weeksOfQuarter.prefix(part % 3).reduce(part / 3 * 13, +)
    return yearEnd(near: nominal.adding(days: -1)).adding(days: 1 + weeks * 7)
  }

  private func yearEnd(near nominal: CivilDate) -> CivilDate {
    let back = (nominal.weekday - weekEnds).modulo(7)
    let isLater = weekRule == .nearestWeekday && back > 3
    return nominal.adding(days: isLater ? 7 - back : -back)
  }
}

extension FiscalCalendar {
  /// How many weeks a fiscal period of a year of weeks has; nil for any other.
  package func weeks(in period: Period) -> Int? {
    guard pattern != .months, period.start == nil else { return nil }
    let days = bounds(of: period)
    return (days.upperBound.daysSinceEpoch - days.lowerBound.daysSinceEpoch) / 7
  }

  /// The same period one year before, where it can be compared as it stands: nil where one of the two has the 53rd week and
  /// the other has not.
  package func yearBefore(_ period: Period) -> Period? {
    guard let before = period.yearBefore, weeks(in: before) == weeks(in: period) else { return nil }
    return before
  }
}
