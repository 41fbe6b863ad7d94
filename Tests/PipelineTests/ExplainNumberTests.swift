import Diagnostics
import TestSupport
import Testing

@testable import Pipeline

/// Where a number comes from, in words: the whole text, of a small company that signs.
@Suite struct ExplainNumberTests {
  private static let root = #filePath.split(separator: "/PipelineTests/")[0] + "/Site/goldens/agreed"

  private func explain(_ name: String) async -> Explanation {
    await explainNumber(name, BuildOptions(root: String(Self.root), threads: 2))
  }

  @Test(arguments: [
    ("count", "mql-count@2026-10"), ("member", "mql-count@2026-09{region=east}"), ("statistic", "contact-time.p90@2026-10"),
    ("ratio", "average-deal@2026-10"), ("latest", "spend"),
  ])
  func aNumberIsExplained(golden: String, name: String) async {
    let explanation = await explain(name)
    #expect(explanation.findings.isEmpty)
    expectGolden(explanation.text, "explained-\(golden).txt")
  }

  @Test(arguments: [
    ("mql-cuont@2026-10", "'mql-cuont' is not a known metric", "did you mean 'mql-count'"),
    ("mql@2026-10", "'mql' is a stage and has no numbers of its own", "explain a metric that refers to it"),
    ("mql-count@2026-13", "'2026-13' is not a period", "write 2026-10"),
    ("mql-count@2031-01", "'mql-count' has no number for 2031-01", "its periods run from"),
    (
      "mql-count@2026-10{regoin=east}", "'mql-count' has no such split: regoin=east",
      "did you mean 'mql-count@2026-10{region=east}'"
    ),
    ("contact-time.p95@2026-10", "'contact-time' has no statistic 'p95'", "did you mean 'p9"),
    ("mql-count@2026-10{", "'mql-count@2026-10{' is not a number's address", "write one as"),
    ("nowhere.html#3", "has no page 'nowhere.html'", "build the site first"),
  ])
  func whatIsNotThereIsSaid(name: String, message: String, suggestion: String) async {
    let explanation = await explain(name)
    #expect(explanation.text.isEmpty)
    let found = explanation.findings.last
    #expect(found?.message.contains(message) == true, "\(found?.message ?? "nothing")")
    #expect(found?.suggestion?.contains(suggestion) == true, "\(found?.suggestion ?? "nothing")")
  }
}
