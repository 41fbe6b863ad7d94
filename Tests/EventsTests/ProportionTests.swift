import Diagnostics
import Events
import Testing

/// What is declared a proportion is held against the ids of its cases.
@Suite struct ProportionTests {
  /// A share of cases is of cases that the denominator counts as well.
  @Test func aProportionIsVerifiedByIds() throws {
    let world = try World(
      """
      # stage closed
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       |
      | a      | 2026-10-02 |
      | b      | 2026-10-09 |
      # stage won
      semantics: {entity: opportunity, occurrence: first}
      | entity | time       |
      | a      | 2026-10-02 |
      | c      | 2026-10-03 |
      # metric won-count
      semantics: {type: count, of: won}
      # metric closed-count
      semantics: {type: count, of: closed}
      # metric win-rate
      semantics: {type: ratio, numerator: won-count, denominator: closed-count, proportion: true}
      """)
    let (context, _) = try world.context(["win-rate"], ["2026-10"])
    #expect(
      measure("win-rate", in: context).diagnostics.map(\.message) == [
        "'win-rate' is declared a proportion, but 1 of the 2 cases of 'won-count' is not among those of 'closed-count', the first in "
          + "2026-10"
      ])
  }
}
