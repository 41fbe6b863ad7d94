import Calendars
import Definitions
import Fingerprints
import Testing

@Suite struct WorkingCalendarTests {
  private func calendar(_ semantics: String, _ beside: String = "") throws -> (calendar: WorkingCalendar, own: String?) {
    let text = "kind: calendar\nsemantics: {zone: UTC, \(semantics)}\n\(beside)"
    let (definition, problems) = read("name: Hours\ndefinition: When we work.\n\(text)", id: "hours")
    #expect(lines(problems) == [])
    let (glossary, _) = resolve(try [#require(definition)], settings: settings, asOf: nil)
    guard case .calendar(let calendar) = try #require(definition).semantics else { throw NoCalendar() }
    return (calendar, glossary.hashes(of: "hours")?.own.full)
  }

  private struct NoCalendar: Error {}

  @Test func aDefinitionBecomesWorkingTime() throws {
    let (calendar, _) = try calendar(
      "hours: {thu: [\"09:00-12:00\", \"13:00-17:00\"], fri: [\"22:00-06:00\"]}",
      "holidays: [{date: 2026-12-24}]\noverrides: [{date: 2026-12-26, hours: [\"10:00-12:00\"]}, {date: 2026-12-25, hours: closed}]"
    )
    let first = try #require(CivilDate("2026-12-14"))
    let time = WorkingTime(calendar, in: .utc, years: first..<first.adding(days: 30))
    let open = (0..<14).map { offset in
      let day = TimeZoneRules.utc.instants(first.adding(days: offset)..<first.adding(days: offset + 1))
      return time.elapsed(from: day.lowerBound, to: day.upperBound) / 3600
    }
    #expect(open == [0, 0, 0, 7, 2, 6, 0, 0, 0, 0, 0, 0, 2, 0])
    #expect(calendar.datedInputs == ["2026-12-24", "2026-12-25 closed", "2026-12-26 10:00-12:00"])
  }

  /// Signatures stand on own hashes: what single dates say moves none, what a year is divided by does.
  @Test func datesAreInputsAndTheWeekRuleIsMeaning() throws {
    let year = "fiscal: {year_start: \"02-01\", pattern: 4-5-4"
    let plain = try calendar("\(year)}").own
    #expect(plain != nil)
    #expect(try calendar("\(year)}", "overrides: [{date: 2026-12-25, hours: closed, name: Closed}]").own == plain)
    #expect(try calendar("\(year), week_rule: last_weekday, week_ends: sat}").own == plain)
    #expect(try calendar("\(year), week_rule: nearest_weekday}").own != plain)
    #expect(try calendar("\(year), week_ends: sun}").own != plain)
  }

  @Test func aFiscalYearOfWeeksIsRead() throws {
    let (calendar, _) = try calendar(
      "fiscal: {year_start: \"02-01\", pattern: 4-5-4, label: starting_year, week_rule: nearest_weekday}")
    let fiscal = try #require(calendar.fiscal.flatMap { FiscalCalendar($0) })
    let period = try #require(Period("FY24"))
    #expect(fiscal.bounds(of: period).lowerBound.description == "2024-02-04")
  }
}
