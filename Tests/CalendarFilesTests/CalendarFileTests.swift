import CalendarFiles
import Calendars
import Foundation
import Testing

/// Events in, the bytes of a calendar file out.
@Suite struct CalendarFileTests {
  private static let berlin = FileManager.default.contents(atPath: "/usr/share/zoneinfo/Europe/Berlin")
    .flatMap { TimeZoneRules(tzif: Array($0)) }

  private func event(_ day: String, starts: Int = 900, summary: String = "Standup", description: String = "") throws
    -> CalendarFile.Event
  {
    CalendarFile.Event(
      uid: "standup-\(day)@larkspur", day: try #require(CivilDate(day)), starts: starts, minutes: 30, summary: summary,
      description: description)
  }

  private func text(_ events: [CalendarFile.Event], zone: String, rules: TimeZoneRules) throws -> String {
    let file = CalendarFile(
      name: "Larkspur: meetings", zone: zone, rules: rules, stamp: try #require(CivilDate("2026-10-19")), events: events)
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func theWallTimeStaysOverAChangeOfTheClock() throws {
    let rules = try #require(Self.berlin)
    let text = try text([event("2026-10-19"), event("2026-10-26")], zone: "Europe/Berlin", rules: rules)
    #expect(
      text.replacingOccurrences(of: "\r\n", with: "\n") == """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Concord//Meetings//EN
        CALSCALE:GREGORIAN
        METHOD:PUBLISH
        NAME:Larkspur: meetings
        X-WR-CALNAME:Larkspur: meetings
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        DTSTART:20261018T000000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0200
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20261025T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        END:STANDARD
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:standup-2026-10-19@larkspur
        DTSTAMP:20261019T000000Z
        DTSTART;TZID=Europe/Berlin:20261019T150000
        DURATION:PT30M
        SUMMARY:Standup
        END:VEVENT
        BEGIN:VEVENT
        UID:standup-2026-10-26@larkspur
        DTSTAMP:20261019T000000Z
        DTSTART;TZID=Europe/Berlin:20261026T150000
        DURATION:PT30M
        SUMMARY:Standup
        END:VEVENT
        END:VCALENDAR

        """)
  }

  @Test func aTimeThatTheClockSkipsIsTheOneThatItShows() throws {
    let rules = try #require(Self.berlin)
    let text = try text([event("2027-03-28", starts: 150)], zone: "Europe/Berlin", rules: rules)
    #expect(text.contains("DTSTART;TZID=Europe/Berlin:20270328T033000\r\n"))
  }

  @Test func withoutAZoneTimesAreUTC() throws {
    let text = try text([event("2026-10-19")], zone: "UTC", rules: .utc)
    #expect(text.contains("DTSTART:20261019T150000Z\r\n"))
    #expect(!text.contains("VTIMEZONE"))
  }

  @Test func textsAreEscapedAndLinesFolded() throws {
    let long =
      "Zahlen, Übergaben; Gründe\\Ablehnungen\nund was sonst noch zu besprechen wäre, bevor die Woche beginnt \u{7}\r\nEND:VEVENT"
    let text = try text([event("2026-10-19", summary: "A, B; C", description: long)], zone: "UTC", rules: .utc)
    #expect(text.contains("SUMMARY:A\\, B\\; C\r\n"))
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 75 })
    #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\r"))
    #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
    let unfolded = text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
    #expect(
      unfolded.contains(
        "DESCRIPTION:Zahlen\\, Übergaben\\; Gründe\\\\Ablehnungen\\nund was sonst noch zu besprechen wäre\\, bevor die Woche beginnt \\nEND:VEVENT"
      ))
    #expect(unfolded.count { $0 == "END:VEVENT" } == 1)
  }
}
