import Calendars
import Definitions
import Diagnostics
import Testing

@testable import Runs

/// Zones, calendars and the text of instants.
@Suite struct RunClockTests {
  private static func office(_ zone: String) -> String {
    "kind: calendar\nsemantics: {zone: \(zone), hours: {mon: [\"09:00-17:00\"]}}"
  }

  @Test func theReportingZoneIsNamedFirstAndEachZoneOnce() throws {
    let company = try Company(
      site: "calendar: office\n",
      [
        "branch": Self.office("Asia/Tokyo"), "home": Self.office("Europe/Berlin"), "office": Self.office("Europe/Berlin"),
      ])
    let zones = RunClock.zones(of: company.timeline, settings: company.settings)
    #expect(zones.map(\.name) == ["Europe/Berlin", "Asia/Tokyo"])
    #expect(zones.map(\.position.file) == ["content/glossary/office.md", "content/glossary/branch.md"])
  }

  @Test func withoutACalendarItIsUTC() throws {
    let company = try Company(["mql": stage("mql")])
    let zones = RunClock.zones(of: company.timeline, settings: company.settings)
    #expect(zones == [NamedZone(name: "UTC", position: SourcePosition(file: "content/site.yml"))])
    #expect(company.clock.text(Instant(second: 0)) == "1970-01-01T00:00:00+00:00")
  }

  @Test func instantsHaveTheOffsetOfTheReportingZone() throws {
    let clock = try Company(site: "calendar: office\n", ["office": Self.office("Europe/Berlin")]).clock
    #expect(clock.text(clock.end(of: try #require(CivilDate("2026-07-31")))) == "2026-07-31T23:59:59+02:00")
    #expect(clock.text(clock.end(of: try #require(CivilDate("2026-12-31")))) == "2026-12-31T23:59:59+01:00")
    // The day on which clocks go back has an hour more.
    let autumn = try #require(CivilDate("2026-10-25"))
    #expect(clock.end(of: autumn).second - clock.end(of: autumn.adding(days: -1)).second == 25 * 3600)
  }

  @Test func aZoneThatIsNotGivenIsUTC() throws {
    let clock = try Company(site: "calendar: office\n", ["office": Self.office("Asia/Tokyo")]).clock
    #expect(clock.zoneName == "Asia/Tokyo")
    #expect(clock.text(Instant(second: 0)) == "1970-01-01T00:00:00+00:00")
  }
}
