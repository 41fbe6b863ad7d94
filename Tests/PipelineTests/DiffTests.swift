import Calendars
import Changes
import Diagnostics
import Pipeline
import TestSupport
import Testing

@Suite struct DiffTests {
  private func compare(_ folder: TemporaryFolder, _ from: String = "HEAD", _ to: String? = nil) async -> ComparisonOutcome {
    await compareGlossaries(ComparisonOptions(root: folder.path, from: from, to: to, threads: 1))
  }

  private func edit(_ folder: TemporaryFolder, _ file: String, _ old: String, _ new: String) throws {
    let text = try #require(folder.read(file))
    try #require(text.contains(old))
    try folder.write([file: text.replacing(old, with: new)])
  }

  /// Twelve months of a promise that was kept in some.
  private func promising(_ level: Int) -> String {
    """
    ---
    kind: commitment
    name: MQL volume
    definition: Marketing hands over enough MQLs each month.
    semantics: {debtor: marketing, creditor: sales, measure: mql-count, form: volume}
    targets: [{op: gte, value: \(level), from: 2026-01-01, grain: month}]
    ---

    """
  }

  @Test func headAgainstTheFilesIsTheDefault() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll()
    #expect(await compare(folder).changes?.isEmpty == true)
    try edit(folder, "content/glossary/mql.md", "count: 1,", "count: 2,")
    let outcome = await compare(folder)
    let changes = try #require(outcome.changes)
    #expect(changes.changes.map(\.id) == ["mql", "mql-count"])
    #expect(changes.changes.map(\.mainClass) == [.semantic, .inherited])
    #expect(changes.diagnostics.map(\.rule) == [.definitionVersionNotRaised])
    #expect(changes.lacksApproval)
    #expect(changes.changes[0].moves.pages == ["Small"])
  }

  @Test func twoRevisionsAreComparedWhateverLiesOnDisk() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll()
    try folder.run("git tag before")
    try edit(folder, "content/glossary/mql.md", "asked for a demo", "asked to see it")
    try folder.commitAll()
    try edit(folder, "content/glossary/mql.md", "count: 1,", "count: 2,")
    let outcome = await compare(folder, "before", "HEAD")
    #expect(outcome.changes?.changes.map(\.mainClass) == [.wording])
    #expect(await compare(folder, "before").changes?.changes.map(\.mainClass) == [.semantic, .inherited])
  }

  @Test func countsPastPeriodsThatOtherLevelsWouldTurn() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/glossary/volume.md": promising(450)]).commitAll()
    try folder.write(["content/glossary/volume.md": promising(440)])
    // September 446, October 472.
    let outcome = await compare(folder)
    #expect(outcome.changes?.changes.map(\.flips) == [TargetFlips(judged: 2, toMet: 1, toMissed: 0)])
    try folder.write(["content/glossary/volume.md": promising(480)])
    #expect(await compare(folder).changes?.changes.map(\.flips) == [TargetFlips(judged: 2, toMet: 0, toMissed: 1)])
  }

  /// September 446, October 472: a metric's own level judges its own number, in each grain that it is promised for.
  @Test(arguments: [
    ("440", TargetFlips(judged: 2, toMet: 1, toMissed: 0)), ("480", TargetFlips(judged: 2, toMet: 0, toMissed: 1)),
    ("445, grain: month}, {op: gte, value: 90, grain: week", TargetFlips(judged: 2, toMet: 1, toMissed: 0)),
    // Other cases are too few to judge: no verdict turns from one to the other.
    ("450, min_n: 5", TargetFlips(judged: 2, toMet: 0, toMissed: 0)),
  ])
  func countsPastPeriodsThatAMetricsOwnLevelsWouldTurn(level: String, flips: TargetFlips) async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let count = "content/glossary/mql-count.md"
    try edit(folder, count, "kind: metric", "kind: metric\ntargets: [{op: gte, value: 450}]")
    try folder.commitAll()
    try edit(folder, count, "value: 450", "value: \(level)")
    #expect(await compare(folder).changes?.changes.map(\.flips) == [flips])
  }

  @Test func aLevelForTheFutureIsTriedOnThePast() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/glossary/volume.md": promising(450)]).commitAll()
    let later = promising(450).replacing(
      "grain: month}", with: "grain: month}, {op: gte, value: 400, from: 2027-01-01, grain: month}")
    try folder.write(["content/glossary/volume.md": later])
    #expect(await compare(folder).changes?.changes.map(\.flips) == [TargetFlips(judged: 2, toMet: 1, toMissed: 0)])
  }

  @Test func signaturesSatisfyThePullRequest() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll()
    try edit(folder, "content/glossary/mql.md", "count: 1,", "count: 2,")
    try edit(folder, "content/glossary/mql.md", "kind: stage", "kind: stage\nversion: 2")
    #expect(await compare(folder).changes?.lacksApproval == true)
    let day = try #require(CivilDate("2026-11-06"))
    for (party, role) in [("sales", "VP Sales"), ("marketing", "VP Marketing")] {
      let request = SignatureRequest(ids: ["mql"], party: party, by: role, date: day)
      #expect(await approve(request, root: folder.path, threads: 1).findings.isEmpty)
    }
    #expect(await compare(folder).changes?.lacksApproval == false)
  }

  /// It was broken once, in the middle of the history: it is not compared, and neither came nor went.
  @Test func aFileThatWasBrokenIsSkippedAndSaid() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/glossary/lead.md": "---\nkind: conceptt\nname: Lead\ndefinition: One.\n---\n"]).commitAll()
    try folder.write(["content/glossary/lead.md": "---\nkind: concept\nname: Lead\ndefinition: A person.\n---\n"])
    try edit(folder, "content/glossary/mql.md", "asked for a demo", "asked to see it")
    let outcome = await compare(folder)
    #expect(!outcome.hasFailed)
    #expect(outcome.changes?.changes.map(\.id) == ["mql"])
    #expect(outcome.findings.map(\.severity) == [.warning])
    #expect(outcome.findings.first?.message.hasPrefix("at HEAD, and so not compared: ") == true)
  }

  /// Nor does it look as if something had come to those that stand on it.
  @Test func whatStandsOnAFileThatWasBrokenInheritsNothingFromIt() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll("Whole")
    let whole = try #require(folder.read("content/glossary/mql.md"))
    try folder.write("content/glossary/mql.md", [0xFF, 0xFE])
    try folder.commitAll("Broken")
    try folder.write(["content/glossary/mql.md": whole]).commitAll("Mended")
    #expect(await compare(folder, "HEAD~1", "HEAD").changes?.changes.map(\.id) == [])
    #expect(await compare(folder, "HEAD~2", "HEAD").changes?.isEmpty == true)
  }

  @Test func aFileThatIsBrokenIsAnError() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll()
    try folder.write("content/glossary/mql.md", [0xFF, 0xFE])
    let outcome = await compare(folder)
    #expect(outcome.hasFailed)
    #expect(outcome.changes?.changes(listedUnder: .removed).isEmpty == true)
    try folder.commitAll()
    #expect(await compare(folder, "HEAD~1", "HEAD").findings.contains { $0.rule == .fileNotUTF8 })
  }

  @Test func onlyFormerlyMakesARename() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/glossary/prospect.md": "---\nkind: concept\nname: Prospect\ndefinition: One.\n---\n"])
    try folder.commitAll()
    try folder.run("git mv content/glossary/prospect.md content/glossary/lead.md")
    #expect(await compare(folder).changes?.changes.map(\.mainClass) == [.removed, .added])
    try folder.write([
      "content/glossary/lead.md": "---\nkind: concept\nname: Prospect\nformerly: [prospect]\ndefinition: One.\n---\n"
    ])
    #expect(await compare(folder).changes?.changes.map(\.mainClass) == [.renamed])
  }

  @Test(arguments: [
    ("true", "HEAD", "the folder is not in a git repository"), ("git init -q .", "HEAD", "nothing has been committed yet"),
    ("git init -q .; git add -A; git commit -qm One", "v9", "git does not know the revision 'v9'"),
    ("git init -q .; git add -A; git commit -qm One", "--output=x", "git does not know the revision '--output=x'"),
  ])
  func saysWhyThereIsNothingToCompareWith(commands: String, revision: String, why: String) async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.run(commands)
    let outcome = await compare(folder, revision)
    #expect(outcome.changes == nil)
    #expect(outcome.findings.map(\.message) == ["nothing to compare with: \(why)"])
    #expect(outcome.hasFailed)
  }

  @Test func contentThatBeganLaterIsAllNew() async throws {
    let folder = try TemporaryFolder().write(["README.md": "Nothing yet"]).commitAll()
    try folder.write(SmallSite.files)
    #expect(await compare(folder).changes?.changes.map(\.mainClass) == [.added, .added])
  }

  @Test func anAgreementOfLaterDoesNotCountBeforeItsDay() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files).commitAll()
    try folder.write(["content/glossary/lead.md": "---\nkind: concept\nname: Lead\ndefinition: A person.\n---\n"])
    let day = try #require(CivilDate("2026-11-06"))
    for (party, role) in [("sales", "VP Sales"), ("marketing", "VP Marketing")] {
      _ = await approve(SignatureRequest(ids: ["lead"], party: party, by: role, date: day), root: folder.path, threads: 1)
    }
    #expect(await compare(folder).changes?.lacksApproval == false)
    let earlier = ComparisonOptions(root: folder.path, asOf: day.adding(days: -1), threads: 1)
    #expect(await compareGlossaries(earlier).changes?.lacksApproval == true)
  }

  /// The repository's own worked example: MQL version 2 against version 3, before anybody signed and after.
  @Test func tellsTheSampleCompanysChangeOfAugust2026() async throws {
    let folder = try TemporaryFolder()
    try folder.run("cp -rL '\(projectRoot)/content' .; mv content/agreements/mql/ec8fbae2b741 signed")
    try folder.run("cp content/glossary/stages/mql.md v3; cp '\(projectRoot)/Tests/ChangesTests/Goldens/mql-v2.md' v2")
    try folder.run("cp v2 content/glossary/stages/mql.md")
    try folder.commitAll("As it was")
    try folder.run("cp v3 content/glossary/stages/mql.md")
    let withoutRecords = ComparisonOptions(root: folder.path, records: .none, threads: 1)
    let unsigned = try #require(await compareGlossaries(withoutRecords).changes)
    #expect(unsigned.lacksApproval)
    expectGolden(changesReport(unsigned, as: .text), "sample-2026-08.txt")
    expectGolden(changesReport(unsigned, as: .markdown), "sample-2026-08.md")
    try folder.run("mv signed content/agreements/mql/ec8fbae2b741")
    #expect(await compareGlossaries(withoutRecords).changes?.lacksApproval == false)
  }
}
