import Calendars
import Testing

struct MomentTests {
  @Test(arguments: [
    ("2026-08-03T09:15:00Z", "2026-08-03T09:15:00Z"), ("2026-08-03 09:15:30+02", "2026-08-03T07:15:30Z"),
    ("2026-08-03T09:15+02:00", "2026-08-03T07:15:00Z"), ("2026-08-03 09:15:00.999999-0530", "2026-08-03T14:45:00Z"),
    ("2026-08-03 09:15:00 UTC", "2026-08-03T09:15:00Z"), ("2026-01-01T00:00:00+14:00", "2025-12-31T10:00:00Z"),
    ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59Z"), ("0001-01-01T00:00Z", "0001-01-01T00:00:00Z"),
  ])
  func readsAnInstant(text: String, instant: String) {
    guard case .instant(let read) = Moment(text) else {
      Issue.record("\(text) is no instant")
      return
    }
    #expect(read.description == instant)
  }

  @Test func tellsADateAndAWallClockFromAnInstant() throws {
    let date = try day("2026-08-03")
    #expect(Moment("2026-08-03") == .date(date))
    #expect(Moment("2026-08-03T09:15") == .local(date, second: 33_300))
    #expect(Moment("2026-08-03 09:15:01.25") == .local(date, second: 33_301))
    let berlin = try zone("Europe/Berlin")
    #expect(Moment("2026-08-03")?.instant(in: berlin) == nil)
    #expect(Moment("2026-08-03T09:15")?.instant(in: berlin)?.description == "2026-08-03T07:15:00Z")
    #expect(Moment("2026-08-03T09:15Z")?.instant(in: berlin)?.description == "2026-08-03T09:15:00Z")
  }

  @Test(arguments: [
    "", "2026", "2026-08", "2026-02-30", "0000-01-01", "26-08-03", "20260803", "2026-8-3", "2026-08-03T", "2026-08-03T9:15",
    "2026-08-03T24:00", "2026-08-03T09", "2026-08-03T09:60", "2026-08-03T09:15:60", "2026-08-03T09:15:00.", "2026-08-03T09:15z",
    "2026-08-03T09:15:00+2", "2026-08-03T09:15:00+02:", "2026-08-03T09:15:00+02:60", "2026-08-03T09:15:00+19", "03.08.2026",
    "2026-08-03T09:15:00Z ", " 2026-08-03", "2026-08-03T09:15:00 CET", "2026-08-03T09:15:00++02", "2026-08-03T-9:15",
    "२०२६-०८-०३",
    "2026-08-03\u{0}", "2026-08-03  09:15",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func readsACellWithinALine() {
    let line = Array("17,2026-08-03T09:15:00Z,x".utf8)
    #expect(Moment(line[3..<23].span) == Moment("2026-08-03T09:15:00Z"))
  }
}
