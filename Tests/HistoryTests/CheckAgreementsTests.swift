import Definitions
import Diagnostics
import History
import Testing

struct CheckAgreementsTests {
  private static let folder = "content/agreements/mql/3f9a2c81d07b"
  private static let signature = folder + "/sales.yml"

  /// A repository with one agreement, signed for sales by `author`.
  private func signed(by author: String = "sid@example.com") throws -> TestRepository {
    let repository = try TestRepository()
    try repository.commit([Self.folder + "/meaning.json": "{}"], "Put up", on: "2026-07-20")
    try repository.commit([Self.signature: "by: VP Sales"], "Sign", by: author, on: "2026-07-24")
    return repository
  }

  private func findings(_ repository: TestRepository, addresses: [String] = []) async -> [Diagnostic] {
    let settings = SiteSettings(
      title: "Test",
      parties: [.init(id: "marketing", name: "Marketing"), .init(id: "sales", name: "Sales", addresses: addresses)],
      steward: .init(id: "steward", name: "RevOps", addresses: ["ops@example.com"]))
    return checkAgreements(await repository.history().history, settings: settings)
  }

  @Test func nothingIsSaidOfWhatStandsAsItWasSigned() async throws {
    #expect(await findings(try signed()) == [])
  }

  @Test(arguments: [
    ("printf 'by: CEO' > FILE; git commit --quiet -am Rewrite", "was changed in commit "),
    ("git rm --quiet FILE; git commit --quiet -m Remove", "was removed in commit "),
    (
      "git rm -q FILE; git commit -qm Remove; mkdir -p DIR; printf new > FILE; git add .; git commit -qm Again",
      "was changed in commit "
    ),
    ("git mv FILE DIR/marketing.yml; git commit --quiet -m Rename", "was removed in commit "),
    ("printf 'by: CEO' > FILE", "was changed, which is not committed yet"),
    ("printf 'by: CEO' > FILE; git add FILE", "was changed, which is not committed yet"),
    ("rm FILE", "was removed, which is not committed yet"),
    ("git rm --quiet FILE", "was removed, which is not committed yet"),
    ("rm FILE; ln -s meaning.json FILE; git add FILE; git commit --quiet -m Link", "was removed in commit "),
  ])
  func whatWasSignedStays(commands: String, expected: String) async throws {
    let repository = try signed()
    try repository.run(
      commands.replacing("FILE", with: Self.signature).replacing("DIR", with: Self.folder), on: "2026-08-01")
    let found = await findings(repository)
    #expect(found.map(\.rule) == [.agreementRewritten])
    #expect(found.map(\.position) == [SourcePosition(file: Self.signature)])
    #expect(found.first?.message.hasPrefix("this file of an agreement, committed on 2026-07-24, \(expected)") == true)
    // The suggestion is a command, and it mends.
    let suggestion = try #require(found.first?.suggestion)
    try repository.run(suggestion)
    #expect(await findings(repository) == [])
    try repository.run("git add -A; git commit --quiet --allow-empty -m Mend", on: "2026-08-02")
    #expect(await findings(repository) == [])
  }

  @Test(arguments: [
    "chmod +x FILE; git commit --quiet -am Mode",
    "printf x > DIR/marketing.yml; git add .; git commit --quiet -m Sign",
    "printf x > DIR/marketing.yml",
    "git config core.autocrlf true; rm FILE; git checkout --quiet FILE",
  ])
  func whatIsOnlyAddedToIsFine(commands: String) async throws {
    let repository = try signed()
    try repository.run(commands.replacing("FILE", with: Self.signature).replacing("DIR", with: Self.folder), on: "2026-08-01")
    #expect(await findings(repository) == [])
  }

  @Test func oneOfTwoThatBranchesBroughtAtOnceMayStay() async throws {
    let repository = try signed()
    let other = Self.folder + "/marketing.yml"
    try repository.run("git checkout --quiet -b side")
    try repository.commit([other: "date: 2026-08-01"], "One", on: "2026-08-01")
    try repository.run("git checkout --quiet main")
    try repository.commit([other: "date: 2026-08-02"], "Two", on: "2026-08-02")
    try repository.run("git merge --quiet -X ours -m Merge side", on: "2026-08-03")
    #expect(await findings(repository) == [])
    try repository.run("printf third > \(other); git commit --quiet -am Third", on: "2026-08-04")
    #expect(await findings(repository).map(\.rule) == [.agreementRewritten])
  }

  @Test func aFileThatAMergeDroppedIsGone() async throws {
    let repository = try signed()
    try repository.run("git checkout --quiet -b side")
    try repository.commit([Self.folder + "/marketing.yml": "by: VP Marketing"], "Sign", on: "2026-08-01")
    try repository.run("git checkout --quiet main; git merge --quiet -s ours --no-ff -m Drop side", on: "2026-08-02")
    let found = await findings(repository)
    #expect(found.map(\.position.file) == [Self.folder + "/marketing.yml"])
  }

  @Test(arguments: [
    ("sid@example.com", ["sid@example.com"], false), ("Sid@Example.com", ["sid@example.com"], false),
    ("mara@example.com", ["sid@example.com", "vp@example.com"], true), ("mara@example.com", [], false),
  ])
  func aSignatureIsByItsParty(author: String, addresses: [String], isWrong: Bool) async throws {
    let found = await findings(try signed(by: author), addresses: addresses)
    #expect(found.map(\.rule) == (isWrong ? [.agreementWrongAuthor] : []))
    #expect(found.allSatisfy { !$0.message.contains("@") }, "a finding may be published")
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  /// A host's squash is by whoever merged, and names the others; it can name anybody.
  @Test func aCoAuthorCalmsAndProvesNothing() async throws {
    let repository = try TestRepository()
    try repository.commit([Self.folder + "/meaning.json": "{}"], "Put up", on: "2026-07-20")
    try repository.commit(
      [Self.signature: "by: VP Sales"], "Sign MQL (12)\n\nCo-authored-by: Sid <sid@example.com>", on: "2026-07-24")
    let found = await findings(repository, addresses: ["sid@example.com"])
    #expect(found.map(\.severity) == [.note])
    #expect(found.first?.message.hasSuffix("names Sales as co-author: it is as stated in the commit") == true)
    #expect(await findings(repository, addresses: ["vp@example.com"]).map(\.severity) == [.warning])
  }

  @Test func aLaterCommitOfThePartyConfirms() async throws {
    let repository = try signed(by: "mara@example.com")
    #expect(await findings(repository, addresses: ["sid@example.com"]).map(\.severity) == [.warning])
    try repository.run("git rm --quiet \(Self.signature); git commit --quiet -m Out", by: "sid@example.com", on: "2026-08-01")
    try repository.run(
      "git checkout HEAD~1 -- \(Self.signature); git commit --quiet -m Confirm", by: "sid@example.com", on: "2026-08-02")
    #expect(await findings(repository, addresses: ["sid@example.com"]) == [])
  }

  @Test func theStewardsSignatureIsTheStewards() async throws {
    let repository = try signed()
    try repository.commit([Self.folder + "/steward.yml": "by: RevOps"], by: "mara@example.com", on: "2026-08-01")
    #expect(await findings(repository).map(\.position.file) == [Self.folder + "/steward.yml"])
  }

  @Test func aLaterSignatureUnderTheSameMeaningIsItsPartysToo() async throws {
    let repository = try signed()
    let later = Self.folder + "/sales.a07da5dc5a7c.yml"
    try repository.commit([later: "by: VP Sales"], by: "mara@example.com", on: "2026-08-01")
    let found = await findings(repository, addresses: ["sid@example.com"])
    #expect(found.map(\.position.file) == [later])
    #expect(found.map(\.rule) == [.agreementWrongAuthor])
  }

  @Test func aShallowClonesOldestCommitAccusesNobody() async throws {
    let origin = try signed(by: "sid@example.com")
    try origin.commit(["content/glossary/mql.md": "one"], by: "mara@example.com", on: "2026-08-01")
    let clone = try TestRepository("git clone --quiet --depth 1 'file://\(origin.path)' .")
    #expect(await findings(clone, addresses: ["sid@example.com"]) == [])
  }

  @Test func namesThePartyOfAnAuthor() {
    let settings = SiteSettings(
      title: "Test", parties: [.init(id: "sales", name: "Sales", addresses: ["sid@example.com"])],
      steward: .init(id: "steward", name: "RevOps", addresses: ["ops@example.com"]))
    #expect(settings.party(ofAuthor: "SID@example.com")?.id == "sales")
    #expect(settings.party(ofAuthor: "ops@example.com")?.id == "steward")
    #expect(settings.party(ofAuthor: "else@example.com") == nil)
  }
}
