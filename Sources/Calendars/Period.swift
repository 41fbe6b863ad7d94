/// How long a period is; the form of a period's label tells it.
package enum Grain: String, Hashable, Sendable, CaseIterable, Comparable {
  case day, week, month, quarter, year
  case fiscalPeriod = "fiscal-period"
  case fiscalQuarter = "fiscal-quarter"
  case fiscalYear = "fiscal-year"
  /// Everything there is in one period, from the first day that counts to the as-of: it never ends, so it is never closed.
  case all

  /// Those whose periods follow each other.
  package static let recurring = allCases.filter { $0 != .all }

  package static func < (left: Self, right: Self) -> Bool { left.code < right.code }

  /// Its place among all, for comparisons and for columns. Written out: it is asked with every comparison of two periods.
  package var code: UInt8 {
    switch self {
    case .day: 0
    case .week: 1
    case .month: 2
    case .quarter: 3
    case .year: 4
    case .fiscalPeriod: 5
    case .fiscalQuarter: 6
    case .fiscalYear: 7
    case .all: 8
    }
  }

  package init?(code: UInt8) {
    guard code < Self.allCases.count else { return nil }
    self = Self.allCases[Int(code)]
  }

  /// `day`, `fiscal-quarter`, as a heading names one of its periods.
  package var noun: String { self == .all ? "period" : rawValue }

  /// `days`, `fiscal quarters`.
  package var plural: String { words + "s" }

  /// `day`, `fiscal quarter`, within a sentence.
  package var words: String { noun.split(separator: "-").joined(separator: " ") }

  /// How many periods of this grain make a year; the distance to the same period a year before.
  package var periodsPerYear: Int {
    switch self {
    case .day: 365
    case .week: 52
    case .month, .fiscalPeriod: 12
    case .quarter, .fiscalQuarter: 4
    case .year, .fiscalYear, .all: 1
    }
  }
}

/// A reporting period: a grain and the ordinal of the period within it, so that the next one is `+ 1`.
///
/// Labels: `2026-09-14` (day), `2026-W40` (ISO week), `2026-09`, `2026-Q3`, `2026`, and for fiscal calendars
/// `FY27-P08`, `FY27-Q3`, `FY27`; and `all`, the one that holds every day. Fiscal periods order and step like the others, but their dates need the fiscal
/// calendar, so ``start`` is nil for them.
package struct Period: Hashable, Sendable, Comparable {
  package let grain: Grain
  /// Counts periods of the grain: days and weeks since the epoch, months, quarters and years since year 0.
  package let ordinal: Int

  /// Every day there is; it has none before it and none after it.
  package static let all = Period(grain: .all, ordinal: 0)

  package init(grain: Grain, ordinal: Int) {
    self.grain = grain
    self.ordinal = ordinal
  }

  /// The period of a grain that holds a day; nil for fiscal grains.
  package init?(_ grain: Grain, containing date: CivilDate) {
    let (year, month, _) = date.components
    switch grain {
    case .day: self.init(grain: grain, ordinal: date.daysSinceEpoch)
    case .week: self.init(grain: grain, ordinal: (date.daysSinceEpoch + 3).floorDivided(7))
    case .month: self.init(grain: grain, ordinal: year * 12 + month - 1)
    case .quarter: self.init(grain: grain, ordinal: year * 4 + (month - 1) / 3)
    case .year: self.init(grain: grain, ordinal: year)
    case .all: self = .all
    case .fiscalPeriod, .fiscalQuarter, .fiscalYear: return nil
    }
  }

  /// Reads a label; nil also where its year is none of ``DatedYears``.
  package init?(_ label: some StringProtocol) {
    guard let period = Self(anyYear: label), period == .all || DatedYears.range.contains(period.year) else { return nil }
    self = period
  }

  /// Why a text is not a period, as a message says it behind the text.
  package static func refusal(of label: some StringProtocol) -> String {
    Self(anyYear: label) == nil ? "is not a period" : "is outside the years \(DatedYears.text)"
  }

  private init?(anyYear label: some StringProtocol) {
    let text = Array(label.utf8)
    func number(_ range: Range<Int>) -> Int? { text.span.number(range) }
    func at(_ index: Int, _ scalar: Unicode.Scalar) -> Bool { text[index] == UInt8(ascii: scalar) }
    switch text.count {
    case 3 where at(0, "a") && at(1, "l") && at(2, "l"): self = .all
    case 4 where at(0, "F") && at(1, "Y"):
      guard let year = number(2..<4) else { return nil }
      self.init(grain: .fiscalYear, ordinal: 2000 + year)
    case 4:
      guard let year = number(0..<4), year > 0 else { return nil }
      self.init(grain: .year, ordinal: year)
    case 7 where at(0, "F") && at(1, "Y") && at(4, "-") && at(5, "Q"):
      guard let year = number(2..<4), let quarter = number(6..<7), (1...4).contains(quarter) else { return nil }
      self.init(grain: .fiscalQuarter, ordinal: (2000 + year) * 4 + quarter - 1)
    case 7 where at(4, "-") && at(5, "Q"):
      guard let year = number(0..<4), year > 0, let quarter = number(6..<7), (1...4).contains(quarter) else { return nil }
      self.init(grain: .quarter, ordinal: year * 4 + quarter - 1)
    case 7 where at(4, "-"):
      guard let year = number(0..<4), year > 0, let month = number(5..<7), (1...12).contains(month) else { return nil }
      self.init(grain: .month, ordinal: year * 12 + month - 1)
    case 8 where at(0, "F") && at(1, "Y") && at(4, "-") && at(5, "P"):
      guard let year = number(2..<4), let part = number(6..<8), (1...12).contains(part) else { return nil }
      self.init(grain: .fiscalPeriod, ordinal: (2000 + year) * 12 + part - 1)
    case 8 where at(4, "-") && at(5, "W"):
      guard let year = number(0..<4), let week = number(6..<8), let first = Self.firstMonday(of: year), week >= 1 else {
        return nil
      }
      self.init(.week, containing: first.adding(days: (week - 1) * 7))
      guard isoWeek.year == year else { return nil }
    case 10:
      guard let date = CivilDate(label) else { return nil }
      self.init(.day, containing: date)
    default: return nil
    }
  }

  /// First day; nil for fiscal grains.
  package var start: CivilDate? {
    switch grain {
    case .day: CivilDate(daysSinceEpoch: ordinal)
    case .week: CivilDate(daysSinceEpoch: ordinal * 7 - 3)
    case .month: CivilDate(uncheckedYear: ordinal.floorDivided(12), month: ordinal.modulo(12) + 1, day: 1)
    case .quarter: CivilDate(uncheckedYear: ordinal.floorDivided(4), month: ordinal.modulo(4) * 3 + 1, day: 1)
    case .year: CivilDate(uncheckedYear: ordinal, month: 1, day: 1)
    case .all: DatedYears.days.lowerBound
    case .fiscalPeriod, .fiscalQuarter, .fiscalYear: nil
    }
  }

  /// The day after the last: periods are half open.
  package var end: CivilDate? { self == .all ? DatedYears.days.upperBound : next.start }

  package var next: Period { advanced(by: 1) }
  package var previous: Period { advanced(by: -1) }
  package func advanced(by count: Int) -> Period { Period(grain: grain, ordinal: ordinal + count) }

  /// The same period one year before; for weeks the same ISO week number, nil where that year has no such week.
  package var yearBefore: Period? {
    if grain == .all { return nil }
    guard grain == .week else {
      guard grain != .day else { return start.flatMap { Period(.day, containing: $0.adding(months: -12)) } }
      return advanced(by: -grain.periodsPerYear)
    }
    let (year, week) = isoWeek
    return Period("\((year - 1).padded(4))-W\(week.padded(2))")
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.grain == right.grain ? left.ordinal < right.ordinal : left.grain < right.grain
  }

  private var isoWeek: (year: Int, week: Int) {
    let monday = CivilDate(daysSinceEpoch: ordinal * 7 - 3)
    let year = monday.adding(days: 3).year
    guard let first = Self.firstMonday(of: year) else { return (year, 1) }
    return (year, (monday.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1)
  }

  /// Monday of ISO week 1, the week that holds 4 January.
  private static func firstMonday(of year: Int) -> CivilDate? {
    CivilDate(year: year, month: 1, day: 4).map { $0.adding(days: 1 - $0.weekday) }
  }
}

extension Period: CustomStringConvertible {
  /// The label, as files and addresses hold it: `2026-10`.
  package var description: String {
    switch grain {
    case .day: return CivilDate(daysSinceEpoch: ordinal).description
    case .week:
      let (year, week) = isoWeek
      return Self.label("", year, 4, "W", week, 2)
    case .month: return Self.label("", ordinal.floorDivided(12), 4, nil, ordinal.modulo(12) + 1, 2)
    case .quarter: return Self.label("", ordinal.floorDivided(4), 4, "Q", ordinal.modulo(4) + 1, 1)
    case .year: return ordinal.padded(4)
    case .fiscalPeriod: return Self.label("FY", ordinal.floorDivided(12) - 2000, 2, "P", ordinal.modulo(12) + 1, 2)
    case .fiscalQuarter: return Self.label("FY", ordinal.floorDivided(4) - 2000, 2, "Q", ordinal.modulo(4) + 1, 1)
    case .fiscalYear: return "FY" + (ordinal - 2000).padded(2)
    case .all: return grain.rawValue
    }
  }

  /// A year and a part of it, each in so many digits at least, behind a letter or a digit.
  private static func label(
    _ start: StaticString, _ year: Int, _ yearWidth: Int, _ letter: Unicode.Scalar?, _ part: Int, _ partWidth: Int
  ) -> String {
    guard (0..<10_000).contains(year) else {
      return "\(start)\(year.padded(yearWidth))-\(letter.map { String($0) } ?? "")\(part.padded(partWidth))"
    }
    var text = ShortText()
    start.withUTF8Buffer { bytes in for index in 0..<bytes.count { text.append(unsafe bytes[index]) } }
    text.append(year, width: yearWidth)
    text.append("-")
    if let letter { text.append(letter) }
    text.append(part, width: partWidth)
    return text.string
  }

  /// As a heading says it: `October 2026`, `Q3 2026`, `Week 40, 2026`.
  package var long: String {
    switch grain {
    case .month: "\(CivilDate.longMonth(ordinal.modulo(12) + 1)) \(ordinal.floorDivided(12))"
    case .quarter: "Q\(ordinal.modulo(4) + 1) \(ordinal.floorDivided(4))"
    case .week: "Week \(isoWeek.week), \(isoWeek.year)"
    case .day: CivilDate(daysSinceEpoch: ordinal).short
    case .all: "the whole period"
    default: description
    }
  }

  /// As a table says it: `Oct 2026`, `Q3 2026`, `W40 2026`.
  package var short: String {
    switch grain {
    case .month: "\(tick) \(ordinal.floorDivided(12))"
    case .quarter: "Q\(ordinal.modulo(4) + 1) \(ordinal.floorDivided(4))"
    case .week: "W\(isoWeek.week) \(isoWeek.year)"
    case .day: CivilDate(daysSinceEpoch: ordinal).short
    case .all: "Whole period"
    default: description
    }
  }

  /// Without the year, as an axis says it below a year: `Oct`, `Q3`, `W40`.
  package var tick: String {
    switch grain {
    case .month: CivilDate.shortMonth(ordinal.modulo(12) + 1)
    case .quarter: "Q\(ordinal.modulo(4) + 1)"
    case .week: "W\(isoWeek.week)"
    case .all: short
    default: description
    }
  }

  /// The year that an axis prints under a tick.
  package var year: Int {
    switch grain {
    case .week: isoWeek.year
    case .day: CivilDate(daysSinceEpoch: ordinal).year
    case .month, .fiscalPeriod: ordinal.floorDivided(12)
    case .quarter, .fiscalQuarter: ordinal.floorDivided(4)
    case .year, .fiscalYear, .all: ordinal
    }
  }
}
