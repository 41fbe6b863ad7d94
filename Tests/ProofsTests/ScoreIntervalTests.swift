import Calendars
import Definitions
import Numbers
import Proofs
import ShownNumbers
import Snapshots
import Testing

/// The ends of an interval, computed again from the counts of its row: the golden values of Wilson's.
@Suite struct ScoreIntervalTests {
  private func problem(_ part: Int, of whole: Int, side: String, says text: String, exact: String) throws -> String? {
    let day = try #require(CivilDate("2026-09-18"))
    let period = try #require(Period("2026-Q3"))
    let row = Observation(
      period: period, vintage: Vintage(endOf: day), value: ExactDecimal(part).divided(by: ExactDecimal(whole), scale: 6),
      unit: .ratio, numerator: ExactDecimal(part), denominator: ExactDecimal(whole))
    let json = """
      {"format": 1, "a.html": {"rows": [{"metric":"m","period":"2026-Q3","dimensions":"*","stat":"value","known_at":"2026-09-18"}],
      "numbers": [{"text":"\(text)","exact":"\(exact)","unit":"ratio","rule":"interval","rows":[0],"with":{"side":"\(side)"}}]}}
      """
    let read = readPublishedNumbers(Array(json.utf8), path: "numbers.json")
    let number = try #require(read.pages.first?.numbers.first, "\(read.findings)")
    let keys = number.keys
    return number.problem(Evidence(rows: Dictionary(keys.map { ($0, row) }, uniquingKeysWith: { first, _ in first })))
  }

  @Test(arguments: [
    (7, 20, "0.1812", "0.5671"), (0, 10, "0", "0.2775"), (10, 10, "0.7225", "1"), (3, 10, "0.1078", "0.6032"),
    (300, 1000, "0.2724", "0.3291"),
  ])
  func theEndsAreComputedAgain(part: Int, whole: Int, lower: String, upper: String) throws {
    func percent(_ text: String) -> String { ExactDecimal(text).map { "\(($0 * ExactDecimal(100)).rounded(to: 0))%" } ?? "" }
    #expect(try problem(part, of: whole, side: "lower", says: percent(lower), exact: lower) == nil)
    #expect(try problem(part, of: whole, side: "upper", says: percent(upper), exact: upper) == nil)
  }

  @Test func anotherEndIsNoticed() throws {
    #expect(try problem(7, of: 20, side: "lower", says: "19%", exact: "0.1912") != nil)
  }
}
