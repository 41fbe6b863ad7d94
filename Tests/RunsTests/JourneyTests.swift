import Diagnostics
import Snapshots
import Testing

@testable import Runs

/// One lead's way, from the events of a run.
@Suite struct JourneyTests {
  private func input(journeys: String) throws -> RunInput {
    try Company(
      site: "calendar: office\nsnapshots: {journeys: \(journeys)}\n",
      [
        "office": """
        kind: calendar
        semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"]}}
        """,
        "mql": stage("mql"), "sal": stage("sal", ", after: mql"), "contact": stage("contact"),
        "rejected": stage("rejected", ", after: sal", columns: ", reason"),
        "deal": """
        kind: stage
        semantics: {entity: opportunity}
        source: {sql: "select deal_id as entity, lead_id as lead, at as time from deals"}
        """,
        "sal-count": "kind: metric\nsemantics: {type: count, of: sal}",
        "rejections": "kind: metric\nsemantics: {type: count, of: rejected, dimensions: [reason]}",
        "to-deal": "kind: metric\nsemantics: {type: conversion, from: mql, to: deal, window: 90 days}",
        "contact-time": """
        kind: metric
        semantics: {type: duration, from: mql, to: contact, clock: {calendar: office}, limit: 4 hours, unit: s_business}
        """,
      ]
    ).input([
      "mql": "entity,time\nL-1,2026-08-03T07:15:00Z\nL-2,2026-08-03T07:15:00Z\n",
      "sal": "entity,time\nL-2,2026-08-03T08:15:00Z\n",
      "contact": "entity,time\nL-1,2026-08-04T08:00:00Z\n",
      "rejected": "entity,time,reason\nL-1,2026-08-05T08:00:00Z,\n",
      "deal": "entity,lead,time\nO-1,L-1,2026-08-19T08:00:00Z\nO-2,L-2,2026-08-20T08:00:00Z\n",
    ])
  }

  @Test func hasItsEventsWithTheirGapsAndItsClocks() throws {
    let (journeys, findings) = makeJourneys(try input(journeys: "[L-1]"))
    #expect(findings.isEmpty)
    let journey = try #require(journeys.first)
    #expect(
      journey.events.map { event in
        let (skipped, blank) = (event.skipped.map { " skipped \($0)" }.joined(), event.blank.map { " blank \($0)" }.joined())
        let entity = event.entity.map { " \($0.kind) \($0.id)" } ?? ""
        return "\(event.at.text) \(event.definition)\(entity) \(event.business.map { "\($0) s" } ?? "-")\(skipped)\(blank)"
      } == [
        "2026-08-03T09:15:00+02:00 mql -",
        // Monday 9:15 to Tuesday 10:00: 7:45 and 1:00 of open time.
        "2026-08-04T10:00:00+02:00 contact 31500 s", "2026-08-05T10:00:00+02:00 rejected 28800 s skipped sal blank reason",
        "2026-08-19T10:00:00+02:00 deal opportunity O-1 172800 s",
      ])
    #expect(
      journey.clocks.map { "\($0.metric) \($0.limit) \($0.seconds ?? 0) \($0.state.rawValue)" } == [
        "contact-time 4 hours 31500 breached-closed"
      ])
  }

  @Test func nothingOfALeadIsToldWithoutAsking() throws {
    let (journeys, findings) = makeJourneys(try input(journeys: "[]"))
    #expect(journeys.isEmpty && findings.isEmpty)
  }

  @Test(arguments: [
    ("[L-9]", "content/site.yml: snapshots.journeys: no record mentions the lead 'L-9' [schema.value]"),
    ("[\"../x\"]", "content/site.yml: snapshots.journeys: '../x' cannot be a page's address [schema.value]"),
  ])
  func aLeadThatCannotBeToldIsAWarning(journeys: String, message: String) throws {
    let made = makeJourneys(try input(journeys: journeys))
    #expect(made.journeys.isEmpty)
    #expect(made.findings.map(line) == [message])
    #expect(made.findings.allSatisfy { $0.severity == .warning })
  }
}
