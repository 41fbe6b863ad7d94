import Calendars
import Testing

@testable import Runs

/// The cases behind a commitment's verdict.
@Suite struct BreachListTests {
  private func list(_ period: String, includesMet: Bool = false) throws -> BreachList? {
    let input = try Company(
      site: "calendar: office\n",
      [
        "office": "kind: calendar\nsemantics: {zone: Europe/Berlin, hours: {mon: [\"09:00-17:00\"], tue: [\"09:00-17:00\"]}}",
        "mql": stage("mql"), "contact": stage("contact"),
        "contact-time": """
        kind: metric
        semantics: {type: duration, from: mql, to: contact, clock: {calendar: office}, limit: 4 hours, unit: s_business}
        """,
      ]
    ).input([
      "mql": "entity,time\n=L-1,2026-08-03T08:00:00Z\nL-2,2026-08-03T08:00:00Z\nL-3,2026-08-04T08:00:00Z\n",
      "contact": "entity,time\n=L-1,2026-08-04T08:00:00Z\nL-2,2026-08-03T09:00:00Z\n",
    ])
    return BreachList(of: "contact-time", in: try #require(Period(period)), includesMet: includesMet, input)
  }

  @Test func namesThoseThatBrokeItAndCountsAll() throws {
    let list = try #require(try list("2026-08"))
    #expect(
      String(decoding: list.table, as: UTF8.self).split(whereSeparator: \.isNewline) == [
        "kind,id,cycle,state,start,stop,elapsed,reason",
        "lead,'=L-1,,breached-closed,2026-08-03T08:00:00Z,2026-08-04T08:00:00Z,28800,",
        "lead,L-3,,breached-open,2026-08-04T08:00:00Z,,255600,",
      ])
    #expect(list.summary == ["1 met", "1 breached-closed", "1 breached-open"])
    #expect(list.findings.isEmpty)
  }

  @Test func namesThoseThatKeptItWhereAsked() throws {
    let list = try #require(try list("2026-08", includesMet: true))
    #expect(String(decoding: list.table, as: UTF8.self).contains("lead,L-2,,met,"))
  }

  @Test func aFiscalPeriodWithoutFiscalYearsIsNone() throws {
    #expect(try list("FY27-P02") == nil)
  }
}
