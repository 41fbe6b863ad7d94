import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

@Suite struct ApproveTests {
  private func request(
    _ ids: [String] = ["mql"], party: String = "sales", by: String = "VP Sales", isSame: Bool = false
  ) throws -> SignatureRequest {
    let day = try #require(CivilDate("2026-07-24"))
    return SignatureRequest(ids: ids, party: party, by: by, date: day, attestsSameMeaning: isSame)
  }

  private func sign(_ folder: TemporaryFolder, _ request: SignatureRequest) async -> ApprovalOutcome {
    await approve(request, root: folder.path, threads: 1)
  }

  private func agreements(in folder: TemporaryFolder) -> [String] { folder.files("content/agreements") }

  @Test func writesTheMeaningAndOneFilePerParty() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let first = await sign(folder, try request())
    #expect(first.findings.isEmpty)
    #expect(first.written.map { $0.split(separator: "/").last } == ["meaning.json", "sales.yml"])
    #expect(agreements(in: folder) == first.written)
    let signature = try #require(folder.read(first.written[1]))
    #expect(signature.hasPrefix("by: VP Sales\ndate: 2026-07-24\nmeaning: "))
    let meaning = folder.identity(first.written[0])
    let second = await sign(folder, try request(party: "marketing", by: "VP Marketing"))
    #expect(second.written.map { $0.split(separator: "/").last } == ["marketing.yml"])
    #expect(folder.identity(first.written[0]) == meaning)
    let checked = await build(BuildOptions(root: folder.path, threads: 1, writes: false))
    #expect(!checked.hasFailed)
  }

  @Test func rewritesNothingThatIsSigned() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let first = await sign(folder, try request())
    let before = first.written.map { folder.identity($0) }
    let again = await sign(folder, try request(by: "CRO"))
    #expect(again.written.isEmpty)
    #expect(again.notes.first?.contains("VP Sales signed this for Sales on 2026-07-24") == true, "\(again.notes)")
    #expect(first.written.map { folder.identity($0) } == before)
  }

  @Test(arguments: [
    (["mqll"], "sales", "VP Sales", "did you mean 'mql'"), (["mql"], "salse", "VP Sales", "did you mean 'sales'"),
    (["mql"], "marketing", "VP Sales", "sign with --party sales, or let Marketing sign"),
  ])
  func refusesWithASuggestion(ids: [String], party: String, by: String, suggestion: String) async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let outcome = await sign(folder, try request(ids, party: party, by: by))
    #expect(outcome.hasFailed)
    #expect(outcome.findings.map(\.suggestion) == [suggestion])
    #expect(agreements(in: folder).isEmpty)
  }

  @Test func signsAllOfAListOrNone() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let outcome = await sign(folder, try request(["mql", "mql-count", "nothing"]))
    #expect(outcome.hasFailed)
    #expect(agreements(in: folder).isEmpty)
    #expect(await sign(folder, try request(["mql", "mql-count"])).written.count == 4)
  }

  /// A file in the way of the second of two folders takes the first one back.
  @Test func leavesNothingWhereTheDiskRefuses() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/agreements/mql-count": "a file, not a folder"])
    let outcome = await sign(folder, try request(["mql", "mql-count"]))
    #expect(outcome.findings.map(\.rule) == [.outputWrite])
    #expect(agreements(in: folder) == ["content/agreements/mql-count"])
  }

  @Test func doesNotTouchAMeaningThatSaysSomethingElse() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let meaning = try #require(await sign(folder, try request()).written.first)
    try folder.write([meaning: "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> side\n"])
    let outcome = await sign(folder, try request(party: "marketing", by: "VP Marketing"))
    #expect(outcome.findings.map(\.rule) == [.agreementUnreadable])
    #expect(folder.read(meaning)?.hasPrefix("<<<<<<<") == true)
    #expect(agreements(in: folder).count == 2)
  }

  @Test func tellsABrokenDefinitionByItsOwnProblemAndSignsAnother() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/glossary/broken.md": "---\nkind: conceptt\nname: Broken\ndefinition: One.\n---\n"])
    #expect(await sign(folder, try request(["broken"])).findings.map(\.rule) == [.schemaValue])
    #expect(await sign(folder, try request(["mql"])).written.count == 2)
  }

  @Test func writesNothingThroughALinkOutOfTheProject() async throws {
    let outside = try TemporaryFolder()
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.link("content/agreements", to: outside.path)
    let outcome = await sign(folder, try request())
    #expect(outcome.hasFailed)
    #expect(outside.files().isEmpty)
  }

  @Test func twoBranchesThatSignAtOnceMergeWithoutConflict() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll()
    try folder.run("git checkout --quiet -b sales")
    _ = await sign(folder, try request())
    try folder.commitAll("Sales sign")
    try folder.run("git checkout --quiet main")
    _ = await sign(folder, try request(party: "marketing", by: "VP Marketing"))
    try folder.commitAll("Marketing signs")
    try folder.run("git merge --quiet -m Merge sales")
    #expect(agreements(in: folder).count == 3)
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, writes: false))
    #expect(!outcome.findings.contains { $0.rule == .agreementRewritten || $0.rule == .agreementUnreadable })
  }

  @Test func listsWhatWaitsUntilItIsSigned() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let before = await pendingApprovals(of: "sales", root: folder.path, threads: 1)
    #expect(before.pending.map(\.id) == ["mql", "mql-count"])
    _ = await sign(folder, try request())
    let after = await pendingApprovals(of: "sales", root: folder.path, threads: 1)
    #expect(after.pending.map(\.id) == ["mql-count"])
    #expect(await pendingApprovals(of: "marketing", among: ["mql"], root: folder.path, threads: 1).pending.map(\.id) == ["mql"])
  }

  @Test func pendingShowsWhatChangedSinceThePartySigned() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    _ = await sign(folder, try request())
    let text = try #require(folder.read("content/glossary/mql.md"))
    let raised = text.replacing("count: 1,", with: "count: 2,").replacing("kind: stage", with: "kind: stage\nversion: 2")
    try folder.write(["content/glossary/mql.md": raised])
    let waiting = await pendingApprovals(of: "sales", among: ["mql"], root: folder.path, threads: 1)
    let told = pendingReport(waiting.pending)
    #expect(told.contains("~ demo request, at least twice (was once), within 30 days"), "\(told)")
    #expect(told.contains("Last signed: version 1, by VP Sales on 24 Jul 2026"), "\(told)")
  }

  @Test func pendingKnowsNoOtherParty() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let outcome = await pendingApprovals(of: "finance", root: folder.path, threads: 1)
    #expect(outcome.hasFailed)
    #expect(outcome.pending.isEmpty)
  }
}
