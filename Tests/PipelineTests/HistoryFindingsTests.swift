import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

@Suite struct HistoryFindingsTests {
  @Test func whatStandsAsSignedIsFine() async throws {
    #expect(await SignedSite.findings(try await SignedSite.make()) == [])
  }

  @Test func aRewrittenSignatureIsAnError() async throws {
    let folder = try await SignedSite.make()
    let file = try SignedSite.file("sales.yml", in: folder)
    let text = try #require(folder.read(file))
    try folder.write([file: text.replacing("VP Sales", with: "CEO")]).commitAll()
    #expect(await SignedSite.findings(folder).map(\.rule) == [.agreementRewritten])
    // The command that the finding names mends it, and git is asked for nothing else.
    let suggestion = try #require(await SignedSite.findings(folder).first?.suggestion)
    try folder.run("\(suggestion); git commit --quiet -am Mend")
    #expect(await SignedSite.findings(folder) == [])
  }

  @Test func aRemovedSignatureIsAnError() async throws {
    let folder = try await SignedSite.make()
    try folder.run("git rm --quiet \(try SignedSite.file("sales.yml", in: folder)); git commit --quiet -m Remove")
    #expect(await SignedSite.findings(folder).map(\.rule) == [.agreementRewritten])
  }

  @Test func anothersCommitIsTold() async throws {
    let found = await SignedSite.findings(try await SignedSite.make(salesCommittedBy: "mara@example.com"))
    #expect(found.map(\.rule) == [.agreementWrongAuthor])
    #expect(found.allSatisfy { !$0.message.contains("@") })
  }

  @Test func aWholeFolderOfSignaturesIsToldOnce() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/site.yml": SignedSite.text]).commitAll()
    for id in ["mql", "mql-count"] {
      let day = try #require(CivilDate("2026-07-24"))
      for (party, role) in [("sales", "VP Sales"), ("marketing", "VP Marketing")] {
        _ = await approve(SignatureRequest(ids: [id], party: party, by: role, date: day), root: folder.path, threads: 1)
      }
    }
    try folder.commitAll("Import", by: "ops@example.com")
    let found = await SignedSite.findings(folder)
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.message.hasSuffix("; it added 1 other such signature") }, "\(found.map(\.message))")
  }

  @Test func aShallowCloneAndADirtyTreeSaySoAndGoOn() async throws {
    let origin = try await SignedSite.make()
    let clone = try TemporaryFolder()
    try clone.run("git clone --quiet --depth 1 'file://\(origin.path)' .")
    _ = await approve(
      SignatureRequest(ids: ["mql-count"], party: "sales", by: "VP Sales", date: try #require(CivilDate("2026-07-25"))),
      root: clone.path, threads: 1)
    let found = await SignedSite.findings(clone)
    #expect(found.map(\.rule) == [.historyIncomplete, .historyIncomplete])
    #expect(found.allSatisfy { $0.severity == .note })
  }

  @Test func withoutARepositoryNothingIsSaid() async throws {
    let folder = try await SignedSite.make()
    try folder.run("rm -rf .git")
    #expect(await SignedSite.findings(folder) == [])
  }

  @Test func allSignaturesGoneIsTold() async throws {
    let folder = try await SignedSite.make()
    try folder.run("git rm -r --quiet content/agreements; git commit --quiet -m Remove")
    #expect(await SignedSite.findings(folder).map(\.rule) == [.agreementRewritten, .agreementRewritten, .agreementRewritten])
  }

  @Test func aRepositoryWithoutSignaturesSaysNothing() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.run("git init --quiet .")
    #expect(await SignedSite.findings(folder) == [])
  }

  @Test func aFolderWithinARepositoryIsFound() async throws {
    let folder = try await SignedSite.make()
    try folder.run("mkdir -p sites/one; git mv content sites/one/content; git commit --quiet -m Move")
    let outcome = await build(BuildOptions(root: folder.path + "/sites/one", threads: 1, writes: false))
    #expect(!outcome.findings.contains { $0.rule == .historyIncomplete })
  }

  /// A code host looks for files from the root of the repository.
  @Test func aProjectDeepInARepositoryKnowsTheWayToIt() async throws {
    let folder = try TemporaryFolder()
    try folder.run("mkdir -p teams/revops/content; git init --quiet .; git init --quiet other/content")
    #expect(wayFromRepository(to: "\(folder.path)/teams/revops") == "teams/revops/")
    #expect(wayFromRepository(to: folder.path) == "")
    let finding = Diagnostic(.fileUnreadable, at: SourcePosition(file: "content/site.yml", line: 2), "it is not there")
    #expect(finding.seen(from: "teams/revops/").position == SourcePosition(file: "teams/revops/content/site.yml", line: 2))
    #expect(finding.seen(from: "") == finding)
  }

  /// What Git LFS leaves in place of a file is text, and none of ours.
  @Test func aPointerOfGitLFSIsToldAsOne() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([
      "content/snapshots/2026-11-06/sheet.csv": "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    ])
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, writes: false))
    let found = try #require(outcome.findings.first { $0.rule == .fileUnreadable })
    #expect(found.message == "Git LFS has not fetched this file: what lies there points to its content")
    #expect(found.position.file == "content/snapshots/2026-11-06/sheet.csv")
  }
}
