import Calendars
import Testing

struct FiscalCalendarTests {
  /// The National Retail Federation's: 4-5-4 to the Saturday nearest 31 January, named after the year in which it starts.
  private static func retail() throws -> FiscalCalendar {
    try #require(FiscalCalendar(yearStart: "02-01", pattern: .weeks454, label: .startingYear, weekRule: .nearestWeekday))
  }

  private func bounds(_ label: String, _ calendar: FiscalCalendar) throws -> String {
    let days = calendar.bounds(of: try #require(Period(label)))
    return "\(days.lowerBound) to \(days.upperBound.adding(days: -1))"
  }

  @Test func theYearsOfRetailWithFiftyThreeWeeksAreThoseThatItPublished() throws {
    let retail = try Self.retail()
    let long = (2007...2027).filter { retail.weeks(in: Period(grain: .fiscalYear, ordinal: $0)) == 53 }
    #expect(long == [2012, 2017, 2023])
    #expect(try bounds("FY23", retail) == "2023-01-29 to 2024-02-03")
    #expect(try bounds("FY24", retail) == "2024-02-04 to 2025-02-01")
    #expect(try bounds("FY23-P12", retail) == "2023-12-31 to 2024-02-03")
    #expect(try bounds("FY23-Q1", retail) == "2023-01-29 to 2023-04-29")
    #expect(try bounds("FY23-P02", retail) == "2023-02-26 to 2023-04-01")
  }

  @Test func theLastSaturdayGivesOtherYearsThanTheNearest() throws {
    let last = try #require(FiscalCalendar(yearStart: "02-01", pattern: .weeks445, label: .startingYear))
    #expect((2007...2028).filter { last.weeks(in: Period(grain: .fiscalYear, ordinal: $0)) == 53 } == [2008, 2014, 2020, 2025])
  }

  @Test(arguments: [
    ("FY27", "2026-02-01 to 2027-01-31"), ("FY27-P08", "2026-09-01 to 2026-09-30"), ("FY27-Q3", "2026-08-01 to 2026-10-31"),
    ("FY27-P12", "2027-01-01 to 2027-01-31"), ("2026-10", "2026-10-01 to 2026-10-31"), ("2026-W53", "2026-12-28 to 2027-01-03"),
  ])
  func aYearOfMonthsIsNamedAfterItsEnd(label: String, days: String) throws {
    let calendar = try #require(FiscalCalendar(yearStart: "02-01"))
    #expect(try bounds(label, calendar) == days)
  }

  @Test(arguments: [
    ("01-01", FiscalCalendar.Label.endingYear, "2026-01-01 to 2026-12-31"),
    ("01-01", .startingYear, "2026-01-01 to 2026-12-31"), ("04-06", .endingYear, "2025-04-06 to 2026-04-05"),
    ("04-06", .startingYear, "2026-04-06 to 2027-04-05"),
  ])
  func theLabelSaysWhichYear(start: String, label: FiscalCalendar.Label, days: String) throws {
    let calendar = try #require(FiscalCalendar(yearStart: start, label: label))
    #expect(try bounds("FY26", calendar) == days)
  }

  @Test(arguments: FiscalCalendar.Pattern.allCases, FiscalCalendar.WeekRule.allCases)
  func periodsFollowEachOtherAndHoldTheirDays(pattern: FiscalCalendar.Pattern, rule: FiscalCalendar.WeekRule) throws {
    for (start, ends) in [("02-01", 6), ("01-01", 7), ("07-01", 5), ("10-01", 1), ("01-31", 3)] {
      let calendar = try #require(FiscalCalendar(yearStart: start, pattern: pattern, weekRule: rule, weekEnds: ends))
      for grain in [Grain.fiscalPeriod, .fiscalQuarter, .fiscalYear] {
        var period = calendar.period(grain, containing: try day("2003-05-05"))
        var wrong: [String] = []
        for _ in 0..<(grain == .fiscalYear ? 40 : 400) {
          let days = calendar.bounds(of: period)
          let last = days.upperBound.adding(days: -1)
          let holdsItsDays = [days.lowerBound, last].allSatisfy { calendar.period(grain, containing: $0) == period }
          let endsAsItShould = pattern == .months || last.weekday == ends
          let isFollowed = days.upperBound == calendar.bounds(of: period.next).lowerBound
          if !holdsItsDays || !endsAsItShould || !isFollowed { wrong.append(period.description) }
          period = period.next
        }
        #expect(wrong == [])
      }
    }
  }

  @Test func theFiftyThirdWeekIsComparedWithNothing() throws {
    let retail = try Self.retail()
    func before(_ label: String) throws -> String? {
      let period = try #require(Period(label))
      return retail.yearBefore(period)?.description
    }
    #expect(try before("FY24") == nil)
    #expect(try before("FY24-P12") == nil)
    #expect(try before("FY24-P01") == "FY23-P01")
    #expect(try before("FY25") == "FY24")
    #expect(try before("2026-10") == "2025-10")
  }

  @Test(arguments: ["02-30", "2-1", "", "13-01", "02-29"])
  func aYearStartsOnADayThatYearsHave(start: String) {
    #expect(FiscalCalendar(yearStart: start) == nil)
  }
}
