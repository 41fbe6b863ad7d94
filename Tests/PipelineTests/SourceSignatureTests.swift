import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// The steward's signatures under sources: said once while there are none, then by definition.
@Suite struct SourceSignatureTests {
  private static let steward = "steward: {name: RevOps, lead: Head of RevOps}\n"

  private func folder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let site = try #require(folder.read("content/site.yml"))
    try folder.write(["content/site.yml": site + "\n" + Self.steward])
    try source("leads", in: folder)
    return folder
  }

  private func source(_ table: String, in folder: TemporaryFolder) throws {
    let text = try #require(folder.read("content/glossary/mql.md"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("source:") }
    let read = lines.joined(separator: "\n").replacing("semantics:\n", with: "source: {table: \(table)}\nsemantics:\n")
    try folder.write(["content/glossary/mql.md": read])
  }

  private func findings(_ folder: TemporaryFolder) async -> [Diagnostic] {
    await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings
      .filter { $0.rule == .agreementSourceUnsigned }
  }

  private func sign(_ folder: TemporaryFolder, on day: String) async throws -> [String] {
    let request = SignatureRequest(ids: ["mql"], party: "steward", by: "Head of RevOps", date: try #require(CivilDate(day)))
    return await approve(request, root: folder.path, threads: 1).written
  }

  @Test func whereNobodySignedAnythingNothingIsSaidOfSources() async throws {
    #expect(await findings(try folder()).isEmpty)
  }

  @Test func whereNoSourceWasSignedThatIsSaidOnce() async throws {
    let folder = try await folder()
    try await SignedSite.sign(folder, "sales", "VP Sales")
    let found = await findings(folder)
    #expect(found.map(\.message) == ["RevOps has signed no source yet"])
    #expect(found.map(\.severity) == [.note])
  }

  @Test func aChangedSourceIsAWarningUntilItIsSignedInAFileOfItsOwn() async throws {
    let folder = try await folder()
    let first = try await sign(folder, on: "2026-07-24")
    #expect(first.contains { $0.hasSuffix("/steward.yml") })
    #expect(await findings(folder).isEmpty)
    let signed = try #require(folder.read(try SignedSite.file("steward.yml", in: folder)))

    try source("lead_history", in: folder)
    let found = await findings(folder)
    #expect(found.map(\.message) == ["'mql' is not read from the source that RevOps signed on 24 Jul 2026"])
    #expect(found.map(\.severity) == [.warning])

    let second = try await sign(folder, on: "2026-10-02")
    #expect(second.allSatisfy { !$0.hasSuffix("/steward.yml") && !$0.hasSuffix("meaning.json") })
    #expect(await findings(folder).isEmpty)
    #expect(try #require(folder.read(try SignedSite.file("/steward.yml", in: folder))) == signed)
  }
}
