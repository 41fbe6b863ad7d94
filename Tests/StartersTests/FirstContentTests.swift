import Definitions
import Diagnostics
import Testing

@testable import Starters

/// The first folder, as our own readers read it.
@Suite struct FirstContentTests {
  @Test func isReadWithoutAFinding() throws {
    let files = firstContent()
    let site = try #require(files.first { $0.path == "content/site.yml" })
    let settings = readSiteSettings(site.bytes, path: site.path)
    #expect(settings.diagnostics.map(\.message) == [])
    let reading = try #require(settings.settings)
    for file in files where file.path.hasPrefix("content/glossary") {
      let read = readDefinition(file.bytes, path: file.path, settings: reading)
      #expect(read.diagnostics.map(\.message) == [], "\(file.path)")
      #expect(read.definition?.declared == .draft, "\(file.path)")
    }
  }

  @Test func hasTheTenTerms() {
    let ids = Set(
      firstContent().compactMap { $0.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) })
    #expect(
      ids.isSuperset(of: [
        "mql", "sal", "sql", "opportunity", "pipeline", "closed-won", "lead-score-threshold", "campaign-influence",
        "attribution",
        "target-account",
      ]))
  }

  @Test func pathsAreDistinct() {
    let paths = (houseFiles() + firstContent() + sampleNumbers()).map(\.path)
    #expect(Set(paths).count == paths.count)
  }
}
