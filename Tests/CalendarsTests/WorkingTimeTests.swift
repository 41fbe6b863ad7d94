import Calendars
import Testing

struct WorkingTimeTests {
  /// A holiday that ends at 23:59:59 leaves a second open; ours ends at midnight.
  @Test func aHolidayLastsToMidnight() throws {
    let always = try workingTime([1...7: ["00:00-24:00"]], holidays: ["2026-12-25"])
    #expect(try always.elapsed(from: at("2026-12-25T00:00Z"), to: at("2026-12-26T00:00Z")) == 0)
    #expect(try always.elapsed(from: at("2026-12-24T23:59:59Z"), to: at("2026-12-26T00:00:01Z")) == 2)
    #expect(try always.due(1, after: at("2026-12-25T12:00Z")) == at("2026-12-26T00:00:01Z"))
  }

  @Test func hoursThatOverlapOrTouchCountOnce() throws {
    let time = try workingTime([1...5: ["09:00-13:00", "12:00-17:00", "17:00-18:00", "10:00-11:00"]])
    #expect(try time.elapsed(from: at("2026-03-02T00:00Z"), to: at("2026-03-03T00:00Z")) == 9 * 3600)
  }

  @Test func aBreakStopsTheClock() throws {
    let time = try office("09:00-12:30", "13:30-17:00")
    #expect(try time.elapsed(from: at("2026-03-02T12:00Z"), to: at("2026-03-02T13:45Z")) == 45 * 60)
    #expect(try time.due(3600, after: at("2026-03-02T12:00Z")) == at("2026-03-02T14:00Z"))
    // Due at the moment of closing and not after the break.
    #expect(try time.due(1800, after: at("2026-03-02T12:00Z")) == at("2026-03-02T12:30Z"))
  }

  @Test func aNightShiftRunsPastMidnight() throws {
    let nights = try workingTime([1...5: ["22:00-06:00"]])
    #expect(try nights.elapsed(from: at("2026-03-06T23:00Z"), to: at("2026-03-07T12:00Z")) == 7 * 3600)
    #expect(try nights.elapsed(from: at("2026-03-07T06:00Z"), to: at("2026-03-09T22:00Z")) == 0)
    #expect(try nights.due(9 * 3600, after: at("2026-03-06T21:00Z")) == at("2026-03-09T23:00Z"))
    #expect(nights.isBusinessDay(try day("2026-03-06")))
    #expect(!nights.isBusinessDay(try day("2026-03-07")))
  }

  /// Nobody begins a shift on a holiday, and the one of the night before ends with its day.
  @Test func aHolidayTakesTheNightsOnBothSides() throws {
    let nights = try workingTime([1...7: ["22:00-06:00"]], holidays: ["2026-03-04"])
    #expect(try nights.elapsed(from: at("2026-03-03T12:00Z"), to: at("2026-03-05T12:00Z")) == 2 * 3600)
    #expect(try nights.elapsed(from: at("2026-03-05T12:00Z"), to: at("2026-03-06T12:00Z")) == 8 * 3600)
  }

  @Test func aDatedOverrideReplacesTheWeekAndAHoliday() throws {
    let time = try workingTime(
      [1...5: ["09:00-17:00"]], holidays: ["2026-12-24", "2026-12-25"],
      overrides: ["2026-12-24": ["09:00-12:00"], "2026-12-26": ["10:00-14:00"], "2026-12-28": []])
    func open(_ date: String) throws -> Int {
      let days = try day(date)..<day(date).adding(days: 1)
      let instants = time.zone.instants(days)
      #expect(time.businessDays(in: days) == (time.isBusinessDay(days.lowerBound) ? 1 : 0))
      return time.elapsed(from: instants.lowerBound, to: instants.upperBound) / 3600
    }
    let dates = ["2026-12-23", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-28", "2026-12-29"]
    #expect(try dates.map(open) == [8, 3, 0, 4, 0, 8])
    #expect(time.isBusinessDay(try day("2026-12-26")))
    #expect(!time.isBusinessDay(try day("2026-12-28")))
  }

  /// Hong Kong changed its clocks for the last time in 1979.
  @Test func aZoneWithoutSummerTimeAnyMoreHasOneOffset() throws {
    let hongKong = try zone("Asia/Hong_Kong")
    #expect(hongKong.offset(at: try at("1979-07-01T00:00Z")) == 9 * 3600)
    #expect(hongKong.offset(at: try at("1979-12-01T00:00Z")) == 8 * 3600)
    let time = try office("09:00-17:00", zone: hongKong)
    #expect(try time.elapsed(from: at("2026-07-03 16:30", hongKong), to: at("2026-07-06 09:30", hongKong)) == 3600)
    #expect(try wall(hongKong.instant(day("2056-07-01"), second: 9 * 3600)) == "Sat 2056-07-01 01:00:00")
  }

  @Test func hoursInTheMissingHourBeginLaterAndInTheRepeatedHourFirst() throws {
    let berlin = try zone("Europe/Berlin")
    let early = try workingTime([1...7: ["02:30-06:00"]], zone: berlin)
    func open(_ date: String) throws -> Int {
      let day = berlin.instants(try day(date)..<day(date).adding(days: 1))
      return early.elapsed(from: day.lowerBound, to: day.upperBound)
    }
    #expect(try open("2026-03-28") == 12_600)
    // 03:30 to 06:00, and 02:30 of the first round to 06:00.
    #expect(try open("2026-03-29") == 9000)
    #expect(try open("2026-10-25") == 16_200)
  }

  /// Samoa had no 30 December 2011.
  @Test func aDayThatTheZoneSkippedHasNoOpenTime() throws {
    let apia = try zone("Pacific/Apia")
    let time = try workingTime([1...7: ["09:00-17:00"]], zone: apia, years: 2011...2012)
    let start = apia.instant(try day("2011-12-29"))
    #expect(time.elapsed(from: start, to: apia.instant(try day("2012-01-01"))) == 16 * 3600)
    #expect(apia.instant(try day("2011-12-30")) == apia.instant(try day("2011-12-31")))
  }

  @Test func aCalendarThatNeverOpensHasNoTimeAndNoDeadline() throws {
    let never = try workingTime([:])
    #expect(try never.elapsed(from: at("2026-01-01T00:00Z"), to: at("2026-12-31T00:00Z")) == 0)
    #expect(try never.due(1, after: at("2026-01-01T00:00Z")) == nil)
    #expect(try never.due(0, after: at("2026-01-01T00:00Z")) == at("2026-01-01T00:00Z"))
    #expect(try never.adding(businessDays: 1, to: at("2026-01-01T00:00Z")) == nil)
    #expect(never.businessDays(in: try day("2026-01-01")..<day("2027-01-01")) == 0)
  }

  @Test func nothingIsOpenOutsideTheYearsThatAreWorkedOut() throws {
    let time = try office("09:00-17:00")
    let all = try time.elapsed(from: at("0001-01-01T00:00Z"), to: at("9999-12-31T00:00Z"))
    #expect(try all == time.elapsed(from: at("2025-01-01T00:00Z"), to: at("2028-01-01T00:00Z")))
    #expect(try time.due(all, after: at("0001-01-01T00:00Z")) == at("2027-12-31T17:00Z"))
    #expect(try time.due(all + 1, after: at("0001-01-01T00:00Z")) == nil)
    #expect(try time.due(.max, after: at("2026-01-01T00:00Z")) == nil)
  }

  @Test func businessDaysKeepTheTimeOfDayAndStartWhileItIsOpen() throws {
    let berlin = try zone("Europe/Berlin")
    let time = try office("09:00-17:00", zone: berlin, holidays: ["2026-04-03", "2026-04-06"])
    func later(_ count: Int, _ start: String) throws -> String? {
      try time.adding(businessDays: count, to: at(start, berlin)).map { wall($0, berlin) }
    }
    #expect(try later(2, "2026-04-02 16:59") == "Wed 2026-04-08 16:59:00")
    // After hours, on a holiday, before hours: as at the next opening, on Tuesday after Easter.
    for start in ["2026-04-02 17:00", "2026-04-02 23:10", "2026-04-04 11:00", "2026-04-07 08:00", "2026-04-07 09:00"] {
      #expect(try later(0, start) == "Tue 2026-04-07 09:00:00")
      #expect(try later(2, start) == "Thu 2026-04-09 09:00:00")
    }
    // Over the start of summer time.
    #expect(try later(5, "2026-03-26 10:00") == "Thu 2026-04-02 10:00:00")
    #expect(try later(.max, "2026-03-26 10:00") == nil)
  }

  /// A calendar that changed on 1 April judges what starts then; what started before is judged by the old one to its end.
  @Test func theVersionAtTheStartJudgesTheWholeCase() throws {
    let (short, long) = (try office("09:00-12:00"), try office("09:00-17:00"))
    let history = try #require(
      WorkingTimeHistory([(effective: try day("2026-04-01"), time: long), (effective: try day("2026-01-01"), time: short)]))
    let (start, end) = (try at("2026-03-31T10:00Z"), try at("2026-04-01T17:00Z"))
    #expect(history.inForce(at: start).elapsed(from: start, to: end) == 5 * 3600)
    #expect(try history.inForce(at: at("2026-04-01T00:00Z")) == long)
    #expect(try history.inForce(at: at("2020-04-01T00:00Z")) == short)
    #expect(WorkingTimeHistory([]) == nil)
  }

  /// Held against the plain definition: the sum of the seconds, and the first moment at which it is reached.
  @Test(arguments: ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Santiago"])
  func elapsedAndDueAgreeWithCountingEveryMinute(name: String) throws {
    let zone = try zone(name)
    let time = try workingTime(
      [1...4: ["08:15-12:00", "12:45-17:30"], 5...5: ["22:00-02:30"], 7...7: ["00:00-24:00"]], zone: zone,
      holidays: ["2026-10-26"], overrides: ["2026-03-30": ["10:00-11:00"]], years: 2026...2026)
    for start in ["2026-03-27T07:00Z", "2026-10-23T15:00Z", "2026-04-03T00:00Z"] {
      let start = try at(start)
      var counted = 0
      var wrong: [Instant] = []
      for minute in 0..<6000 {
        let now = start.adding(seconds: minute * 60)
        if time.elapsed(from: start, to: now) != counted { wrong.append(now) }
        guard time.elapsed(from: now, to: now.adding(seconds: 60)) == 60 else { continue }
        counted += 60
        if time.due(counted, after: start) != now.adding(seconds: 60) { wrong.append(now) }
      }
      #expect(wrong.map(\.description) == [])
      #expect(counted > 0)
    }
  }
}
