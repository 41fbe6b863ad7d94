import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

@Suite struct AgreementFindingsTests {
  @Test(arguments: [
    ("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> side\n", Rule.agreementUnreadable), ("{\"id\": ", .agreementUnreadable),
    ("", .agreementUnreadable),
  ])
  func aBrokenMeaningIsTold(text: String, rule: Rule) async throws {
    let folder = try await SignedSite.make()
    try folder.write([try SignedSite.file("meaning.json", in: folder): text])
    #expect(await SignedSite.findings(folder).contains { $0.rule == rule })
  }

  @Test func aFolderWhoseNameIsNotTheHashIsTold() async throws {
    let folder = try await SignedSite.make()
    try folder.run("cd content/agreements/mql; mv * 000000000000; cd ../../..; rm -rf .git")
    #expect(await SignedSite.findings(folder).contains { $0.rule == .agreementWrongFolder })
  }

  @Test func anotherMeaningUnderASignedVersionIsAnError() async throws {
    let folder = try await SignedSite.make()
    let text = try #require(folder.read("content/glossary/mql.md"))
    try folder.write(["content/glossary/mql.md": text.replacing("count: 1,", with: "count: 2,")])
    #expect(await SignedSite.findings(folder).map(\.rule).contains(.definitionVersionNotRaised))
  }

  @Test func oneNameUnderTwoPartiesIsAnError() async throws {
    let folder = try await SignedSite.make()
    let file = try SignedSite.file("sales.yml", in: folder)
    try folder.write([file: try #require(folder.read(file)).replacing("VP Sales", with: "VP Marketing")])
    #expect(await SignedSite.findings(folder).contains { $0.rule == .agreementSameSigner })
  }

  @Test func twoPartiesWithOneNameAreAnError() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([
      "content/site.yml": "title: Small\nparties:\n  marketing: {name: Revenue}\n  sales: {name: revenue}\ngrain: month\n"
    ])
    let found = await SignedSite.findings(folder)
    #expect(found.map(\.message) == ["the parties 'marketing' and 'sales' are both called 'revenue'"])
    #expect(found.map(\.position) == [SourcePosition(file: "content/site.yml", line: 4, column: 17)])
  }

  @Test func aSignatureOfLaterIsNotKnownYet() async throws {
    let folder = try await SignedSite.make(on: "2026-11-20")
    let early = try #require(CivilDate("2026-11-19"))
    let outcome = await build(BuildOptions(root: folder.path, asOf: early, threads: 1))
    #expect(!outcome.hasFailed)
    #expect(folder.read("output/build.json")?.contains("half-signed") == true)
    _ = await build(BuildOptions(root: folder.path, asOf: early.adding(days: 1), threads: 1))
    #expect(folder.read("output/build.json")?.contains("half-signed") == false)
  }
}
