import Changes
import Definitions
import Diagnostics
import Foundation
import TestSupport
import Testing

/// The worked example of the repository: version 2 of MQL as both teams signed it against version 3 as it stands.
@Suite struct SampleTests {
  private static let root = String(#filePath.dropLast("/Tests/ChangesTests/SampleTests.swift".count))

  private func files(under folder: String) throws -> [(path: String, bytes: [UInt8])] {
    let base = URL(filePath: Self.root).appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
      .filter { [".md", ".yml", ".json"].contains(where: $0.hasSuffix) }
      .map { ("\(folder)/\($0)", try [UInt8](Data(contentsOf: base.appending(path: $0)))) }
  }

  private func glossary(_ files: [(path: String, bytes: [UInt8])]) -> Glossary {
    let definitions = files.compactMap { readDefinition($0.bytes, path: $0.path, settings: settings).definition }
    return resolve(definitions, settings: settings, asOf: nil).glossary
  }

  @Test func tellsTheChangeOfAugust2026() throws {
    let now = try files(under: "content/glossary")
    let past = try #require(readText(Self.root + "/Tests/ChangesTests/Goldens/mql-v2.md"))
    let then = now.map { $0.path.hasSuffix("/mql.md") ? ($0.path, Array(past.utf8)) : $0 }
    let (book, _) = readAgreements(try files(under: "content/agreements"))
    let found = changes(
      from: glossary(then), to: glossary(now), settings: settings, agreements: book,
      pages: { ["mql-count", "cost-per-mql"].contains($0) ? ["Dashboard"] : [] })
    #expect(!found.lacksApproval)
    expectGolden(changesReport(found, as: .text), "mql-v3.txt")
    expectGolden(changesReport(found, as: .markdown), "mql-v3.md")
  }

  @Test func tellsItFromTheRecordAlone() throws {
    let (book, _) = readAgreements(try files(under: "content/agreements/mql"))
    let now = glossary(try files(under: "content/glossary"))
    let (old, new) = (try #require(book.record("mql", version: 2)), try #require(book.record("mql", version: 3)))
    let difference = difference(
      from: DefinitionVersion(old), to: DefinitionVersion(new), Names(now, settings: settings))
    #expect(
      difference.meaning.map { "\($0.action.rawValue) \($0.text)" } == [
        "changed demo request, within 30 days (was 60 days)",
        "changed high intent download, at least twice, within 30 days (was 60 days)",
        "changed pricing page view, at least 3 times (was twice), within 30 days (was 60 days)",
        "added seniority is C-level, director, manager or VP",
        "removed webinar attendance, within 60 days, as an alternative",
      ])
    #expect(difference.wording.map(\.part) == ["definition"])
  }
}
