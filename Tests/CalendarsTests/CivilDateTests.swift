import Calendars
import Testing

struct CivilDateTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("2000-02-29", 11016, 2), ("2026-10-31", 20757, 6), ("0001-01-01", -719_162, 1),
    ("9999-12-31", 2_932_896, 5),
  ])
  func countsDaysAsTheCalendarDoes(text: String, days: Int, weekday: Int) throws {
    let date = try #require(CivilDate(text))
    #expect(date.daysSinceEpoch == days)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
  }

  @Test(arguments: [
    "", "2026-1-01", "2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "0000-01-01",
    "2026/01/01", "2026-01-01T00", "20260101", "1900-02-29", "٢٠٢٦-01-01", "-026-01-01",
  ])
  func refusesWhatIsNoDay(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-12-15", 1, "2027-01-15"),
    ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"), ("2026-05-31", 0, "2026-05-31"),
  ])
  func addsMonthsWithinTheMonthsLength(text: String, months: Int, result: String) throws {
    #expect(try #require(CivilDate(text)).adding(months: months).description == result)
  }

  /// Every day of four centuries, which is the whole cycle of the calendar.
  @Test func stepsThroughEveryDayOfACycle() throws {
    var date = try #require(CivilDate("1800-01-01"))
    var previous = date.components
    for _ in 0..<146_097 {
      date = date.adding(days: 1)
      let (year, month, day) = date.components
      let isNextDay = (year, month) == (previous.year, previous.month) && day == previous.day + 1
      let isNextMonth = day == 1 && previous.day == CivilDate.days(inMonth: previous.month, of: previous.year)
      guard isNextDay || isNextMonth, CivilDate(year: year, month: month, day: day) == date else {
        Issue.record("\(date) does not follow \(previous)")
        return
      }
      previous = (year, month, day)
    }
    #expect(date.description == "2200-01-01")
  }

  @Test func saysDatesAsPagesDo() throws {
    let date = try #require(CivilDate("2026-07-02"))
    #expect(date.short == "2 Jul 2026")
    #expect(date.shortWithWeekday == "Thu 2 Jul 2026")
    #expect(CivilDate.longMonth(10) == "October")
  }
}
