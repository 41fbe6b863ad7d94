import Calendars
import Definitions
import HyperText

/// When a calendar is open: a row per day of the week, then zone, fiscal year and holidays.
struct CalendarTable {
  private let calendar: WorkingCalendar

  init(_ calendar: WorkingCalendar) { self.calendar = calendar }

  private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  var html: HTML {
    let rows = Self.days.enumerated().map { offset, day in
      let hours = calendar.hours[offset + 1] ?? []
      let words = hours.map { $0.split(separator: "-").joined(separator: " to ") }
      return DataTable.Row([day, words.isEmpty ? "closed" : words.joined(separator: ", ")])
    }
    var html = DataTable(
      caption: "Open hours, \(calendar.zone)", columns: [.init("Day", isNumber: false), .init("Open", isNumber: false)],
      rows: rows
    ).html
    if !calendar.holidays.isEmpty {
      html.element("details") { html in
        html.element("summary", text: counted(calendar.holidays.count, "holiday"))
        html.element("ul", ["class": "plainlist"]) { html in
          for holiday in calendar.holidays {
            html.element("li") { html in
              guard let date = CivilDate(holiday) else { return html.text(holiday) }
              html.element("time", ["datetime": holiday], text: date.shortWithWeekday)
            }
          }
        }
      }
    }
    return html
  }

  var rows: [(name: String, value: String)] {
    var rows = [("Zone", calendar.zone)]
    if let fiscal = calendar.fiscal {
      rows.append(("Fiscal year", "from \(Self.day(fiscal.yearStart)), \(Self.patternWords(fiscal.pattern))"))
      rows.append(("Named after", fiscal.label == "ending_year" ? "the year in which it ends" : "the year in which it begins"))
    }
    return rows
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
