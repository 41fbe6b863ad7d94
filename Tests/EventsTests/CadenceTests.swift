import Diagnostics
import Events
import Testing

/// A touch plan: who got every touch that was owed, each in its time.
struct CadenceTests {
  /// A call within a business day, a mail within three, a second call within five; until the lead is rejected.
  private static func world(
    _ touches: String, rejected: String = "", leads: String = "| a | 2026-10-05T10:00 |",
    occurrence: String = "first_per_cycle"
  ) throws -> World {
    var world = try World(
      """
      # calendar office
      \(office)
      # stage planned
      semantics: {entity: lead, occurrence: \(occurrence)}
      | entity | time |
      \(leads)
      # stage touch
      semantics: {entity: lead, occurrence: every}
      | entity | time | kind |
      \(touches)
      # stage rejected
      semantics: {entity: lead, occurrence: first_per_cycle}
      | entity | time |
      \(rejected)
      # metric cadence
      semantics:
       type: cadence
       from: planned
       to: touch
       plan:
        - {kind: call, within: 1 business day}
        - {kind: email, within: 3 business days}
        - {kind: call, within: 5 business days}
       until: [rejected]
      """)
    world.asOf = "2026-12-01T12:00:00+01:00"
    return world
  }

  private static let all = "| a | 2026-10-05T11:00 | call |\n| a | 2026-10-07T09:00 | email |\n| a | 2026-10-12T10:00 | call |"

  @Test func everyTouchInItsTimeCompletesThePlan() throws {
    #expect(try Self.world(Self.all).rows("cadence", "2026-10") == "2026-10 * value 1.000000 ratio 1/1 n 1 censored 0 U")
  }

  /// Monday 10:00 and five business days are the next Monday 10:00, which belongs to them.
  @Test(arguments: [
    // Two calls within the first day are both calls of the plan.
    ("| a | 2026-10-05T11:00 | call |\n| a | 2026-10-05T12:00 | call |\n| a | 2026-10-05T13:00 | email |", 1),
    // The mail may come first.
    ("| a | 2026-10-05T10:30 | email |\n| a | 2026-10-05T11:00 | call |\n| a | 2026-10-06T11:00 | call |", 1),
    // One touch is missing, one is late, one is of another kind, one was made before the start.
    ("| a | 2026-10-05T11:00 | call |\n| a | 2026-10-07T09:00 | email |", 0),
    ("| a | 2026-10-05T11:00 | call |\n| a | 2026-10-07T09:00 | email |\n| a | 2026-10-12T10:01 | call |", 0),
    ("| a | 2026-10-05T11:00 | call |\n| a | 2026-10-07T09:00 | email |\n| a | 2026-10-08T10:00 | message |", 0),
    ("| a | 2026-10-05T09:00 | call |\n| a | 2026-10-07T09:00 | email |\n| a | 2026-10-08T10:00 | call |", 0),
  ])
  func aPlanIsDoneOrItIsNot(touches: String, done: Int) throws {
    #expect(try Self.world(touches).rows("cadence", "2026-10").contains("ratio \(done)/1"))
  }

  @Test func whoLeavesIsOwedWhatWasDueByThen() throws {
    let leads = ["a", "b", "c"].map { "| \($0) | 2026-10-05T10:00 |" }.joined(separator: "\n")
    let touches = "| a | 2026-10-05T11:00 | call |\n| b | 2026-10-07T11:00 | call |"
    // a and b left after the first call was due, of which a got it in time; c left before anything was due.
    let rejected = "| a | 2026-10-07T12:00 |\n| b | 2026-10-07T12:00 |\n| c | 2026-10-05T12:00 |"
    let world = try Self.world(touches + "\n| z | 2026-10-05T11:00 | email |", rejected: rejected, leads: leads)
    #expect(try world.rows("cadence", "2026-10") == "2026-10 * value 0.500000 ratio 1/2 n 2 censored 0 U")
    #expect(try world.cases("cadence", "2026-10").map { $0.prefix { $0 != " " } } == ["a", "b"])
  }

  /// One rejection ends every case of a lead that is open.
  @Test func whoLeavesLeavesEveryCase() throws {
    let touches = Self.all.replacing("| a |", with: "| b |")
    let leads = "| a | 2026-10-05T10:00 |\n| a | 2026-10-05T11:30 |\n| b | 2026-10-05T10:00 |"
    let world = try Self.world(touches, rejected: "| a | 2026-10-05T12:00 |", leads: leads, occurrence: "every")
    #expect(try world.rows("cadence", "2026-10") == "2026-10 * value 1.000000 ratio 1/1 n 1 censored 0 U")
  }

  @Test func itIsNotFinalBeforeTheLastTouchIsDue() throws {
    var world = try Self.world(Self.all, leads: "| a | 2026-10-05T10:00 |\n| b | 2026-10-30T10:00 |")
    world.asOf = "2026-11-03T12:00:00+01:00"
    #expect(
      try world.rows("cadence", "2026-10") == """
        2026-10 * matured 1.000000 ratio 1/1 n 1 PU
        2026-10 * value - ratio 1/2 n 2 censored 1 PU
        """)
  }

  @Test func aKindThatNoTouchHasCanBeCompletedByNobody() throws {
    let world = try Self.world("| a | 2026-10-05T11:00 | call |")
    let measured = measure("cadence", in: try world.context(["cadence"], ["2026-10"]).context)
    #expect(
      measured.diagnostics.map(\.message) == [
        "'cadence' plans email within 3 business days, but no row of 'touch' is of that kind, so no case can complete the plan"
      ])
    #expect(measured.values.isEmpty)
  }

  /// Whatever the order of rows, and however many touches there are beside those of the plan.
  @Test func moreTouchesNeverUndoAPlan() throws {
    let lines = Self.all.split(separator: "\n").map(String.init)
    for extra in ["| a | 2026-10-05T10:05 | email |", "| a | 2026-10-06T10:05 | call |", "| a | 2026-10-20T10:05 | call |"] {
      for turn in 0...3 {
        let rows = (lines + [extra])
        let turned = rows[turn...] + rows[..<turn]
        #expect(try Self.world(turned.joined(separator: "\n")).rows("cadence", "2026-10").contains("ratio 1/1"))
      }
    }
  }
}
