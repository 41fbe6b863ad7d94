import Events
import Testing

/// Shares, completeness, typed numbers: `semantics.md` B6, B9 and B10.
struct ShareTests {
  @Test func sharesAreOfThoseWithAMemberAndTheOthersStandBeside() throws {
    let world = try World(
      """
      # code-list reasons
      semantics: {codes: [{code: budget, label: Budget}, {code: size, label: Size}]}
      # stage rejected
      semantics: {entity: lead, occurrence: first_per_cycle}
      | entity | time       | reason  |
      | a      | 2026-10-01 | budget  |
      | b      | 2026-10-01 | budget  |
      | c      | 2026-10-02 | weather |
      | d      | 2026-10-02 |         |
      # metric rejection-count
      semantics: {type: count, of: rejected, dimensions: [reason]}
      # metric mix
      semantics: {type: share, of: rejection-count, by: reason, dimensions: [reason], members: {reason: reasons}}
      """)
    #expect(
      try world.rows("mix", "2026-10") == """
        2026-10 * missing 1 count n 1
        2026-10 reason=budget value 0.666667 ratio 2/3 n 3 U
        2026-10 reason=size value 0.000000 ratio 0/3 n 3 U
        2026-10 reason=weather value 0.333333 ratio 1/3 n 3 U
        """)
    #expect(measure("mix", in: try world.context(["mix"], ["2026-10"]).context).unknownMembers == ["reason": ["weather"]])
    #expect(
      try world.rows("mix", "2026-09") == """
        2026-09 reason=budget value - ratio 0/0 n 0 M
        2026-09 reason=size value - ratio 0/0 n 0 M
        """)
  }

  @Test func completenessIsOfEveryFieldAndOfEach() throws {
    let world = try World(
      """
      # stage mql
      semantics: {entity: lead, occurrence: first}
      | entity | time       | email | title |
      | a      | 2026-10-01 | x     | CEO   |
      | b      | 2026-10-01 | x     |       |
      | c      | 2026-10-02 |       |       |
      # metric complete
      semantics: {type: completeness, of: mql, fields: [email, title], dimensions: [field]}
      """)
    #expect(
      try world.rows("complete", "2026-10") == """
        2026-10 * value 0.333333 ratio 1/3 n 3 U
        2026-10 field=email value 0.666667 ratio 2/3 n 3 U
        2026-10 field=title value 0.333333 ratio 1/3 n 3 U
        """)
    #expect(try world.cases("complete", "2026-10") == ["b incomplete title", "c incomplete email, title"])
  }

  private static let spend = """
    # code-list channels
    semantics: {codes: [{code: paid, label: Paid}, {code: events, label: Events}, {code: organic, label: Organic}]}
    # stage opportunity
    semantics: {entity: opportunity, occurrence: first}
    | entity | time       | channel |
    | a      | 2026-10-01 | paid    |
    | b      | 2026-10-01 | organic |
    | c      | 2026-10-02 |         |
    # metric opportunities
    semantics: {type: count, of: opportunity, dimensions: [channel], members: {channel: channels}}
    # metric spend
    semantics: {type: manual, how: Typed, unit: EUR, dimensions: [channel], members: {channel: channels}}
    source: {from: sheet, sql: select}
    | time       | channel | amount |
    | 2026-10-01 | paid    | 100.00 |
    | 2026-10-01 | events  | 40.00  |
    | 2026-10-01 |         | 1.00   |
    # metric cost
    semantics:
      type: ratio
      numerator: spend
      denominator: opportunities
      unit: EUR
      dimensions: [channel]
      members: {channel: channels}
    """

  /// Spend without opportunities and opportunities without spend are missing, each with what is there; the total is sum by sum.
  @Test func costsLeaveNothingOutAndInventNothing() throws {
    let world = try World(Self.spend)
    #expect(
      try world.rows("cost", "2026-10") == """
        2026-10 * value 47.00 EUR 141.00/3 n 3 EU
        2026-10 channel=(none) value 1.00 EUR 1.00/1 n 1 EU
        2026-10 channel=events value - EUR 40.00/0 n 0 EM
        2026-10 channel=organic value - EUR -/1 n 1 MU
        2026-10 channel=paid value 100.00 EUR 100.00/1 n 1 EU
        """)
  }

  @Test func whatNobodyTypedIsMissingAndNotZero() throws {
    let world = try World(Self.spend)
    #expect(try world.rows("spend", "2026-09") == "")
    #expect(
      try world.rows("spend", "2026-10") == """
        2026-10 * value 141.00 EUR E
        2026-10 channel=(none) value 1.00 EUR E
        2026-10 channel=events value 40.00 EUR E
        2026-10 channel=paid value 100.00 EUR E
        """)
  }

  @Test func aTypedRatioHasBothItsNumbers() throws {
    let world = try World(
      """
      # metric rhythm
      semantics: {type: manual, how: Counted, unit: ratio}
      source: {from: notes, sql: select}
      | time       | num | den |
      | 2026-10-01 | 6   | 7   |
      """)
    #expect(try world.rows("rhythm", "2026-10") == "2026-10 * value 0.857143 ratio 6/7 n 7 E")
  }
}
