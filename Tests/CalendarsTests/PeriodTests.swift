import Calendars
import Testing

struct PeriodTests {
  /// ISO 8601: a week belongs to the year that holds its Thursday.
  @Test(arguments: [
    ("2027-01-01", "2026-W53"), ("2024-12-30", "2025-W01"), ("2026-09-28", "2026-W40"), ("2026-10-04", "2026-W40"),
    ("2026-10-05", "2026-W41"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"), ("2016-01-03", "2015-W53"),
    ("1970-01-01", "1970-W01"), ("2008-12-29", "2009-W01"),
  ])
  func putsDaysIntoISOWeeks(day: String, week: String) throws {
    let date = try #require(CivilDate(day))
    let period = try #require(Period(.week, containing: date))
    #expect(period.description == week)
    #expect(try #require(period.start) <= date)
    #expect(date < (try #require(period.end)))
    #expect(try #require(period.start).weekday == 1)
  }

  @Test(arguments: [
    ("2026-09-14", Grain.day), ("2026-W53", .week), ("2026-09", .month), ("2026-Q3", .quarter), ("2026", .year),
    ("FY27-P08", .fiscalPeriod),
    ("FY27-Q3", .fiscalQuarter), ("FY27", .fiscalYear),
  ])
  func tellsTheGrainByTheForm(label: String, grain: Grain) throws {
    let period = try #require(Period(label))
    #expect(period.grain == grain)
    #expect(period.description == label)
  }

  @Test(arguments: ["0026-07", "1899", "2200-Q1", "9999-12-31", "1899-W52", "2200-01-01"])
  func refusesYearsThatNobodyCanMean(label: String) {
    #expect(Period(label) == nil)
    #expect(Period.refusal(of: label) == "is outside the years 1900 to 2199")
    #expect(Period.refusal(of: "soon") == "is not a period")
  }

  @Test(arguments: ["1900", "1900-01-01", "2199-12", "2199-Q4", "1900-W01"])
  func takesTheFirstAndTheLastYear(label: String) {
    #expect(Period(label)?.description == label)
  }

  @Test(arguments: [
    "", "2026-13", "2026-00", "2026-9", "2026-Q0", "2026-Q5", "2026-W00", "2026-W54", "2025-W53", "0000", "0000-01", "0000-Q1",
    "0000-W01",
    "FY27-P00", "FY27-P13", "FY27-Q5", "FY2027", "fy27", "26-09", "2026-9-1", "2026-02-30", "2026-w40", "2026Q3 ", "202609",
    "ABCD", "2026-Ǫ",
  ])
  func refusesWhatIsNoPeriod(label: String) {
    #expect(Period(label) == nil)
  }

  @Test(arguments: Grain.recurring)
  func everyLabelLeadsBackToItsPeriod(grain: Grain) throws {
    let label =
      switch grain {
      case .day: "1999-11-20"
      case .week: "1999-W46"
      case .month: "1999-11"
      case .quarter: "1999-Q4"
      case .year: "1999"
      case .fiscalPeriod: "FY01-P01"
      case .fiscalQuarter: "FY01-Q1"
      case .fiscalYear: "FY01"
      case .all: "all"
      }
    var period = try #require(Period(label))
    for _ in 0..<(grain == .fiscalYear ? 98 : 200) {
      #expect(Period(period.description) == period)
      #expect(period.next.previous == period)
      #expect(period < period.next)
      if let start = period.start, let end = period.end {
        #expect(Period(grain, containing: start) == period)
        #expect(Period(grain, containing: end.adding(days: -1)) == period)
        #expect(Period(grain, containing: end) == period.next)
      }
      period = period.next
    }
  }

  @Test(arguments: [
    ("2026-10", "2025-10"), ("2026-Q1", "2025-Q1"), ("2026", "2025"), ("2026-W40", "2025-W40"), ("2024-02-29", "2023-02-28"),
    ("FY27-P08", "FY26-P08"), ("FY27-Q3", "FY26-Q3"), ("FY27", "FY26"),
  ])
  func findsTheSamePeriodOfTheYearBefore(label: String, before: String) throws {
    #expect(try #require(Period(label)).yearBefore?.description == before)
  }

  /// It holds every day, so that it is never over and has none before it.
  @Test func theWholePeriodIsOneOfItsOwnGrain() throws {
    let whole = try #require(Period("all"))
    let day = try #require(CivilDate("2026-10-31"))
    #expect(whole == .all && whole.description == "all" && whole.long == "the whole period")
    #expect(Period(.all, containing: day) == .all)
    #expect(!ReportingPeriods().isOver(whole, asOf: day))
    #expect(whole.yearBefore == nil)
  }

  @Test func hasNoYearBeforeForAWeekThatTheYearLacks() throws {
    #expect(try #require(Period("2026-W53")).yearBefore == nil)
  }

  @Test(arguments: [
    ("2026-10", "October 2026", "Oct 2026", "Oct"), ("2026-Q3", "Q3 2026", "Q3 2026", "Q3"),
    ("2026-W40", "Week 40, 2026", "W40 2026", "W40"),
    ("2026-09-14", "14 Sep 2026", "14 Sep 2026", "2026-09-14"), ("2026", "2026", "2026", "2026"),
    ("FY27-P08", "FY27-P08", "FY27-P08", "FY27-P08"),
  ])
  func saysPeriodsAsPagesDo(label: String, long: String, short: String, tick: String) throws {
    let period = try #require(Period(label))
    #expect(period.long == long)
    #expect(period.short == short)
    #expect(period.tick == tick)
  }

  @Test func fiscalPeriodsHaveNoDatesOfTheirOwn() throws {
    #expect(try #require(Period("FY27-P08")).start == nil)
    #expect(Period(.fiscalYear, containing: CivilDate(daysSinceEpoch: 0)) == nil)
  }
}
