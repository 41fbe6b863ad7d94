import Calendars
@testable import Definitions
import Measures
import Testing

@Suite struct BusinessDaysTests {
  static func date(_ text: String) throws -> CivilDate { try day(text) }

  static let german = BusinessDays(
    WorkingCalendar(
      zone: "Europe/Berlin",
      hours: [1: ["09:00-17:00"], 2: ["09:00-17:00"], 3: ["09:00-17:00"], 4: ["09:00-17:00"], 5: ["09:00-15:00"]],
      holidays: ["2026-12-25", "2026-12-26", "2027-01-01"], fiscal: nil))

  @Test(arguments: [
    // October 2026 begins on a Thursday and has 22 working days; the first ten are over on the 14th.
    ("2026-10-01", "2026-11-01", 22), ("2026-10-01", "2026-10-15", 10), ("2026-10-03", "2026-10-05", 0),
    ("2026-12-21", "2027-01-04", 8), ("2026-10-05", "2026-10-05", 0), ("2026-10-06", "2026-10-05", 0),
  ])
  func countsOpenDays(start: String, end: String, days: Int) throws {
    #expect(try Self.german.count(from: Self.date(start), to: Self.date(end)) == days)
  }

  @Test(arguments: [
    // The month's end is a Saturday; the fifth working day is the Friday after.
    (5, "2026-11-01", "2026-11-06"),
    // Over the year's end the holidays do not count.
    (5, "2026-12-24", "2026-12-31"), (1, "2027-01-01", "2027-01-04"), (0, "2026-11-01", "2026-10-31"),
  ])
  func findsTheDayThatIsSoManyWorkingDaysOn(count: Int, start: String, day: String) throws {
    #expect(try Self.german.day(count, from: Self.date(start)) == Self.date(day))
  }

  @Test func hoursOfADateReplaceTheWeekAndAHoliday() throws {
    let calendar = WorkingCalendar(
      zone: "Europe/Berlin", hours: [1: ["09:00-17:00"], 4: ["09:00-17:00"]], holidays: ["2026-12-24"],
      overrides: [
        .init(date: "2026-12-21", hours: []), .init(date: "2026-12-23", hours: ["10:00-12:00"]),
        .init(date: "2026-12-24", hours: ["09:00-12:00"]),
      ], fiscal: nil)
    let days = BusinessDays(calendar)
    let open = try ["2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24", "2026-12-28"].map { try days.isOpen(Self.date($0)) }
    #expect(open == [false, false, true, true, true])
  }

  @Test func withoutACalendarWeekdaysCount() throws {
    let days = BusinessDays(nil)
    #expect(try days.isOpen(Self.date("2026-12-25")))
    #expect(try !days.isOpen(Self.date("2026-12-26")))
  }

  @Test func aCalendarThatNeverOpensFallsBackToWeekdays() throws {
    let closed = BusinessDays(WorkingCalendar(zone: "UTC", hours: [1: []], holidays: [], fiscal: nil))
    #expect(try closed.day(1, from: Self.date("2026-10-03")) == Self.date("2026-10-05"))
  }

  @Test func aPeriodFreezesSoManyWorkingDaysAfterItsEnd() throws {
    let freeze = Freeze(days: 5, calendar: Self.german)
    #expect(try freeze.date(of: month("2026-10")) == Self.date("2026-11-06"))
    #expect(try freeze.date(of: month("2026-12")) == Self.date("2027-01-08"))
    #expect(try freeze.date(of: month("2026-W44")) == Self.date("2026-11-06"))
    #expect(try freeze.date(of: month("FY27-P08")) == Self.date("2027-09-07"), "without a fiscal calendar, of January")
  }

  @Test func aFiscalPeriodFreezesByItsOwnCalendar() throws {
    let february = try #require(FiscalCalendar(yearStart: "02-01"))
    let days = BusinessDays(nil, periods: ReportingPeriods(grain: .fiscalPeriod, fiscal: february))
    #expect(try Freeze(days: 5, calendar: days).date(of: month("FY27-P08")) == Self.date("2026-10-07"))
    #expect(try !days.periods.isOver(month("FY27-P08"), asOf: Self.date("2026-09-29")))
    #expect(try days.periods.isOver(month("FY27-P08"), asOf: Self.date("2026-09-30")))
    #expect(try days.periods.period(.fiscalQuarter, containing: Self.date("2026-11-06")) == month("FY27-Q4"))
  }
}
