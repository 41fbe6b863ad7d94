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
    let expected = ["2026-10 * value 110.00 EUR n 2", "2026-10 channel=(none) value 10.00 EUR n 1"]
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
}
