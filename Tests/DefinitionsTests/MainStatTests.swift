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
}
