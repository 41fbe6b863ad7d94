import Calendars
import TestSupport
import Testing

/// Rules of a zone of this machine (Debian: package tzdata).
func zone(_ name: String) throws -> TimeZoneRules {
  let bytes = try #require(readBytes("/usr/share/zoneinfo/\(name)"), "no zone \(name): is tzdata installed?")
  return try #require(TimeZoneRules(tzif: bytes))
}

/// An instant as a record has it; one without an offset is the wall clock of `zone`.
func at(_ text: String, _ zone: TimeZoneRules = .utc) throws -> Instant {
  try #require(Moment(text)?.instant(in: zone), "'\(text)'")
}

/// A day of the calendar.
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

/// What the wall clock of a zone shows, with the weekday: `Mon 2026-03-09 11:00:00`.
func wall(_ instant: Instant, _ zone: TimeZoneRules = .utc) -> String {
  let (date, second) = zone.local(at: instant)
  let clock = Instant(second: second).description.dropFirst(11).dropLast()
  return "\(date.shortWithWeekday.prefix(3)) \(date) \(clock)"
}

/// Opening hours of weekdays, `1...5` with `09:00-17:00`.
func hours(_ intervals: [ClosedRange<Int>: [String]]) throws -> [Int: [OpenHours]] {
  var weekly: [Int: [OpenHours]] = [:]
  for (days, texts) in intervals {
    for day in days { weekly[day] = try texts.map { try #require(OpenHours($0), "'\($0)'") } }
  }
  return weekly
}

/// Monday to Friday at these hours, the years 2025 to 2027.
func office(
  _ texts: String..., zone: TimeZoneRules = .utc, holidays: [String] = []
) throws -> WorkingTime {
  try workingTime([1...5: texts], zone: zone, holidays: holidays)
}

func workingTime(
  _ weekly: [ClosedRange<Int>: [String]], zone: TimeZoneRules = .utc, holidays: [String] = [],
  overrides: [String: [String]] = [:], years: ClosedRange<Int> = 2025...2027
) throws -> WorkingTime {
  var dated: [CivilDate: [OpenHours]] = [:]
  for (date, texts) in overrides { dated[try day(date)] = try texts.map { try #require(OpenHours($0)) } }
  let opening = OpeningHours(weekly: try hours(weekly), holidays: try holidays.map { try day($0) }, overrides: dated)
  return WorkingTime(
    opening, in: zone, years: try day("\(years.lowerBound)-01-01")..<(try day("\(years.upperBound + 1)-01-01")))
}
