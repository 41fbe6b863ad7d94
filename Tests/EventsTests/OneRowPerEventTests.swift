@testable import Events
import Testing

/// Rows that say the same event twice, and rows of one moment among which a stage has to choose.
struct OneRowPerEventTests {
  private static func world(_ rows: String, occurrence: String = "every") throws -> World {
    try World(
      """
      # stage deal
      semantics: {entity: deal, occurrence: \(occurrence)}
      \(rows)
      # metric deals
      semantics: {type: count, of: deal}
      # metric amount
      semantics: {type: sum, of: deal, field: amount, unit: EUR}
      """)
  }

  /// `a duplicate`, sorted.
  private func odd(_ world: World) throws -> [String] {
    let (streams, identifiers, problems) = try world.streams(["deals", "amount"])
    #expect(problems == [])
    return streams.values.flatMap { stream in
      stream.oddRows.map { "\(identifiers[stream.entity][$0.entity]) \($0.oddity.rawValue)" }
    }.sorted()
  }

  @Test func rowsOfOneIdCountOnceAndAreListed() throws {
    let world = try Self.world(
      """
      | id | entity | time       | amount |
      | E1 | a      | 2026-10-01 | 50.20  |
      | E1 | a      | 2026-10-01 | 50.20  |
      | E2 | b      | 2026-10-02 | 50.20  |
      """)
    #expect(try world.rows("deals", "2026-10") == "2026-10 * value 2 count n 2")
    #expect(try world.rows("amount", "2026-10") == "2026-10 * value 100.40 EUR n 2")
    #expect(try odd(world) == ["a duplicate"])
  }

  /// One event that two contacts share is one event; of those that differ the last in the order of bytes counts.
  @Test(arguments: [
    ("| E1 | a | 2026-10-01 | 9 |", "| E1 | a | 2026-10-01 | 10 |", "9.00", "a"),
    ("| E1 | a | 2026-10-01 | 5 |", "| E1 | b | 2026-10-01 | 1 |", "1.00", "b"),
    ("| E1 | a | 2026-10-02 | 5 |", "| E1 | a | 2026-10-01 | 9 |", "5.00", "a"),
  ])
  func ofRowsThatDifferTheLastInTheOrderOfBytesCounts(one: String, other: String, amount: String, entity: String) throws {
    for rows in ["\(one)\n\(other)", "\(other)\n\(one)"] {
      let world = try Self.world("| id | entity | time | amount |\n\(rows)")
      #expect(try world.rows("amount", "2026-10") == "2026-10 * value \(amount) EUR n 1")
      #expect(try odd(world) == ["\(entity) duplicate"])
    }
  }

  /// What was recorded later replaces what was recorded before, also where it moved to another deal; that is no duplicate.
  @Test func theRowThatWasRecordedLastCounts() throws {
    let world = try Self.world(
      """
      | id | entity | time       | recorded   | amount |
      | E1 | b      | 2026-10-03 | 2026-10-04 | 2      |
      | E1 | a      | 2026-10-01 | 2026-10-01 | 9      |
      | E1 | a      | 2026-10-01 | 2026-10-01 | 9      |
      | E2 | c      | 2026-10-03 | 2026-10-04 | 5      |
      | E2 | c      | 2026-10-03 | 2026-10-04 | 5      |
      """)
    #expect(try world.rows("amount", "2026-10") == "2026-10 * value 7.00 EUR n 2")
    #expect(try odd(world) == ["c duplicate"])
  }

  @Test func rowsWithoutAnIdAreEventsOfTheirOwn() throws {
    let world = try Self.world(
      """
      | id | entity | time       | amount |
      |    | a      | 2026-10-01 | 1      |
      |    | a      | 2026-10-01 | 1      |
      """)
    #expect(try world.rows("amount", "2026-10") == "2026-10 * value 2.00 EUR n 2")
    #expect(try odd(world) == [])
  }

  @Test(arguments: ["first", "last", "first_per_cycle"])
  func aChoiceAmongRowsOfOneMomentIsListed(occurrence: String) throws {
    let rows = """
      | entity | time       | amount |
      | a      | 2026-10-01 | 1      |
      | a      | 2026-10-01 | 2      |
      | same   | 2026-10-01 | 3      |
      | same   | 2026-10-01 | 3      |
      | apart  | 2026-10-01 | 4      |
      | apart  | 2026-10-02 | 5      |
      """
    #expect(try odd(Self.world(rows, occurrence: occurrence)) == ["a tie"])
    #expect(try odd(Self.world(rows)) == [], "every row counts")
  }

  @Test func whatWasRecordedTellsRowsOfOneMomentApart() throws {
    let world = try Self.world(
      """
      | id | entity | time       | recorded         | amount |
      | 2  | a      | 2026-10-01 | 2026-10-01T09:00 | 1      |
      | 1  | a      | 2026-10-01 | 2026-10-01T10:00 | 2      |
      """, occurrence: "last")
    #expect(try world.rows("amount", "2026-10") == "2026-10 * value 2.00 EUR n 1")
    #expect(try odd(world) == [])
  }
}
