import Calendars
import Definitions
import HyperText

/// When a calendar is open: a row per day of the week, then what single dates say, zone and fiscal year.
struct CalendarTable {
  private let calendar: WorkingCalendar

  init(_ calendar: WorkingCalendar) { self.calendar = calendar }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  var html: HTML {
    let rows = Self.days.enumerated().map { offset, day in
      DataTable.Row([day, Self.words(calendar.hours[offset + 1] ?? [])])
    }
    var html = DataTable(
      caption: "Open hours, \(calendar.zone)", columns: [.init("Day", isNumber: false), .init("Open", isNumber: false)],
      rows: rows
    ).html
    let holidays = calendar.holidays.map { (date: $0, words: "") }
    Self.append(holidays, summary: counted(holidays.count, "holiday"), to: &html)
    let overrides = calendar.overrides.map { (date: $0.date, words: ": " + Self.words($0.hours)) }
    let dates = overrides.count == 1 ? "date has" : "dates have"
    Self.append(overrides, summary: "\(overrides.count) \(dates) hours of their own", to: &html)
    return html
  }

  /// Dates in a list that opens on demand; nothing where there are none.
  private static func append(_ dates: [(date: String, words: String)], summary: String, to html: inout HTML) {
    guard !dates.isEmpty else { return }
    html.element("details") { html in
      html.element("summary", text: summary)
      html.element("ul", ["class": "plainlist"]) { html in
        for (text, words) in dates {
          html.element("li") { html in
            guard let date = CivilDate(text) else { return html.text(text + words) }
            html.element("time", ["datetime": text], text: date.shortWithWeekday)
            html.text(words)
          }
        }
      }
    }
  }

  /// `09:00 to 12:00, 13:00 to 17:00`, or `closed`.
  private static func words(_ hours: [String]) -> String {
    hours.isEmpty ? "closed" : hours.map { $0.split(separator: "-").joined(separator: " to ") }.joined(separator: ", ")
  }

  var rows: [(name: String, value: String)] {
    var rows = [("Zone", calendar.zone)]
    if let fiscal = calendar.fiscal {
      rows.append(("Fiscal year", "from \(Self.day(fiscal.yearStart)), \(Self.patternWords(fiscal.pattern))"))
      rows.append(("Named after", fiscal.label == "ending_year" ? "the year in which it ends" : "the year in which it begins"))
      if let end = FiscalCalendar(fiscal).flatMap({ Self.yearEnd($0, fiscal) }) { rows.append(("Year's end", end)) }
    }
    return rows
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

  private static func patternWords(_ pattern: String) -> String {
    pattern == "months" ? "in calendar months" : "in quarters of \(pattern) weeks"
  }
}
