import Calendars
@testable import Events
import Testing

/// From a query's rows to a stream, and what is wrong with them.
struct StreamTests {
  private static func world(_ rows: String, metric: String = "type: count, of: mql") throws -> World {
    try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: every}
      \(rows)
      # metric mqls
      semantics: {\(metric)}
      """)
  }

  @Test func whatIsWrongWithRowsIsNamedByTheirIds() throws {
    let world = try Self.world(
      """
      | id | entity | time             | amount | currency |
      | 1  | a      | 03.10.2026       | 1      |          |
      | 2  |        | 2026-10-03T09:00 | 1      |          |
      | 3  | c      |                  | 1      |          |
      | 4  | d      | 2026-10-03T09:00 | 1,5    | EUR      |
      | 5  | e      | 2026-10-03T09:00 | 1      | euro     |
      | 6  | f      | 2026-10-03T09:00 | 1.005  | EUR      |
      | 7  | g      | 2026-02-30T09:00 | 1      |          |
      """, metric: "type: sum, of: mql, field: amount, unit: EUR")
    #expect(
      try world.streams(["mqls"]).problems == [
        "1 row of 'mql' with a 'currency' that is not a code such as EUR: 5 ('euro')",
        "2 rows of 'mql' with a time that cannot be read in 'time': 1 ('03.10.2026'), 7 ('2026-02-30T09:00')",
        "1 row of 'mql' with more digits than 2 after the point in 'amount': 6 ('1.005')",
        "1 row of 'mql' with no plain decimal in 'amount': 4 ('1,5')",
        "1 row of 'mql' without a time in 'time': 3", "1 row of 'mql' without an entity: 2",
      ])
  }

  /// Systems write 9999-12-31 for never; elsewhere than in a time of the event that is theirs to say.
  @Test func yearsThatNobodyCanMeanAreNamed() throws {
    let world = try Self.world(
      """
      | id | entity | time              | recorded          | amount |
      | 1  | a      | 0026-10-03T09:00Z | 2026-10-03T09:00Z | 1      |
      | 2  | b      | 2026-10-03T09:00Z | 9999-12-31T00:00Z | 1      |
      | 3  | c      | 2200-01-01T00:00Z | 2026-10-03T09:00Z | 1      |
      | 4  | d      | 1900-01-01T00:00Z | 2026-10-03T09:00Z | 1      |
      """, metric: "type: sum, of: mql, field: amount, unit: EUR")
    #expect(
      try world.streams(["mqls"]).problems == [
        "1 row of 'mql' with a year outside 1900 to 2199 in 'recorded': 2 ('9999-12-31T00:00Z')",
        "2 rows of 'mql' with a year outside 1900 to 2199 in 'time': 1 ('0026-10-03T09:00Z'), 3 ('2200-01-01T00:00Z')",
      ])
  }

  @Test func aWallClockWithoutAZoneIsNoInstant() throws {
    var world = try Self.world("| entity | time |\n| a | 2026-10-03T09:00 |\n| b | 2026-10-03T09:00Z |")
    world.sourceZone = nil
    #expect(
      try world.streams(["mqls"]).problems == [
        "1 row of 'mql' with a time without a zone in 'time', where the source names no zone: a ('2026-10-03T09:00')"
      ])
  }

  @Test func daysAndTimesOfDayDoNotMix() throws {
    let world = try Self.world("| entity | time |\n| a | 2026-10-03 |\n| b | 2026-10-03T09:00Z |")
    let (streams, _, problems) = try world.streams(["mqls"])
    #expect(streams.isEmpty)
    #expect(problems == ["the rows of 'mql': 'time' has days in some rows and times of day in others"])
  }

  @Test func columnsThatAreMissingAreNamed() throws {
    let world = try Self.world(
      "| lead | time |\n| a | 2026-10-03 |", metric: "type: count, of: mql, dimensions: [source]")
    #expect(
      try world.streams(["mqls"]).problems == [
        "the rows of 'mql': there is no column 'entity' among lead, time",
        "the rows of 'mql': there is no column 'source', by which a metric is split",
      ])
  }

  @Test func manyWrongRowsAreCountedAndAFewNamed() throws {
    let rows = (100..<200).map { "| a\($0) | soon |" }.joined(separator: "\n")
    let world = try Self.world("| entity | time |\n\(rows)")
    let problem = try #require(try world.streams(["mqls"]).problems.first)
    #expect(problem.hasPrefix("100 rows of 'mql' with a time that cannot be read in 'time': a100 ('soon'), a101 ('soon'), "))
    #expect(problem.hasSuffix(", a104 ('soon') and 95 more"))
  }

  @Test func aDimensionOfTooManyMembersIsRefused() throws {
    let rows = (0...10_000).map { "| a | 2026-10-03 | m\($0) |" }.joined(separator: "\n")
    let world = try Self.world(
      "| entity | time | source |\n\(rows)", metric: "type: count, of: mql, dimensions: [source]")
    #expect(
      try world.streams(["mqls"]).problems == [
        "the rows of 'mql': 'source' has more than 10000 distinct members, too many for a dimension"
      ])
  }

  /// The as-of cuts by when something became known, and a later record of one event replaces what was known of it before.
  @Test(arguments: [
    ("2026-10-10T12:00:00+02:00", "2026-10 * value 100.00 EUR n 1 P"),
    ("2026-10-10T12:00:01+02:00", "2026-10 * value 20.00 EUR n 1 P"),
    ("2026-10-02T08:59:59+02:00", "2026-10 * value 0.00 EUR n 0 P"),
  ])
  func onlyWhatWasKnownCounts(asOf: String, rows: String) throws {
    var world = try Self.world(
      """
      | id | entity | time             | recorded         | amount |
      | 1  | a      | 2026-10-02T09:00 | 2026-10-10T12:00:01 | 20.00  |
      | 1  | a      | 2026-10-02T09:00 | 2026-10-02T09:00 | 100.00 |
      """, metric: "type: sum, of: mql, field: amount, unit: EUR")
    world.asOf = asOf
    #expect(try world.rows("mqls", "2026-10") == rows)
  }

  @Test func idsStayTextsAndFarApart() throws {
    var table = IdentifierTable()
    let codes = (0..<5000).map { table.code(of: Array("lead-\($0)".utf8)) }
    #expect(Set(codes).count == 5000)
    #expect(table.code(of: Array("00123".utf8)) != table.code(of: Array("123".utf8)))
    #expect(table[codes[4321]] == "lead-4321")
    #expect(table.known("lead-77".utf8) == codes[77])
    #expect(table.known("lead-x".utf8) == nil)
    #expect(table.precedes(codes[10], codes[9]))
  }

  /// A column of records brings the ids of all its rows, also of those that no event came of.
  @Test(arguments: [false, true]) func anIdWithoutAnEventIsNotMentioned(inColumns: Bool) throws {
    let world = try Self.world(
      """
      | entity | time             |
      | a      | 2026-10-02T09:00 |
      | b      | 2026-12-02T09:00 |
      """)
    let read = try world.streams(["mqls"], 3, inColumns: inColumns)
    let stream = try #require(read.streams.values.first)
    let ids = read.identifiers["lead"]
    let mentioned = ["a", "b", "c"].filter { id in
      ids.known(id.utf8).map { stream.mentions($0, ofKind: "lead") } ?? false
    }
    #expect(mentioned == ["a"])
  }
}
