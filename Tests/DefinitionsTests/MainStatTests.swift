import Diagnostics
import Testing

@testable import Definitions

/// Which stat stands for a metric wherever none is asked for: never the first of the alphabet.
struct MainStatTests {
  @Test(
    arguments: [
      (["mean", "p50", "p90", "within"], nil, "p50"), (["mean", "p90"], nil, "p90"), (["mean", "p75"], nil, "mean"),
      (["p25", "p75"], nil, "p25"), (["value"], nil, "value"), (["value", "d7", "d30"], nil, "value"),
      (["mean", "p50"], "mean", "mean"), (["p50", "p90"], "p90", "p90"), (["p50", "p90"], "p99", "p50"),
    ] as [([String], String?, String)])
  func isTheOneNamedElseTheMedian(stats: [String], named: String?, expected: String) {
    let metric = Metric(
      calculation: .count(of: "lead"), population: nil, unit: .count, dimensions: [], stats: stats, members: [:], anchor: nil)
    #expect(metric.mainStat(Display(stat: named)) == expected)
  }

  private func problems(_ semantics: String, stat: String) -> [String] {
    let file = """
      ---
      kind: metric
      name: Response
      definition: How long it takes.
      semantics: {\(semantics)}
      display: {stat: \(stat)}
      ---
      """
    return readDefinition(Array(file.utf8), path: "content/glossary/response.md", settings: SiteSettings(title: "Small"))
      .diagnostics.map { "\($0.position.line):\($0.position.column) \($0.message) (\($0.suggestion ?? ""))" }
  }

  @Test func aStatThatTheRowsDoNotHaveIsAFinding() {
    let time = "type: duration, from: mql, to: contact, clock: elapsed"
    #expect(
      problems("\(time), stats: [p50, mean]", stat: "p99") == [
        "6:17 'response' is shown by its stat 'p99', which its rows do not have (it has mean, p50)"
      ])
    #expect(problems("\(time), limit: 4 hours, stats: [p50]", stat: "within") == [], "beside a limit there always is one")
    #expect(
      problems("type: count, of: mql", stat: "mean") == [
        "6:17 'response' is shown by its stat 'mean', which its rows do not have (it has value)"
      ])
  }
}
