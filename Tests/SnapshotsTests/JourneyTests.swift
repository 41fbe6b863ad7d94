import Calendars
import Diagnostics
import Testing

@testable import Snapshots

/// `journeys.json`, read: what it holds, and each of its mistakes with its place.
@Suite struct JourneyTests {
  static let path = "content/snapshots/2026-11-06/journeys.json"

  static func read(_ text: String) throws -> (book: JourneyBook?, diagnostics: [Diagnostic]) {
    readJourneys(Array(text.utf8), path: path, vintage: Vintage(endOf: try #require(CivilDate("2026-11-06"))))
  }

  static let whole = """
    {"format": 1, "as_of": "2026-11-06T23:59:59+01:00", "calendar": "office", "journeys": [
    {"id": "L-417",
     "events": [
      {"definition": "sql", "version": 1, "meaning": "bbbbbbbbbbbb", "at": "2026-08-05", "skipped": ["sal"]},
      {"definition": "mql", "version": 3, "meaning": "aaaaaaaaaaaa", "at": "2026-08-03T09:15:00+02:00", "cycle": 2,
       "business": 60, "blank": ["source"], "kind": "opportunity", "entity": "O-1"}],
     "clocks": [
      {"metric": "contact", "version": 1, "meaning": "cccccccccccc", "from": "mql", "to": "first-contact", "limit": "4 hours",
       "clock": "office", "start": "2026-08-03T09:15:00+02:00", "seconds": 14400, "state": "met"}]}]}
    """

  @Test func aBookHoldsItsJourneysInTheOrderOfTime() throws {
    let (book, found) = try Self.read(Self.whole)
    #expect(found.isEmpty, "\(found)")
    let journey = try #require(book?.journeys.first)
    #expect(book?.calendar == "office")
    #expect(journey.events.map(\.definition) == ["mql", "sql"])
    #expect(journey.events[0].at.clock == "09:15" && journey.events[0].entity?.id == "O-1")
    #expect(journey.events[1].at.isDate && journey.events[1].skipped == ["sal"])
    #expect(journey.clocks.map(\.state) == [.met])
  }

  @Test(arguments: [
    ("{\"format\": 2, \"anything\": 1}", "1:12 schema.value: 'format' is 2, but this release reads 1"),
    ("{\"journeys\": []}", "1:1 schema.missing-key: 'format' is missing"),
    (
      "{\"format\": 1, \"journeys\": [\n{\"id\": \"../x\", \"events\": []}]}",
      "2:8 schema.value: 'journeys.id' is '../x', which cannot be a page's address"
    ),
    (
      "{\"format\": 1, \"journeys\": [\n{\"id\": \"L1\", \"events\": [], \"names\": []}]}",
      "2:28 schema.unknown-key: 'journeys.names' is not a known key"
    ),
    (
      "{\"format\": 1, \"journeys\": [{\"id\": \"L1\", \"events\": [\n{\"definition\": \"mql\", \"version\": 1, \"meaning\": \"a\", \"at\": \"Monday\"}]}]}",
      "2:59 schema.value: 'journeys.events.at' is 'Monday', which is not a time"
    ),
  ])
  func aMistakeIsNamedAtItsPlace(text: String, message: String) throws {
    let found = try Self.read(text).diagnostics
    #expect(found.map { "\($0.position.line):\($0.position.column) \($0.rule.rawValue): \($0.message)" } == [message])
  }

  @Test(arguments: ["", "\n", "##:1}\n"])
  func aFileThatHoldsNothingIsAFinding(text: String) throws {
    let (book, found) = try Self.read(text)
    #expect(book == nil && found.map(\.message) == ["the file is empty"])
  }

  @Test func textThatIsNoJSONIsAFinding() throws {
    let (book, found) = try Self.read("{\"format\": 1, ")
    #expect(book == nil && found.contains { $0.severity == .error && $0.position.file == Self.path })
  }

  @Test(arguments: [("L-1_a.b", true), ("", false), (".hidden", false), ("a/b", false), ("ä", false), ("a b", false)])
  func onlySomeIdsCanBeAddresses(id: String, isAddress: Bool) { #expect(Journey.isAddress(id) == isAddress) }
}
