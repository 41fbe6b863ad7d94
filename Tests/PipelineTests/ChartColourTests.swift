import Diagnostics
import Testing

@testable import Pipeline

/// The colours of `site.yml` are those of every drawing, on whatever page.
@Suite struct ChartColourTests {
  @Test func aBrandColourHoldsOnEveryPage() async throws {
    var files = SmallSite.files.map { ($0.key, $0.value) }
    for index in files.indices where files[index].0 == "content/site.yml" {
      files[index].1 += "\ncharts: {colors: [\"#7a1fa2\"]}\n"
    }
    let folder = try TemporaryFolder()
    for (path, text) in files { _ = try folder.write([path: text]) }
    let outcome = await build(BuildOptions(root: folder.path, threads: 1))
    #expect(!outcome.hasFailed)
    let pages = folder.files("output").filter { $0.hasSuffix(".html") }
    let drawn = pages.filter { folder.read($0)?.contains("#7a1fa2") ?? false }
    #expect(drawn.contains("output/index.html") && drawn.contains("output/dictionary/mql-count.html"), "\(drawn)")
    #expect(pages.filter { folder.read($0)?.contains("\"#0072b2\"") ?? true } == [])
    let sheet = folder.files("output").first { $0.hasPrefix("output/assets/style.") }.flatMap(folder.read) ?? ""
    let rules = sheet.split(separator: "\n").filter { $0.hasPrefix("svg .") }
    #expect(rules.contains { $0.hasPrefix("svg .c-d{fill:#") })
    for blue in ["#5ab0e8", "#6fb8ea", "#cfe7f8", "#3a86bd", "#245478"] {
      #expect(rules.filter { $0.contains(blue) } == [], "the standard's blue stands in the dark")
    }
  }
}
