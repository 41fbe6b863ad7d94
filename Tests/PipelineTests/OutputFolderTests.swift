import Diagnostics
import Pipeline
import Testing

@Suite struct OutputFolderTests {
  private func outcome(_ folder: TemporaryFolder) async -> BuildOutcome {
    await build(BuildOptions(root: folder.path, threads: 1))
  }

  @Test func refusesAFolderThatIsNotOurs() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).write(["output/thesis.txt": "years of work"])
    let result = await outcome(folder)
    #expect(result.findings.contains { $0.rule == .outputForeign })
    #expect(folder.files("output") == ["output/thesis.txt"])
  }

  @Test func keepsWhatATeamPutBesideTheSite() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    _ = await outcome(folder)
    try folder.write(["output/CNAME": "numbers.example", "output/extra/readme.txt": "ours"])
    try folder.write(["content/glossary/lead.md": "# Lead\n\nA person.\n"])
    let result = await outcome(folder)
    #expect(result.written != nil)
    #expect(folder.read("output/CNAME") == "numbers.example")
    #expect(folder.read("output/extra/readme.txt") == "ours")
    #expect(folder.read("output/dictionary/lead.html") != nil)
  }

  @Test func acceptsAFolderThatOnlyGitKnows() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).write(["output/.gitkeep": ""])
    let result = await outcome(folder)
    #expect(result.written != nil)
    #expect(folder.read("output/.gitkeep") == "")
  }

  @Test func writesAgainWhatSomeoneChangedInTheSite() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    _ = await outcome(folder)
    let page = folder.read("output/health.html")
    try folder.write(["output/health.html": "tampered"])
    let result = await outcome(folder)
    #expect(result.written?.changed == 1)
    #expect(folder.read("output/health.html") == page)
  }

  @Test func aStagingFolderLeftByAKilledBuildDoesNotMatter() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([".concord-output.next/half.html": "half"])
    let result = await outcome(folder)
    #expect(result.written != nil)
    #expect(folder.read("output/half.html") == nil)
    #expect(!folder.files().contains { $0.hasPrefix(".concord-output") })
  }

  @Test func aFileInPlaceOfTheFolderIsRefused() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).write(["output": "a file"])
    let result = await outcome(folder)
    #expect(result.findings.contains { $0.rule == .outputForeign })
    #expect(folder.read("output") == "a file")
  }
}
