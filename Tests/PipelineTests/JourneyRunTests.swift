import Calendars
import Diagnostics
import Pipeline
import Testing

/// From records to one lead's page: what a run writes of the leads that site.yml names, and what a build makes of it.
@Suite struct JourneyRunTests {
  private static func stage(_ id: String, after: String? = nil, columns: String = "") -> String {
    """
    ---
    kind: stage
    name: Stage \(id)
    definition: A lead in \(id).
    semantics: {entity: lead\(after.map { ", after: \($0)" } ?? "")}
    source: {sql: "select lead_id as entity, at as time\(columns) from events where stage = '\(id)'"}
    ---

    """
  }

  private static func metric(_ id: String, _ semantics: String) -> String {
    "---\nkind: metric\nname: Metric \(id)\ndefinition: Number \(id).\nsemantics: {\(semantics)}\n---\n"
  }

  private static func folder(journeys: String) throws -> TemporaryFolder {
    try TemporaryFolder().write([
      "content/site.yml": """
      title: Small
      parties:
        marketing: {name: Marketing, lead: VP Marketing}
        sales: {name: Sales, lead: VP Sales}
      calendar: office
      snapshots: {journeys: \(journeys)}

      """,
      "content/glossary/office.md": """
      ---
      kind: calendar
      name: Business hours
      definition: When sales works.
      semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], wed: ["09:00-17:00"]}}
      ---

      """,
      "content/glossary/mql.md": stage("mql"), "content/glossary/sal.md": stage("sal", after: "mql"),
      "content/glossary/contact.md": stage("contact"),
      "content/glossary/rejected.md": stage("rejected", after: "sal", columns: ", reason"),
      "content/glossary/deal.md": """
      ---
      kind: stage
      name: Stage deal
      definition: A deal.
      semantics: {entity: opportunity}
      source: {sql: "select deal_id as entity, lead_id as lead, at as time from deals"}
      ---

      """,
      "content/glossary/sal-count.md": metric("sal-count", "type: count, of: sal"),
      "content/glossary/rejections.md": metric("rejections", "type: count, of: rejected, dimensions: [reason]"),
      "content/glossary/to-deal.md": metric("to-deal", "type: conversion, from: mql, to: deal, window: 90 days"),
      "content/glossary/contact-time.md": metric(
        "contact-time", "type: duration, from: mql, to: contact, clock: {calendar: office}, limit: 4 hours, unit: s_business"),
      "content/records/events.csv": """
      lead_id,stage,at,reason
      L-1,mql,2026-08-03T07:15:00Z,
      L-1,contact,2026-08-04T08:00:00Z,
      L-1,rejected,2026-08-05T08:00:00Z,
      L-2,mql,2026-08-03T07:15:00Z,
      L-2,sal,2026-08-03T08:15:00Z,

      """,
      "content/records/deals.csv": "deal_id,lead_id,at\nO-1,L-1,2026-08-19T08:00:00Z\nO-2,L-2,2026-08-20T08:00:00Z\n",
    ])
  }

  private func run(_ folder: TemporaryFolder) async throws -> SnapshotOutcome {
    let day = try #require(CivilDate("2026-09-04"))
    return await takeSnapshot(SnapshotOptions(root: folder.path, asOf: .endOf(day), threads: 1))
  }

  private static let file = "content/snapshots/2026-09-04/journeys.json"

  @Test func aRunWritesTheLeadAndNoOther() async throws {
    let folder = try Self.folder(journeys: "[L-1]")
    let outcome = try await run(folder)
    #expect(!outcome.hasFailed, "\(report(outcome.findings, as: .text, colored: false))")
    let text = try #require(folder.read(Self.file)).filter { !$0.isWhitespace }
    #expect(text.contains("\"id\":\"L-1\"") && text.contains("\"entity\":\"O-1\""))
    #expect(!text.contains("L-2") && !text.contains("O-2"))
  }

  @Test func aBuildMakesAPageOfIt() async throws {
    let folder = try Self.folder(journeys: "[L-1]")
    _ = try await run(folder)
    let outcome = await build(BuildOptions(root: folder.path, threads: 1))
    #expect(!outcome.hasFailed, "\(report(outcome.findings, as: .text, colored: false))")
    let page = try #require(folder.read("output/leads/L-1.html"))
    #expect(page.contains("Stage sal was skipped"))
    #expect(!folder.files("output").contains { $0.contains("L-2") })
  }

  @Test func withoutAskingNothingOfALeadIsWritten() async throws {
    let folder = try Self.folder(journeys: "[]")
    _ = try await run(folder)
    #expect(folder.read(Self.file) == nil)
    _ = await build(BuildOptions(root: folder.path, threads: 1))
    #expect(!folder.files("output").contains { $0.hasPrefix("output/leads/") })
  }

  @Test func aLeadThatCannotBeToldIsNoReasonToWriteNothing() async throws {
    let outcome = try await run(Self.folder(journeys: "[L-9]"))
    #expect(outcome.findings.map(\.message).contains("snapshots.journeys: no record mentions the lead 'L-9'"))
    #expect(outcome.written != nil)
  }

  @Test func aLeadOfRowsThatNoStageAsksForIsMentionedByNone() async throws {
    let folder = try Self.folder(journeys: "[L-3]")
    try folder.run("printf 'L-3,visit,2026-08-03T07:15:00Z,\\n' >> content/records/events.csv")
    let outcome = try await run(folder)
    #expect(outcome.findings.map(\.message).contains("snapshots.journeys: no record mentions the lead 'L-3'"))
    #expect(folder.read(Self.file) == nil)
  }
}
