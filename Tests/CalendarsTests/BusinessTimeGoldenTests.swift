import Calendars
import Testing

/// The golden values of business time: `semantics.md` B18, by their ids there.
struct BusinessTimeGoldenTests {
  private static let hour = 3600

  @Test func g1FourHoursFromFridayFourOClockAreDueOnMondayAtEleven() throws {
    let due = try office("08:00-17:00").due(4 * Self.hour, after: at("2026-03-06T16:00Z"))
    #expect(due.map { wall($0) } == "Mon 2026-03-09 11:00:00")
  }

  @Test func g2EightHoursFromClosingTimeAreDueAtTheNextClosingTime() throws {
    let due = try office("09:00-17:00").due(8 * Self.hour, after: at("2026-03-06T17:00Z"))
    #expect(due.map { wall($0) } == "Mon 2026-03-09 17:00:00")
  }

  @Test func g3FourHoursFromThursdayThreeOClockAreDueOnFridayAtEleven() throws {
    let due = try office("09:00-17:00").due(4 * Self.hour, after: at("2026-03-05T15:00Z"))
    #expect(due.map { wall($0) } == "Fri 2026-03-06 11:00:00")
  }

  @Test func g4AWeekendBetweenCountsOnlyMondayMorning() throws {
    let elapsed = try office("08:00-17:00").elapsed(from: at("2026-03-06T20:49Z"), to: at("2026-03-09T09:44Z"))
    #expect(elapsed == 6240)
    // 21.7 % of eight hours, in tenths of a percent.
    #expect((elapsed * 1000 + 14_400) / 28_800 == 217)
  }

  @Test func g5SummerTimeOfNewYorkBeginsOverAWeekend() throws {
    let newYork = try zone("America/New_York")
    let (start, end) = (try at("2026-03-06 16:30", newYork), try at("2026-03-09 09:30", newYork))
    #expect(try office("09:00-17:00", zone: newYork).elapsed(from: start, to: end) == 3600)
    #expect(end.second - start.second == 64 * Self.hour)
  }

  @Test(arguments: [("2026-03-08", "2026-03-09", 23), ("2026-11-01", "2026-11-02", 25), ("2026-11-02", "2026-11-03", 24)])
  func g6ADayOfAClockThatIsChangedHasItsHours(date: String, next: String, hours: Int) throws {
    let newYork = try zone("America/New_York")
    let always = try workingTime([1...7: ["00:00-24:00"]], zone: newYork)
    let (start, end) = (newYork.instant(try day(date)), newYork.instant(try day(next)))
    #expect(always.elapsed(from: start, to: end) == hours * Self.hour)
    #expect(end.second - start.second == hours * Self.hour)
  }

  @Test func g7AHolidayMovesTheDeadlineOverTheWeekend() throws {
    let due = try office("09:00-17:00", holidays: ["2026-07-03"]).due(4 * Self.hour, after: at("2026-07-03T10:00Z"))
    #expect(due.map { wall($0) } == "Mon 2026-07-06 13:00:00")
  }

  @Test(arguments: [
    ("g8", "2026-03-06T16:30Z", "2026-03-07T12:00Z", 1800), ("g9", "2026-03-07T10:00Z", "2026-03-08T09:00Z", 0),
  ])
  func g8g9AContactOutsideHoursCountsTheOpenTimeBeforeIt(id: String, start: String, contact: String, elapsed: Int) throws {
    #expect(try office("09:00-17:00").elapsed(from: at(start), to: at(contact)) == elapsed)
  }

  @Test(arguments: [
    ("America/New_York", "Mon 2026-03-16 15:00:00"), ("Europe/London", "Tue 2026-03-17 11:00:00"),
  ])
  func g10OneInstantHasItsDeadlineInEachZone(name: String, due: String) throws {
    let zone = try zone(name)
    let instant = try office("09:00-17:00", zone: zone).due(4 * Self.hour, after: at("2026-03-16T15:00:00Z"))
    #expect(instant.map { wall($0, zone) } == due)
  }

  @Test func g11FromClosingToOpeningNoTimePasses() throws {
    #expect(try office("09:00-17:00").elapsed(from: at("2026-03-06T17:00Z"), to: at("2026-03-09T09:00Z")) == 0)
  }

  @Test(arguments: ["2026-03-10T16:00Z", "2026-03-10T16:01Z"])
  func g12AStartAtClosingTimeWaitsAsOneAMinuteLater(start: String) throws {
    #expect(try office("07:00-16:00").elapsed(from: at(start), to: at("2026-03-11T14:20Z")) == 440 * 60)
  }

  /// The days of the pace: 10 of 22 are over at the end of 14 October.
  @Test func g24OctoberHasTwentyTwoBusinessDays() throws {
    let berlin = try office("09:00-17:00", zone: zone("Europe/Berlin"))
    #expect(berlin.businessDays(in: try day("2026-10-01")..<day("2026-11-01")) == 22)
    #expect(berlin.businessDays(in: try day("2026-10-01")..<day("2026-10-15")) == 10)
  }
}
