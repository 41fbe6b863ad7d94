import Events
import Testing

/// How long a case stays in each status: from one row of its history to the next.
@Suite struct TimeInStatusTests {
  private static func world(_ rows: String, _ metric: String = "", header: String = "| entity | time | activity |") throws
    -> World
  {
    var world = try World(
      """
      # stage status
      semantics: {entity: ticket, occurrence: every}
      \(header)
      \(rows)
      # metric time
      semantics: {type: duration, from: status, to: next, anchor: from, dimensions: [activity], stats: [p50]\(metric)}
      """)
    world.asOf = "2026-10-31T23:59:59+02:00"
    return world
  }

  private static let history = """
    | T1 | 2026-09-01T08:00:00 | Take   |
    | T1 | 2026-09-01T09:00:00 | Assign |
    | T1 | 2026-09-01T10:30:00 | Take   |
    | T2 | 2026-09-02T08:00:00 | Assign |
    | T2 | 2026-09-02T12:00:00 | Take   |
    | T3 | 2026-09-03T08:00:00 | Assign |
    | T3 | 2026-09-03T12:00:01 | Take   |
    """

  @Test func eachRowEndsWithTheNextOneOfItsEntity() throws {
    let world = try Self.world(Self.history)
    #expect(
      try world.cases("time", "2026-09").map { String($0.split(separator: " ").prefix(3).joined(separator: " ")) } == [
        "T1 ended 3600", "T1 ended 5400", "T1 open 5232599", "T2 ended 14400", "T2 open 5140799", "T3 ended 14401",
        "T3 open 5054398",
      ])
    #expect(
      try world.rows("time", "2026-09") == """
        2026-09 * p50 14401 s n 7 censored 3 U
        2026-09 activity=Assign p50 14400 s n 3 censored 0 U
        2026-09 activity=Take p50 - over 5097598.5 s n 4 censored 3 MU
        """)
  }

  @Test func rowsOfOneMomentFollowEachOtherInTheOrderOfWhatTheySay() throws {
    let rows = "| T4 | 2026-09-03T08:00:00 | Take |\n| T4 | 2026-09-03T08:00:00 | Assign |"
    #expect(try Self.world(rows).cases("time", "2026-09").first == "T4 ended 0")
  }

  @Test func aRowWithAReasonInVoidEndsAHistory() throws {
    let world = try Self.world(
      "| T1 | 2026-09-01T08:00:00 | Open | |\n| T1 | 2026-09-01T09:00:00 | Closed | the last |",
      header: "| entity | time | activity | void |")
    #expect(try world.cases("time", "2026-09").first == "T1 ended 3600")
    #expect(try world.rows("time", "2026-09").hasPrefix("2026-09 * p50 3600 s n 1 censored 0 U\n"))
  }

  @Test func aLimitHoldsForEachStatus() throws {
    var world = try Self.world(Self.history, ", limit: 2 hours")
    world.asOf = "2026-09-03T13:00:00+02:00"
    #expect(
      try world.cases("time", "2026-09").map { String($0.split(separator: " ").prefix(2).joined(separator: " ")) } == [
        "T1 breached-open", "T1 met", "T1 met", "T2 breached-closed", "T2 breached-open", "T3 breached-closed", "T3 pending",
      ])
  }
}
