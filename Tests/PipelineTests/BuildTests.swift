import Calendars
import Diagnostics
import Pipeline
import Testing

@Suite struct BuildTests {
  @Test(arguments: [("glossary/mql.md", 13), ("pages/index.md", 2), ("notes/2026-10.md", 2)])
  func aMergeConflictIsAnErrorAndNoText(file: String, line: Int) async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let before = folder.read("content/" + file).map { String($0.prefix { $0 != "#" }) } ?? "One."
    try folder.write(["content/" + file: before + "\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n"])
    let found = await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings
    let told = found.first { $0.rule == .fileUnreadable }
    #expect(told?.position == SourcePosition(file: "content/" + file, line: line, column: 1))
    #expect(told?.message == "a merge conflict is left in this file")
  }

  private func buildSmallSite(
    in folder: TemporaryFolder, threads: Int = 1, isStrict: Bool = false, writes: Bool = true
  ) async -> BuildOutcome {
    await build(BuildOptions(root: folder.path, isStrict: isStrict, threads: threads, writes: writes))
  }

  private func told(_ outcome: BuildOutcome) -> String { report(outcome.findings, as: .text, colored: false) }

  @Test func writesASiteFromAFewTexts() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let outcome = await buildSmallSite(in: folder)
    #expect(!outcome.hasFailed, "\(told(outcome))")
    #expect(outcome.written?.definitions == 2)
    #expect(outcome.written?.observations == 2)
    let files = folder.files("output")
    for page in ["index.html", "404.html", "health.html", "build.json", "dictionary/index.html", "dictionary/mql.html"] {
      #expect(files.contains("output/\(page)"), "\(files)")
    }
  }

  @Test func givesTheSameBytesInAnotherFolderWithMoreThreads() async throws {
    let first = try TemporaryFolder().write(SmallSite.files)
    let second = try TemporaryFolder().write(SmallSite.files)
    _ = await buildSmallSite(in: first, threads: 1)
    _ = await buildSmallSite(in: second, threads: 4)
    #expect(first.files("output") == second.files("output"))
    for file in first.files("output") { #expect(first.read(file) == second.read(file), "\(file)") }
  }

  @Test func writesNothingAgainWhereNothingChanged() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    _ = await buildSmallSite(in: folder)
    let before = folder.files("output").map { folder.identity($0) }
    let outcome = await buildSmallSite(in: folder)
    #expect(outcome.written?.changed == 0)
    #expect(folder.files("output").map { folder.identity($0) } == before)
  }

  @Test func writesOnlyWhatAChangedDefinitionTouches() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    _ = await buildSmallSite(in: folder)
    let missing = folder.identity("output/404.html")
    try folder.write([
      "content/glossary/lead.md": "# Lead\n\nA person who gave permission to be contacted.\n"
    ])
    let outcome = await buildSmallSite(in: folder)
    #expect(folder.read("output/dictionary/lead.html")?.contains("gave permission") == true)
    #expect(folder.identity("output/404.html") == missing)
    #expect((outcome.written?.changed ?? 0) > 0)
    folder.remove("content/glossary/lead.md")
    let removed = await buildSmallSite(in: folder)
    #expect(folder.read("output/dictionary/lead.html") == nil)
    // The page, and the search index under its old name.
    #expect(removed.written?.removed == 2)
  }

  @Test func checksWithoutWriting() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let outcome = await buildSmallSite(in: folder, writes: false)
    #expect(outcome.written == nil)
    #expect(folder.files("output").isEmpty)
  }

  @Test func keepsTheLastGoodSiteWhereTheContentIsBroken() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    _ = await buildSmallSite(in: folder)
    let before = folder.files("output").map { folder.read($0) }
    try folder.write([
      "content/glossary/broken.md": "---\nkind: stage\nname: Broken\nsemantics: {criteria: {all: [{ref: mqll}]}}\n---\n"
    ])
    let outcome = await buildSmallSite(in: folder)
    #expect(outcome.hasFailed)
    #expect(told(outcome).contains("did you mean 'mql'"), "\(told(outcome))")
    #expect(folder.files("output").map { folder.read($0) } == before)
    #expect(!folder.files().contains { $0.hasPrefix(".concord-output") })
  }

  @Test func reportsProblemsOfEveryFileInOneRun() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([
      "content/glossary/a.md": "---\nkind: stagee\nname: A\n---\n",
      "content/glossary/b.md": "---\nkind: concept\nname: B\nnmae: B\n---\n",
      "content/snapshots/2026-11-06/more.csv":
        "metric,period,value\nmql-cuont,2026-10,1\nmql-count,2026-13,1\nmql-count,2026-10,1e3\n",
      "content/pages/extra.md": "```concord trnd\nmetric: mql-count\n```\n",
    ])
    let outcome = await buildSmallSite(in: folder)
    let rules = Set(outcome.findings.map(\.rule))
    let expected: Set<Rule> = [.schemaValue, .schemaUnknownKey, .snapshotUnknownMetric, .csvPeriod, .csvNumber, .blockUnknown]
    #expect(rules.isSuperset(of: expected), "\(told(outcome))")
    #expect(outcome.written == nil)
  }

  @Test func ofTwoPagesOfOneNameTheSecondIsAMistake() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/pages/more.md": "# More\n", "content/pages/old/more.md": "# More\n"])
    let outcome = await build(BuildOptions(root: folder.path, threads: 1, writes: false))
    #expect(
      outcome.findings.filter { $0.severity == .error }.map { "\($0.position.file): \($0.message) [\($0.rule.rawValue)]" } == [
        "content/pages/old/more.md: the name 'more' is that of content/pages/more.md already [page.reserved-name]"
      ])
  }

  @Test func failsOnWarningsOnlyWhenStrict() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let easy = await buildSmallSite(in: folder)
    #expect(easy.findings.contains { $0.rule == .snapshotUnstamped })
    #expect(!easy.hasFailed)
    let strict = await buildSmallSite(in: folder, isStrict: true)
    #expect(strict.hasFailed)
    #expect(strict.written == nil)
  }

  @Test func saysWhatIsMissingInAnEmptyFolder() async throws {
    let folder = try TemporaryFolder()
    let outcome = await buildSmallSite(in: folder)
    #expect(Set(outcome.findings.map(\.rule)) == [.siteMissing, .contentEmpty])
  }

  @Test func readsNothingOutsideTheProject() async throws {
    let outside = try TemporaryFolder().write(["secret.md": "# Secret\n\nNot for the site.\n"])
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.link("content/glossary/secret.md", to: outside.path + "/secret.md")
    let outcome = await buildSmallSite(in: folder)
    #expect(outcome.findings.contains { $0.rule == .fileOutsideRoot })
    #expect(outcome.written == nil)
  }

  @Test func asOfHidesLaterSnapshots() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/snapshots/2026-12-07/sheet.csv": "metric,period,value\nmql-count,2026-11,500\n"])
    let outcome = await build(
      BuildOptions(root: folder.path, asOf: CivilDate(year: 2026, month: 11, day: 10), threads: 1))
    #expect(outcome.written?.observations == 2, "\(told(outcome))")
  }

  @Test func aSiteWithoutAPageOfItsOwnShowsItsFirstMetrics() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    folder.remove("content/pages/index.md")
    let outcome = await buildSmallSite(in: folder)
    #expect(!outcome.hasFailed, "\(told(outcome))")
    let page = try #require(folder.read("output/index.html"))
    #expect(page.contains("472"))
    #expect(page.contains("unstamped"))
    #expect(!page.contains("This page is made from"))
  }
}
