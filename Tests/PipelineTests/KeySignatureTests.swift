import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// Signatures of real keys, from `approve` to the page and the gate.
@Suite struct KeySignatureTests {
  private static let keys = "content/agreements/allowed_signers"

  /// The signed site's parties, with keys in the folder `keys` beside it.
  private func site(_ names: String..., from: String? = nil) async throws -> (folder: TemporaryFolder, keys: TemporaryFolder) {
    let keys = try TemporaryFolder()
    for name in names { try keys.run("ssh-keygen -q -t ed25519 -N '' -C '' -f \(name)") }
    let folder = try TemporaryFolder().write(SmallSite.files)
    let party = from.map { ", verified_from: \($0)" } ?? ""
    try folder.write([
      "content/site.yml": SignedSite.text.replacing("lead: VP Sales", with: "lead: VP Sales\(party)")
    ])
    return (folder, keys)
  }

  private func line(
    _ name: String, of keys: TemporaryFolder, signFor party: String, _ options: String = "namespaces=\"concord\""
  ) throws -> String {
    "\(party) \(options) \(try #require(keys.read("\(name).pub")))"
  }

  private func sign(
    _ folder: TemporaryFolder, _ key: String?, of keys: TemporaryFolder, party: String = "sales", by: String = "VP Sales",
    on day: String = "2026-07-24"
  ) async throws -> ApprovalOutcome {
    let request = SignatureRequest(
      ids: ["mql"], party: party, by: by, date: try #require(CivilDate(day)), key: key.map { "\(keys.path)/\($0)" })
    return await approve(request, root: folder.path, threads: 1)
  }

  private func findings(_ folder: TemporaryFolder) async -> [String] {
    await SignedSite.findings(folder).filter { $0.rule.rawValue.hasPrefix("agreement.") }.map(\.message)
  }

  private func compare(_ folder: TemporaryFolder, _ from: String = "HEAD") async throws -> GlossaryChanges {
    try #require(await compareGlossaries(ComparisonOptions(root: folder.path, from: from, threads: 1)).changes)
  }

  @Test func aKeySignsWhatTheFileSaysAndThePageSaysSo() async throws {
    let (folder, keys) = try await site("mine")
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")])
    let outcome = try await sign(folder, "mine", of: keys)
    #expect(outcome.findings.isEmpty && outcome.notes.isEmpty, "\(outcome)")
    #expect(outcome.written.map { $0.split(separator: "/").last } == ["meaning.json", "sales.yml", "sales.sig"])
    let built = await build(BuildOptions(root: folder.path, threads: 1))
    #expect(!built.findings.contains { $0.rule == .agreementUnverified })
    let fingerprint = try keys.run("ssh-keygen -lf mine.pub | cut -d ' ' -f 2").filter { !$0.isNewline }
    let page = try #require(folder.read("output/dictionary/mql.html"))
    #expect(page.contains("verified with the key <code>\(fingerprint)</code>"))
  }

  /// The chapter's lines, with no Concord: the bytes are rebuilt by jq, and verified by ssh-keygen.
  @Test(.enabled(if: isInstalled("jq"))) func aShellRebuildsTheBytesAndVerifiesThem() async throws {
    let (folder, keys) = try await site("mine")
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")])
    let request = SignatureRequest(
      ids: ["mql"], party: "sales", by: "VP \"Süd\": Sales", date: try #require(CivilDate("2026-07-24")),
      evidence: "https://example.com/a?b=c#d", attestsSameMeaning: true, key: "\(keys.path)/mine")
    #expect(await approve(request, root: folder.path, threads: 1).findings.isEmpty)
    let chapter = try folder.run("cat '\(projectRoot)/content/pages/signatures.md'")
    let section = try #require(chapter.split(separator: "## Verifying without Concord").last)
    let lines = try #require(section.split(separator: "```").dropFirst().first)
    let here = lines.dropFirst("sh\n".count).replacing("3f9a2c81d0aa", with: "*").replacing("20261120", with: "20260724")
    let said = try folder.run(String(here))
    #expect(said.hasPrefix("Good \"concord\" signature for sales with ED25519 key SHA256:"), "\(said)")
  }

  @Test func otherBytesAndForeignKeysAreFindings() async throws {
    let (folder, keys) = try await site("mine", "other")
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")])
    _ = try await sign(folder, "other", of: keys)
    #expect(await findings(folder).map { $0.prefix(47) } == ["the signature of Sales does not verify: allowed"])
    let file = try SignedSite.file("sales.yml", in: folder)
    try folder.write([file: try #require(folder.read(file)).replacing("2026-07-24", with: "2026-07-25")])
    #expect(
      await findings(folder) == ["the signature of Sales does not verify: the key did not sign what the file says"])
  }

  @Test func whoeverHasToSignWithAKeyIsAskedForIt() async throws {
    let (folder, keys) = try await site("mine", from: "2026-07-01")
    _ = try await sign(folder, nil, of: keys)
    #expect(await findings(folder) == ["Sales signs with a key from 2026-07-01 on, and no key signed this"])
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")])
    let again = try await sign(folder, "mine", of: keys, on: "2026-07-25")
    #expect(again.written.count == 2, "\(again)")
    #expect(await findings(folder) == [])
    #expect(try await sign(folder, "mine", of: keys).written == [])
  }

  @Test func aLineThatLetsNobodySignIsTold() async throws {
    let (folder, keys) = try await site("mine")
    let mine = try line("mine", of: keys, signFor: "sales")
    try folder.write([Self.keys: "# The keys\n\(mine)\nsalse ssh-ed25519 AAAA\nssh-ed25519 AAAA me@example.com\n"])
    #expect(
      await findings(folder) == [
        "'salse' is not a party of site.yml, which keys sign for",
        "this line holds no party and public key, and lets nobody sign",
      ])
  }

  @Test func aRevokedKeySignsAgainWithAnother() async throws {
    let (folder, keys) = try await site("lost", "new")
    try folder.write([Self.keys: try line("lost", of: keys, signFor: "sales") + line("new", of: keys, signFor: "sales")])
    _ = try await sign(folder, "lost", of: keys)
    try folder.write(["content/agreements/revoked_keys": try #require(keys.read("lost.pub"))])
    #expect(await findings(folder).map { $0.hasSuffix("has been revoked") } == [true])
    #expect(try await sign(folder, "new", of: keys, on: "2026-07-30").written.count == 2)
    #expect(await findings(folder) == [])
  }

  // MARK: The gate

  /// Whoever can change the folder can bring a key; the older state's keys say who may.
  @Test func aPullRequestCannotBringTheKeyThatApprovesIt() async throws {
    let (folder, keys) = try await site("mine", "forged")
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")]).commitAll("Start")
    try folder.write([
      Self.keys: try line("mine", of: keys, signFor: "sales") + line("forged", of: keys, signFor: "sales")
    ])
    _ = try await sign(folder, "forged", of: keys)
    #expect(await findings(folder) == [])
    let changes = try await compare(folder)
    #expect(changes.lacksApproval)
    #expect(changes.diagnostics.map(\.rule) == [.agreementKeys, .agreementUnverified])
  }

  @Test func anOlderKeyLetsTheNextOneIn() async throws {
    let (folder, keys) = try await site("mine", "next")
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")]).commitAll("Start")
    try folder.write([
      Self.keys: try line("mine", of: keys, signFor: "sales", "valid-before=\"20270101\"")
        + line("next", of: keys, signFor: "sales", "valid-after=\"20270101\"")
    ])
    #expect(try await compare(folder).lacksApproval)
    try folder.run("ssh-keygen -q -Y sign -f \(keys.path)/mine -n concord \(Self.keys)")
    let changes = try await compare(folder)
    #expect(!changes.lacksApproval, "\(changes.diagnostics)")
  }

  @Test func aRevokedKeyStaysRevokedAndASignatureAsItWas() async throws {
    let (folder, keys) = try await site("mine", from: "2026-07-01")
    try folder.write([
      Self.keys: try line("mine", of: keys, signFor: "sales"), "content/agreements/revoked_keys": "ssh-ed25519 AAAA lost\n",
    ])
    _ = try await sign(folder, "mine", of: keys)
    try folder.commitAll("Start")
    #expect(try await !compare(folder).lacksApproval)
    folder.remove("content/agreements/revoked_keys")
    #expect(try await compare(folder).diagnostics.map(\.message) == ["1 key that was revoked is let in again"])
    try folder.run("git checkout -- .")
    let file = try SignedSite.file("sales.yml", in: folder)
    try folder.write([file: try #require(folder.read(file)).replacing("VP Sales", with: "CEO")])
    let moved = try await compare(folder)
    #expect(
      moved.diagnostics.map(\.message) == [
        "the signature of VP Sales under 'mql' of 24 Jul 2026 is gone or changed",
        "the signature of Sales does not verify: the key did not sign what the file says",
      ])
  }

  @Test func aFirstKeyIsTrustedAndALineThatGoesIsNot() async throws {
    let (folder, keys) = try await site("mine", "theirs", from: "2026-07-01")
    try folder.commitAll("Start")
    try folder.write([Self.keys: try line("mine", of: keys, signFor: "sales")])
    _ = try await sign(folder, "mine", of: keys)
    let first = try await compare(folder)
    #expect(!first.lacksApproval && first.diagnostics.map(\.severity) == [.note], "\(first.diagnostics)")
    try folder.commitAll("Sales sign")
    try folder.write([Self.keys: try line("theirs", of: keys, signFor: "marketing")])
    let gone = try await compare(folder)
    #expect(gone.lacksApproval)
    #expect(gone.diagnostics.contains { $0.message == "a key of Sales is gone, and with it the proof of all that it signed" })
  }
}

private func isInstalled(_ program: String) -> Bool {
  (try? TemporaryFolder())?.shell("command -v \(program)").status == 0
}
