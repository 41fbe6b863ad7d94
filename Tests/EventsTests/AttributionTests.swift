import Diagnostics
import Events
import Testing

/// Credit for deals: `semantics.md` B12.
struct AttributionTests {
  private static func world(_ model: String, _ touches: String, header: String = "| entity | time | channel |") throws -> World
  {
    try World(
      """
      # attribution-model model
      semantics: {\(model)}
      \(header)
      \(touches)
      # stage won
      semantics: {entity: deal, occurrence: first}
      | entity | time             | amount |
      | a      | 2026-10-20T12:00 | 100.00 |
      | b      | 2026-10-21T12:00 | 10.00  |
      # metric won-amount
      semantics: {type: sum, of: won, field: amount, unit: EUR}
      # metric credit
      semantics: {type: attribution, of: won-amount, model: model, unit: EUR, dimensions: [channel]}
      """)
  }

  private static let touches = """
    | a | 2026-10-19T12:00 | mail |
    | a | 2026-10-01T12:00 | fair |
    | a | 2026-10-10T12:00 | web |
    | a | 2026-10-20T12:00:01 | late |
    """

  @Test(arguments: [
    ("model: first", ["fair 100.00"]), ("model: last", ["mail 100.00"]),
    ("model: linear", ["fair 33.34", "mail 33.33", "web 33.33"]),
    ("model: u-shaped", ["fair 40.00", "mail 40.00", "web 20.00"]),
    ("model: u-shaped, weights: [\"0.5\", \"0.5\"]", ["fair 50.00", "mail 50.00", "web 0"]),
    ("model: linear, lookback: 10 days", ["mail 50.00", "web 50.00"]),
  ])
  func creditsAddUpToTheDeal(model: String, credits: [String]) throws {
    let world = try Self.world(model, Self.touches)
    let rows = try world.rows("credit", "2026-10").split(separator: "\n")
    let expected = ["2026-10 * value 110.00 EUR n 2", "2026-10 channel=(no touch) value 10.00 EUR n 1"]
    let parts = credits.filter { !$0.hasSuffix(" 0") }.map { credit in
      let words = credit.split(separator: " ")
      return "2026-10 channel=\(words[0]) value \(words[1]) EUR n 1"
    }
    #expect(rows.map(String.init) == expected + parts)
  }

  @Test func oneTouchThatIsTwoMilestonesGetsBoth() throws {
    let world = try Self.world(
      "model: w-shaped",
      "| a | 2026-10-01 | fair | first lead |\n| a | 2026-10-02 | web | |\n| a | 2026-10-03 | mail | opportunity |",
      header: "| entity | time | channel | milestone |")
    #expect(
      try world.rows("credit", "2026-10").split(separator: "\n").suffix(3).map(String.init) == [
        "2026-10 channel=fair value 60.00 EUR n 1", "2026-10 channel=mail value 30.00 EUR n 1",
        "2026-10 channel=web value 10.00 EUR n 1",
      ])
  }

  @Test func aPersonsTouchesOfOneCampaignAndDayCountOnce() throws {
    let world = try Self.world(
      "model: linear",
      """
      | a | 2026-10-01T09:00 | fair | p | c |
      | a | 2026-10-01T10:00 | web  | p | c |
      | a | 2026-10-02T09:00 | mail | p | c |
      | a | 2026-10-02T09:00 | bot  | q | c |
      """, header: "| entity | time | channel | person | campaign |")
    #expect(
      try world.rows("credit", "2026-10").split(separator: "\n").suffix(3).map(String.init) == [
        "2026-10 channel=bot value 33.33 EUR n 1", "2026-10 channel=fair value 33.34 EUR n 1",
        "2026-10 channel=mail value 33.33 EUR n 1",
      ])
  }

  /// A touch without a channel and a deal without a touch are not the same.
  @Test func whatNobodyTouchedStandsApartFromATouchWithoutAChannel() throws {
    let world = try Self.world("model: linear", "| a | 2026-10-19T12:00 | |\n| a | 2026-10-18T12:00 | web |")
    #expect(
      try world.rows("credit", "2026-10") == """
        2026-10 * value 110.00 EUR n 2
        2026-10 channel=(no touch) value 10.00 EUR n 1
        2026-10 channel=(none) value 50.00 EUR n 1
        2026-10 channel=web value 50.00 EUR n 1
        """)
  }

  @Test(arguments: ["w-shaped", "full-path"])
  func aModelOfMilestonesNeedsThem(model: String) throws {
    #expect(
      try Self.problems(Self.world("model: \(model)", Self.touches)) == [
        "'credit' is credited by 'model', which is \(model), but its touches have no column 'milestone' "
          + "(select it as milestone: first, lead, opportunity or close, several with spaces between)"
      ])
  }

  @Test func aLinkThatMeetsNothingIsNoCreditOfNothing() throws {
    #expect(
      try Self.problems(Self.world("model: linear", "| T1 | 2026-10-19T12:00 | mail |")) == [
        "'credit' credits 'won', but none of its 2 cases has a touch of 'model' (select the deal's id as entity of a touch, "
          + "or a column that both have, named as its entity: lead)"
      ])
  }

  private static func problems(_ world: World) throws -> [String] {
    let measured = measure("credit", in: try world.context(["credit"], ["2026-10"]).context)
    #expect(measured.values.isEmpty)
    return measured.diagnostics.map { "\($0.message) (\($0.suggestion ?? ""))" }
  }

  private static func linked(_ touches: String, _ header: String = "| entity | lead | time | channel |") throws -> World {
    try World(
      """
      # attribution-model model
      semantics: {model: linear}
      \(header)
      \(touches)
      # stage won
      semantics: {entity: opportunity}
      | entity | lead | time       | amount |
      | O1     | L1   | 2026-10-10 | 100.00 |
      | O2     | L1   | 2026-10-20 | 50.00  |
      | O3     | L2   | 2026-10-20 | 0.07   |
      # metric won-amount
      semantics: {type: sum, of: won, field: amount, unit: EUR}
      # metric credit
      semantics: {type: attribution, of: won-amount, model: model, unit: EUR, dimensions: [channel]}
      """)
  }

  private static let ofLeads = """
    | T1 | L1 | 2026-10-01 | ads    |
    | T2 | L1 | 2026-10-02 | events |
    | T3 | L1 | 2026-10-15 | ads    |
    | T4 | L2 | 2026-10-15 | ads    |
    | T5 | L2 | 2026-10-16 | events |
    """

  @Test func touchesOfALeadMeetItsDeals() throws {
    #expect(
      try Self.linked(Self.ofLeads).rows("credit", "2026-10") == """
        2026-10 * value 150.07 EUR n 3
        2026-10 channel=ads value 83.37 EUR n 4
        2026-10 channel=events value 66.70 EUR n 3
        """)
  }

  @Test func aColumnNamedAsTheDealGoesFirst() throws {
    let world = try Self.linked("| T1 | L1 | O3 | 2026-10-01 | ads |", "| entity | lead | opportunity | time | channel |")
    #expect(
      try world.rows("credit", "2026-10") == """
        2026-10 * value 150.07 EUR n 3
        2026-10 channel=(no touch) value 150.00 EUR n 2
        2026-10 channel=ads value 0.07 EUR n 1
        """)
  }

  @Test func twoWaysToMeetAreOneTooMany() throws {
    #expect(
      try Self.problems(Self.linked("| O1 | L2 | 2026-10-01 | ads |")) == [
        "'credit' cannot be credited: the touches of 'model' meet deals both by 'entity' and by 'lead' "
          + "(select the deal's id as opportunity, or the touch's own id with a prefix: 'T-' || touch_id as entity)"
      ])
  }
}
