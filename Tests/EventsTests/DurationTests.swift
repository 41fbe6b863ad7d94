import Calendars
import Diagnostics
import Events
import Testing

/// Times from stage to stage and promises about them: `semantics.md` B3 to B5 and B8.
struct DurationTests {
  private static func world(
    _ metric: String, mqls: [String], contacts: [String], header: String = "| entity | time |", definitions: String = ""
  ) throws -> World {
    try World(
      """
      # calendar office
      \(office)
      # stage mql
      semantics: {entity: lead, occurrence: first_per_cycle}
      \(([header] + mqls).joined(separator: "\n"))
      # stage contact
      semantics: {entity: lead, occurrence: first_per_cycle}
      \((["| entity | time |"] + contacts).joined(separator: "\n"))
      \(definitions)
      # metric time
      semantics: {type: duration, from: mql, to: contact, \(metric)}
      """)
  }

  private static let promise = "clock: {calendar: office}, limit: 4 hours, unit: s_business, stats: [p50, within]"

  /// Each with its start on Friday 2 October 2026 at 13:00: due at 17:00, when the office closes.
  @Test(arguments: [
    ("a | 2026-10-02T16:59:59", "a met 14399"), ("a | 2026-10-02T17:00", "a met 14400"),
    ("a | 2026-10-03T12:00", "a met 14400"), ("a | 2026-10-05T09:00", "a met 14400"),
    ("a | 2026-10-05T09:00:01", "a breached-closed 14401"), ("a | 2026-10-02T13:00", "a met 0"),
    ("a | 2026-10-02T12:00", "a negative -3600"), ("x | 2026-10-02T14:00", "a breached-open 158400"),
  ])
  func aPromiseIsKeptIffItTookNoLonger(contact: String, found: String) throws {
    var world = try Self.world(Self.promise, mqls: ["| a | 2026-10-02T13:00 |"], contacts: ["| \(contact) |"])
    world.asOf = "2026-10-09T23:59:59+02:00"
    #expect(try world.cases("time", "2026-10") == [found])
  }

  /// Starting and ending while it is closed takes no time, which is a value.
  @Test func noTimeIsAValue() throws {
    let world = try Self.world(
      Self.promise, mqls: ["| a | 2026-10-03T10:00 |"], contacts: ["| a | 2026-10-04T09:00 |"])
    #expect(
      try world.rows("time", "2026-10") == """
        2026-10 * never 0 count n 0
        2026-10 * open 0 count n 0
        2026-10 * p50 0 s_business n 1 censored 0 U
        2026-10 * pending 0 count n 0
        2026-10 * void 0 count n 0
        2026-10 * within 1.000000 ratio 1/1 n 1 censored 0 U
        """)
  }

  @Test func fiveStatesWithTheirBounds() throws {
    var world = try Self.world(
      Self.promise,
      mqls: [
        "| met | 2026-10-01T09:00 | |", "| late | 2026-10-01T09:00 | |", "| open | 2026-10-01T09:00 | |",
        "| pending | 2026-10-02T15:00 | |", "| void | 2026-10-01T09:00 | duplicate |",
        "| early | 2026-10-01T09:00 | |",
      ],
      contacts: ["| met | 2026-10-01T13:00 |", "| late | 2026-10-01T13:00:01 |", "| early | 2026-09-30T12:00 |"],
      header: "| entity | time | void |")
    world.asOf = "2026-10-02T16:00:00+02:00"
    #expect(
      try world.rows("time", "2026-10") == """
        2026-10 * never 2 count n 2 P
        2026-10 * open 1 count n 1 P
        2026-10 * p50 - over 14400.5 s_business n 4 censored 2 MPU
        2026-10 * pending 1 count n 1 P
        2026-10 * void 1 count n 1 P
        2026-10 * within 0.333333 ratio 1/3 n 4 censored 1 PU
        """)
    #expect(
      try world.cases("time", "2026-10") == [
        "early negative -18000", "late breached-closed 14401", "met met 14400", "open breached-open 54000",
        "pending pending 3600", "void void 54000 duplicate",
      ])
    let context = try world.context(["time"], ["2026-10"]).context
    #expect(measure("time", in: context).negativeDurations == 1)
  }

  @Test func pendingCasesMakeAPeriodProvisionalAlsoOnceItIsOver() throws {
    var world = try Self.world(Self.promise, mqls: ["| a | 2026-09-30T16:00 |"], contacts: [])
    world.asOf = "2026-10-01T10:00:00+02:00"
    #expect(try world.rows("time", "2026-09").contains("within - ratio 0/0 n 1 censored 1 MP"))
  }

  /// From Monday 5 October on the office opens at noon, for whom the clock starts then.
  @Test func theHoursAtTheStartCountToTheEnd() throws {
    let world = try Self.world(
      Self.promise, mqls: ["| a | 2026-10-02T16:00 |", "| b | 2026-10-05T08:00 |"],
      contacts: ["| a | 2026-10-05T13:00 |", "| b | 2026-10-05T13:00 |"])
    var context = try world.context(["time"], ["2026-10"]).context
    let before = try #require(context.calendars["office"]?.inForce(at: try instant("2026-10-02T00:00Z")))
    let noon = [1, 2, 3, 4, 5].map { ($0, [OpenHours("12:00-17:00")].compactMap(\.self)) }
    let after = WorkingTime(OpeningHours(weekly: Dictionary(uniqueKeysWithValues: noon)), in: world.berlin)
    context.calendars["office"] = WorkingTimeHistory([
      (effective: try day("2026-01-01"), time: before), (effective: try day("2026-10-05"), time: after),
    ])
    var lengths: [String] = []
    _ = measure("time", in: context) { lengths.append("\($0.state.rawValue) \($0.elapsed ?? 0)") }
    #expect(lengths.sorted() == ["breached-closed 18000", "met 3600"])
  }

  @Test func withoutALimitCasesBelongWhereTheyEnded() throws {
    let world = try Self.world(
      "unit: d, stats: [mean, p50, p90]",
      mqls: ["| a | 2026-09-01T09:00 |", "| b | 2026-09-30T09:00 |", "| c | 2026-10-30T21:00 |", "| d | 2026-11-02T09:00 |"],
      contacts: ["| a | 2026-10-01T09:00 |", "| b | 2026-10-01T21:00 |"])
    #expect(
      try world.rows("time", "2026-09", "2026-10") == """
        2026-09 * mean - d n 0 censored 2 M
        2026-09 * p50 - d n 0 censored 2 M
        2026-09 * p90 - d n 0 censored 2 M
        2026-10 * mean 15.75 d n 2 censored 1 U
        2026-10 * p50 15.75 d n 2 censored 1 U
        2026-10 * p90 27.15 d n 2 censored 1 U
        """)
  }

  @Test func anchoredAtTheStartThoseWhoStillWaitCountAsLongAsTheyDid() throws {
    let mqls = (1...10).map { "| l\($0) | 2026-10-01T00:00 |" }
    let contacts = [1: 1, 2: 2, 3: 2, 4: 3, 5: 5].map { "| l\($0) | 2026-10-01T0\($1):00 |" }
    var world = try Self.world("unit: h, anchor: from, stats: [p50, p90]", mqls: mqls, contacts: contacts)
    world.asOf = "2026-10-01T10:00:00+02:00"
    #expect(
      try world.rows("time", "2026-10") == """
        2026-10 * p50 - over 7.50 h n 10 censored 5 MP
        2026-10 * p90 - over 10.00 h n 10 censored 5 MP
        """)
  }

  @Test func whoWentElsewhereIsOpenNoMore() throws {
    let world = try Self.world(
      "unit: d, stats: [p50]",
      mqls: ["| a | 2026-10-01T09:00 |", "| b | 2026-10-01T09:00 |", "| c | 2026-10-01T09:00 |"],
      contacts: ["| a | 2026-10-02T09:00 |"],
      definitions: """
        # stage rejected
        semantics: {entity: lead, occurrence: first_per_cycle, after: mql}
        | entity | time             |
        | b      | 2026-10-05T09:00 |
        """)
    #expect(try world.rows("time", "2026-10") == "2026-10 * p50 1.0 d n 1 censored 1 U")
    #expect(try world.cases("time", "2026-10") == ["a ended 86400", "b elsewhere 345600", "c open 2822399"])
  }

  /// assigned, taken, closed: taken is on the way, and from there some are dropped.
  @Test func aStageOnTheWayIsNoExitAndOneThatBranchesOffIs() throws {
    let world = try World(
      """
      # stage assigned
      semantics: {entity: ticket}
      | entity | time       |
      | a      | 2026-09-01 |
      | b      | 2026-09-01 |
      | c      | 2026-09-01 |
      | d      | 2026-09-01 |
      # stage taken
      semantics: {entity: ticket, after: assigned}
      | entity | time       |
      | a      | 2026-09-02 |
      | c      | 2026-09-02 |
      | d      | 2026-09-02 |
      # stage dropped
      semantics: {entity: ticket, after: taken}
      | entity | time       |
      | d      | 2026-09-05 |
      # stage closed
      semantics: {entity: ticket, after: taken}
      | entity | time       |
      | a      | 2026-09-11 |
      | b      | 2026-09-21 |
      # metric time
      semantics: {type: duration, from: assigned, to: closed, unit: d, anchor: from, stats: [p50]}
      """)
    #expect(
      try world.cases("time", "2026-09") == ["a ended 10", "b ended 20", "c open 62", "d elsewhere 4"])
    #expect(try world.rows("time", "2026-09") == "2026-09 * p50 - over 15.0 d n 4 censored 2 MU")
  }

  /// Nothing says where lost stands on the map; what is counted from opened to lost is on its way to won no more.
  @Test func theEndsOfOtherCyclesFromTheSameStageAreExits() throws {
    let world = try World(
      """
      # stage opened
      semantics: {entity: deal}
      | entity | time       |
      | a      | 2026-09-01 |
      | b      | 2026-09-01 |
      | c      | 2026-09-01 |
      # stage won
      semantics: {entity: deal}
      | entity | time       |
      | a      | 2026-09-11 |
      # stage lost
      semantics: {entity: deal}
      | entity | time       |
      | b      | 2026-09-12 |
      # metric cycle-won
      semantics: {type: duration, from: opened, to: won, unit: d, stats: [p50]}
      # metric cycle-lost
      semantics: {type: duration, from: opened, to: lost, unit: d, stats: [p50]}
      # metric seen
      semantics: {type: duration, from: opened, to: won, unit: d, anchor: from, stats: [p50]}
      """)
    #expect(try world.rows("cycle-won", "2026-09") == "2026-09 * p50 10.0 d n 1 censored 1 U")
    #expect(try world.rows("cycle-lost", "2026-09") == "2026-09 * p50 11.0 d n 1 censored 1 U")
    #expect(try world.cases("seen", "2026-09") == ["a ended 10", "b open 62", "c open 62"])
  }

  /// The clock goes back on 25 October: thirty days are an hour more than thirty times 24 hours.
  @Test(arguments: [("2026-10-31T09:00", "a met 2595600"), ("2026-10-31T09:00:01", "a breached-closed 2595601")])
  func daysOfALimitAreDaysOfTheCalendar(contact: String, found: String) throws {
    let world = try Self.world(
      "limit: 30 days, unit: s, stats: [within]", mqls: ["| a | 2026-10-01T09:00 |"], contacts: ["| a | \(contact) |"])
    #expect(try world.cases("time", "2026-10") == [found])
  }

  /// Two business days of an office that is open from nine to five, Monday to Friday.
  @Test(arguments: [
    ("2026-10-02T16:59", "2026-10-06T16:59", "met"), ("2026-10-02T16:59", "2026-10-06T17:00", "breached-closed"),
    ("2026-10-02T17:00", "2026-10-07T09:00", "met"), ("2026-10-03T08:00", "2026-10-07T09:00", "met"),
    ("2026-10-03T08:00", "2026-10-07T09:01", "breached-closed"), ("2026-10-05T09:00", "2026-10-07T09:00", "met"),
  ])
  func businessDaysOfALimitStartWhileItIsOpen(start: String, contact: String, state: String) throws {
    let world = try Self.world(
      "clock: {calendar: office}, limit: 2 business days, unit: s_business, stats: [within]",
      mqls: ["| a | \(start) |"], contacts: ["| a | \(contact) |"])
    #expect(try world.cases("time", "2026-10").first?.hasPrefix("a \(state) ") == true)
  }

  /// What comes in on Friday night is Monday's, whatever time of Monday it is answered.
  @Test func wholeBusinessDaysStartWhileItIsOpen() throws {
    let world = try Self.world(
      "clock: {calendar: office}, unit: d_business, anchor: from, stats: [p50]", mqls: ["| a | 2026-10-02T20:00 |"],
      contacts: ["| a | 2026-10-06T10:00 |"])
    #expect(try world.rows("time", "2026-10") == "2026-10 * p50 1.0 d_business n 1 censored 0 U")
  }

  @Test func daysAreWholeDaysAndSaySoWhereHoursAreAsked() throws {
    let days = try Self.world(
      "unit: d, stats: [p50]", mqls: ["| a | 2026-10-01 |"], contacts: ["| a | 2026-10-03T00:30 |"])
    #expect(try days.rows("time", "2026-10") == "2026-10 * p50 2.0 d n 1 censored 0 U")
    var hours = try Self.world("unit: h", mqls: ["| a | 2026-10-01 |"], contacts: ["| a | 2026-10-03T00:30 |"])
    let context = try hours.context(["time"], ["2026-10"]).context
    #expect(
      measure("time", in: context).diagnostics.map(\.message) == [
        "'time' cannot measure a time in 'h' on the clock 'elapsed' from the times of its events"
      ])
    hours.takesDatesAsStartOfDay = true
    #expect(try hours.rows("time", "2026-10").contains("p50 48.50 h"))
  }

  /// 25 October 2026 has 25 hours in Berlin.
  @Test func theDayOnWhichTheClockGoesBackIsAnHourLonger() throws {
    let world = try Self.world(
      "unit: s, stats: [p50]", mqls: ["| a | 2026-10-25T00:00 |"], contacts: ["| a | 2026-10-26T00:00 |"])
    #expect(try world.rows("time", "2026-10") == "2026-10 * p50 90000 s n 1 censored 0 U")
  }
}
