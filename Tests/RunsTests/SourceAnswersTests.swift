import Calendars
import Events
import Snapshots
import Testing

@testable import Runs

/// What a run notes of a source while its rows become events.
@Suite struct SourceAnswersTests {
  private func newest(_ source: String, _ answer: String, site: String = "") throws -> [String] {
    let company = try Company(
      site: site,
      [
        "office": "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"]}}",
        "spend":
          "kind: metric\nsemantics: {type: manual, how: By hand., unit: EUR}\nsource: {sql: select * from spend\(source)}",
      ])
    return try company.input(["spend": answer]).reading.sources.map { "\($0.name) \($0.rows ?? 0) \($0.newest ?? "-")" }
  }

  @Test func itsNewestRecordIsToldInTheReportingZone() throws {
    #expect(
      try newest("", "entity,time,amount\nx,2026-08-03T22:30:00Z,1\ny,2026-08-01T22:30:00Z,1\n", site: "calendar: office\n")
        == ["records 2 2026-08-04T00:30:00+02:00"])
  }

  @Test func aRowThatStandsForAPeriodIsAsNewAsItsEnd() throws {
    #expect(
      try newest(", grain: month", "entity,time,amount\nx,2026-07-01,1\n") == ["records 1 2026-07-31T23:59:59+00:00"])
    #expect(try newest("", "entity,time,amount\nx,2026-07-01,1\n") == ["records 1 2026-07-01T00:00:00+00:00"])
  }

  /// Two stages of one log of three rows: five rows in answers, and three records.
  @Test func recordsAreTheRowsOfTablesAndNotOfQuestions() throws {
    func stage(_ activity: String) -> String {
      "kind: stage\nsemantics: {entity: ticket}\n"
        + "source: {sql: \"select ticket as entity, at as time from Log /* \(activity) */\"}"
    }
    let company = try Company([
      "assigned": stage("assigned"), "taken": stage("taken"),
      "assignments": "kind: metric\nsemantics: {type: count, of: assigned}",
      "takings": "kind: metric\nsemantics: {type: count, of: taken}",
    ])
    let answer = "entity,time\nT-1,2026-08-03\nT-2,2026-08-03\n"
    let reading = try company.input(["assigned": answer, "taken": answer], tables: ["log": 3, "unused": 7]).reading
    #expect(reading.recordCount == 3)
    #expect(reading.sources.map { "\($0.name) \($0.records ?? -1) of \($0.rows ?? -1)" } == ["records 3 of 4"])
    let unknown = try company.input(["assigned": answer, "taken": answer]).reading
    #expect(unknown.recordCount == nil, "who knows a database's tables")
  }

  @Test func whatBecameKnownLaterIsARowAndNoEvent() throws {
    let company = try Company(["mql": stage("mql"), "mqls": "kind: metric\nsemantics: {type: count, of: mql}"])
    let reading = try company.input(["mql": "entity,time\nL-1,2026-08-03\nL-2,2026-09-30\n"], asOf: "2026-09-04").reading
    #expect(reading.rowCount == 2)
    #expect(reading.streams.values.map(\.count) == [1])
    #expect(reading.columns.values.map { $0.sorted() } == [["entity", "time"]])
  }
}
