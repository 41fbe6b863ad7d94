import Calendars
import Definitions
import Documents
import Editions
import Snapshots
import Testing

@testable import Figures

/// Typed rows beside a target in, what is said of them in out.
@Suite struct JudgedTextTests {
  /// The sentence and the newest row of the table of a metric typed by hand.
  private func said(
    _ semantics: String, target: String = "", display: String = "{format: percent, decimals: 0}", _ rows: [String]
  ) throws -> (sentence: String, row: String) {
    var fixture = Fixture()
    fixture.definitions = [
      "m": """
      ---
      kind: metric
      name: Follow-up
      definition: Follow-up as agreed.
      semantics: {type: manual, how: Typed, \(semantics)}
      targets: [\(target)]
      display: \(display)
      ---
      """
    ]
    fixture.sheets = ["2026-11-06/m.csv": (["metric,period,value,num,den"] + rows).joined(separator: "\n") + "\n"]
    let window = try #require(MetricWindow(newestOf: "m", in: EditionIndex(fixture.edition())))
    let last = TrendTable(window, heading: "Follow-up").all.rows.last
    return (
      TrendSentence(window, about: .period).phrase.plain, last?.cells.map(\.plain).joined(separator: " | ") ?? ""
    )
  }

  private static let seventy = "{op: gte, value: \"0.70\"}"

  @Test func aValueJustUnderItsTargetIsNotPrintedAsTheTarget() throws {
    let (sentence, row) = try said("unit: ratio", target: Self.seventy, ["m,2026-09,0.700000,,", "m,2026-10,0.696585,,"])
    #expect(sentence == "69.7% in October, 0.3 points under the target of 70% and down 0.3 points on September.")
    #expect(row == "Oct 2026 | 69.7% | −0.3 pp | 70% | −0.3 pp | unstamped")
  }

  @Test func whatWasTypedWithTwoDigitsIsJudgedByItsParts() throws {
    let (sentence, _) = try said(
      "unit: ratio, proportion: true", target: Self.seventy, ["m,2026-10,0.70,2097,3000"])
    #expect(sentence == "69.9% in October (2,097 of 3,000), 0.1 points under the target of 70%.")
  }

  @Test func moneyJustUnderItsTargetHasEveryDigit() throws {
    let (sentence, _) = try said(
      "unit: EUR", target: "{op: gte, value: \"2700000\"}", display: "{format: money}", ["m,2026-10,2695001,,"])
    #expect(sentence == "€2,695,001 in October, €4,999 under the target of €2.70m.")
  }

  @Test func onlyAProportionOfFewCasesIsACountOfThem() throws {
    let rows = ["m,2026-10,0.428571,3,7"]
    #expect(try said("unit: ratio, proportion: true", rows).sentence == "3 of 7 in October.")
    #expect(try said("unit: ratio", rows).sentence == "43% in October (3 over 7).")
  }

  @Test func aFractionOfACountIsSeen() throws {
    let (sentence, row) = try said("unit: count", display: "{format: integer, noun: leads}", ["m,2026-10,2.500,,"])
    #expect(sentence == "2.5 leads in October.")
    #expect(row == "Oct 2026 | 2.5 |  | unstamped")
  }

  @Test func aRatioOfAmountsIsOneOverTheOther() throws {
    var fixture = Fixture()
    func metric(_ semantics: String) -> String {
      "---\nkind: metric\nname: N\ndefinition: D.\nsemantics: {\(semantics)}\n---\n"
    }
    fixture.definitions = [
      "won": metric("type: manual, how: Typed, unit: EUR"), "made": metric("type: manual, how: Typed as well, unit: EUR"),
      "m": metric("type: ratio, numerator: won, denominator: made"),
    ]
    fixture.sheets = ["2026-11-06/m.csv": "metric,period,value,num,den\nm,2026-10,0.9225,36900,40000\n"]
    let window = try #require(MetricWindow(newestOf: "m", in: EditionIndex(fixture.edition())))
    #expect(TrendSentence(window, about: .period).phrase.plain == "92.3% in October (€36,900 over €40,000).")
  }
}
