import Calendars
import Documents
import Editions
import HyperText
import Snapshots
import Testing

@testable import Figures

/// One lead's page: what it tells, what it links, and that there is none unless somebody asks.
@Suite struct JourneyPageTests {
  static let definitions = [
    "office": """
    ---
    kind: calendar
    name: Business hours
    semantics: {zone: Europe/Berlin, hours: {mon: ["09:00-17:00"]}}
    ---

    """,
    "mql": "---\nkind: stage\nname: Marketing-qualified lead\nabbreviation: MQL\nversion: 2\nsemantics: {entity: lead}\n---\n",
    "sal": "---\nkind: stage\nname: SAL\nsemantics: {entity: lead, after: mql}\n---\n",
    "sql": "---\nkind: stage\nname: SQL\nsemantics: {entity: lead, after: sal}\n---\n",
    "contact": "---\nkind: stage\nname: First contact\nsemantics: {entity: lead}\n---\n",
    "time": """
    ---
    kind: metric
    name: Time to first contact
    semantics: {type: duration, from: mql, to: contact, clock: {calendar: office}, limit: 4 hours, unit: s_business}
    ---

    """,
  ]

  static let book = """
    {"format": 1, "calendar": "office", "journeys": [{"id": "L-417", "events": [
      {"definition": "mql", "version": 1, "meaning": "aaaaaaaaaaaa", "at": "2026-08-03T09:15:00+02:00"},
      {"definition": "contact", "version": 1, "meaning": "dddddddddddd", "at": "2026-08-03T16:45:00+02:00", "business": 27000},
      {"definition": "sql", "version": 1, "meaning": "bbbbbbbbbbbb", "at": "2026-08-05T10:00:00+02:00", "business": 36900,
       "skipped": ["sal"], "blank": ["lead_source"]}],
     "clocks": [{"metric": "time", "version": 1, "meaning": "cccccccccccc", "from": "mql", "to": "contact", "limit": "4 hours",
       "clock": "office", "start": "2026-08-03T09:15:00+02:00", "stop": "2026-08-03T16:45:00+02:00", "seconds": 27000,
       "state": "breached-closed"}]}]}
    """

  private func made(journeys: String = "[L-417]", book: String = book, asOf: String = "2026-11-06") throws -> Site {
    var fixture = Fixture(definitions: Self.definitions)
    fixture.site += "\nsnapshots: {journeys: \(journeys)}\n"
    var old = Self.definitions
    old["mql"] = "---\nkind: stage\nname: Marketing-qualified lead\nsemantics: {entity: lead, held_by: sales}\n---\n"
    fixture.past = [("2026-07-01", old)]
    fixture.asOf = asOf
    var source = try fixture.source()
    let day = try #require(CivilDate("2026-11-06"))
    let read = readJourneys(
      Array(book.utf8), path: "content/snapshots/2026-11-06/journeys.json", vintage: Vintage(endOf: day))
    source.journeys = [read.book].compactMap(\.self)
    return Site(Edition(source))
  }

  private func html(_ site: Site) throws -> String {
    try site.page(.lead("L-417"), in: journeyArtifacts(of: site)).content.withoutIndices
  }

  @Test func itTellsTheWayInOneSentence() throws {
    let html = try html(made())
    #expect(
      html.contains(
        "From Marketing-qualified lead on 3 Aug 2026 to SQL on 5 Aug 2026: 3 events in 2 days. The limit was missed."))
  }

  @Test func everyEventHasItsTimeItsGapsAndBusinessTime() throws {
    let html = try html(made())
    #expect(html.contains("<td>3 Aug 2026, 16:45</td>"))
    #expect(html.contains("<td>7 h 30 min</td><td>7 h 30 min</td>"))
    #expect(html.contains("<td>1 day 17 h</td><td>10 h 15 min</td><td>without SAL; no lead source</td>"))
  }

  /// The words that were in force then, not those of today.
  @Test func anOlderMeaningLeadsToItsOwnPage() throws {
    let html = try html(made())
    #expect(html.contains("<a href=\"../dictionary/mql/v1.html\">v1</a> <code>aaaaaaaa</code>"))
    #expect(html.contains("<a href=\"../dictionary/sql.html\">v1</a> <code>bbbbbbbb</code>"))
  }

  @Test func limitsAreJudgedByTheRuleThen() throws {
    let html = try html(made())
    #expect(html.contains("<td>4 business hours</td><td>MQL, 3 Aug 2026, 09:15</td><td>First contact, 3 Aug 2026, 16:45</td>"))
    #expect(html.contains("<td>7 h 30 min of business time</td>"))
    #expect(html.contains("<span>missed</span>"))
  }

  @Test func gapsAreSentences() throws {
    let open = Self.book.replacing("breached-closed", with: "breached-open")
      .replacing("\"stop\": \"2026-08-03T16:45:00+02:00\", ", with: "")
    let html = try html(made(book: open))
    #expect(html.contains("SAL was skipped before SQL on 5 Aug 2026, 10:00."))
    #expect(html.contains("SQL on 5 Aug 2026, 10:00 has no lead source."))
    #expect(html.contains("First contact is missing: due within 4 business hours, 7 h 30 min of business time so far."))
  }

  @Test func theDrawingHasANameAndATwin() throws {
    let html = try html(made())
    #expect(html.contains("Lead L-417 from 3 Aug 2026 to 5 Aug 2026, 3 events</title>"))
    #expect(html.contains("First contact within 4 business hours: missed"))
    #expect(html.contains("<caption>Events of lead L-417, each under the definition in force then</caption>"))
  }

  @Test func withoutAskingThereIsNoPage() throws {
    #expect(journeyArtifacts(of: try made(journeys: "[]")).isEmpty)
    #expect(!qualityPage(of: try made(journeys: "[]")).html.contains("leads/"))
    #expect(qualityPage(of: try made()).html.contains("href=\"leads/L-417.html\""))
  }

  @Test func aLeadOfWhichNothingIsKnownSaysSo() throws {
    let html = try html(made(book: "{\"format\": 1, \"journeys\": []}"))
    #expect(html.contains("No snapshot has this lead yet."))
  }

  @Test func whatIsNotKnownYetOnTheDayIsNotTold() throws {
    #expect(try html(made(asOf: "2026-10-01")).contains("No snapshot has this lead yet."))
  }
}
