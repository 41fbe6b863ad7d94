import Calendars
import Definitions
import Documents
import Editions

/// When a calendar is open: a row per day of the week, then what single dates say, zone and fiscal year.
struct CalendarTable {
  private let calendar: WorkingCalendar

  init(_ calendar: WorkingCalendar) { self.calendar = calendar }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  /// The week as a table, then the dates that differ from it.
  var blocks: [Block] {
    let rows = Self.days.enumerated().map { offset, day in
      Table.Row([Phrase(day), Phrase(Self.words(calendar.hours[offset + 1] ?? []))])
    }
    let table = Table(
      caption: "Open hours, \(calendar.zone)", columns: [.init("Day", isNumber: false), .init("Open", isNumber: false)],
      rows: rows)
    let holidays = calendar.holidays.map { (date: $0, words: "") }
    let overrides = calendar.overrides.map { (date: $0.date, words: ": " + Self.words($0.hours)) }
    let dates = overrides.count == 1 ? "date has" : "dates have"
    return [.table(table)] + Self.list(holidays, summary: .counting(holidays.count, "holiday"))
      + Self.list(overrides, summary: "\(count: overrides.count) \(dates) hours of their own")
  }

  /// Dates in a list that opens on demand; nothing where there are none.
  private static func list(_ dates: [(date: String, words: String)], summary: Phrase) -> [Block] {
    guard !dates.isEmpty else { return [] }
    let items = dates.map { text, words in
      List.Item(CivilDate(text).map { "\(.date($0, .weekday))\(words)" } ?? Phrase(text + words))
    }
    return [.disclosure(summary: summary, [.list(List(.plainList, items))])]
  }

  /// `09:00 to 12:00, 13:00 to 17:00`, or `closed`.
  private static func words(_ hours: [String]) -> String {
    hours.isEmpty ? "closed" : hours.map { $0.split(separator: "-").joined(separator: " to ") }.joined(separator: ", ")
  }

  var facts: [Facts.Fact] {
    var facts = [Facts.Fact("Zone", Phrase(calendar.zone))]
    if let fiscal = calendar.fiscal {
      let isNamedByEnd = fiscal.label == .endingYear
      facts += [
        .init("Fiscal year", "from \(Self.day(fiscal.yearStart)), \(Self.patternWords(fiscal.pattern))"),
        .init("Named after", isNamedByEnd ? "the year in which it ends" : "the year in which it begins"),
      ]
      let end = FiscalCalendar(fiscal).flatMap { Self.yearEnd($0, fiscal) }
      if let end { facts.append(.init("Year's end", Phrase(end))) }
    }
    return facts
  }

  /// Where a year of weeks ends: `the Saturday nearest to 31 January`; nil for a year of months.
  private static func yearEnd(_ calendar: FiscalCalendar, _ fiscal: WorkingCalendar.Fiscal) -> String? {
    guard calendar.pattern != .months, let start = CivilDate("2001-\(fiscal.yearStart)") else { return nil }
    let end = start.adding(days: -1)
    let date = "\(end.day) \(CivilDate.longMonth(end.month))"
    let weekday = days[calendar.weekEnds - 1]
    return calendar.weekRule == .nearestWeekday ? "the \(weekday) nearest to \(date)" : "the last \(weekday) up to \(date)"
  }

  /// `02-01` is "1 February".
  private static func day(_ text: String) -> String {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[0]) else { return text }
    return "\(parts[1]) \(CivilDate.longMonth(parts[0]))"
  }

  private static func patternWords(_ pattern: FiscalCalendar.Pattern) -> String {
    pattern == .months ? "in calendar months" : "in quarters of \(pattern.rawValue) weeks"
  }
}
