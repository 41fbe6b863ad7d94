import Calendars
import Definitions
import Testing

@testable import Events

/// Periods are found by the day of a time, and are those that hold it.
struct PeriodTableTests {
  private static func table(_ asOf: String) throws -> PeriodTable {
    // Months with a gap, weeks, days over both changes of the clock, years, and everything.
    let labels =
      ["all", "2024", "2025", "2026", "2026-01", "2026-02", "2026-03", "2026-06", "2026-07", "2026-11"]
      + (1...48).map { "2026-W\($0 < 10 ? "0" : "")\($0)" }
    let days = try ["2026-03-10", "2026-10-05"].flatMap { first in
      let first = try day(first)
      return (0..<40).map { first.adding(days: $0) }
    }
    return PeriodTable(
      MeasureContext(
        glossary: try World("# stage mql\nsemantics: {entity: lead}").glossary, streams: [:], identifiers: Identifiers(),
        periods: try labels.map { try #require(Period($0)) } + days.compactMap { Period(.day, containing: $0) },
        asOf: try instant(asOf), zone: try zoneRules("Europe/Berlin"), since: try day("2024-05-01")))
  }

  @Test(arguments: [true, false])
  func thoseThatHoldATimeAreFound(isDate: Bool) throws {
    let table = try Self.table("2026-11-02T23:59:59+01:00")
    for time in Self.times(isDate) {
      var found: [Int] = []
      table.forEach(containing: time, isDate: isDate) { found.append($0) }
      #expect(found == table.entries.indices.filter { (table.start($0, isDate)..<table.end($0, isDate)).contains(time) })
    }
  }

  @Test(arguments: [true, false])
  func thoseAtWhoseClosingSomethingIsOpenAreFound(isDate: Bool) throws {
    let table = try Self.table("2026-10-20T12:00:00+02:00")
    let times = Self.times(isDate).enumerated().filter { $0.offset % 23 == 0 }.map(\.element)
    for start in times {
      for stop in times.filter({ $0 >= start }).map(Int?.some) + [nil] {
        var found: [Int] = []
        table.forEachRun(openFrom: start, to: stop, isDate: isDate) { found += $0 }
        #expect(
          found
            == table.entries.indices.filter { index in
              let closing = table.closing(index, isDate)
              return start <= closing && stop.map { $0 > closing } ?? true
            })
      }
    }
  }

  /// Around midnight of every third day, of the zone and of UTC.
  private static func times(_ isDate: Bool) -> [Int] {
    stride(from: 19_700, to: 20_800, by: 3).flatMap { day in
      isDate ? [day] : [-7201, -7200, -3601, -3600, -1, 0, 1, 40_000].map { day * 86_400 + $0 }
    }
  }
}
