import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// A published site says which key verified a signature, and `verify` holds it to that.
@Suite struct VerifiedSiteTests {
  private static let keys = "content/agreements/allowed_signers"

  private func published() async throws -> (folder: TemporaryFolder, keys: TemporaryFolder) {
    let keys = try TemporaryFolder()
    try keys.run("ssh-keygen -q -t ed25519 -N '' -C '' -f mine; ssh-keygen -q -t ed25519 -N '' -C '' -f other")
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write([Self.keys: "sales \(try #require(keys.read("mine.pub")))"])
    let request = SignatureRequest(
      ids: ["mql"], party: "sales", by: "VP Sales", date: try #require(CivilDate("2026-07-24")), key: "\(keys.path)/mine")
    try #require(await approve(request, root: folder.path, threads: 1).findings.isEmpty)
    try #require(await build(BuildOptions(root: folder.path, threads: 1)).written != nil)
    return (folder, keys)
  }

  private func messages(_ folder: TemporaryFolder) async -> [String] {
    await verify(VerifyOptions(root: folder.path, threads: 1)).findings
      .filter { $0.rule == .proofStamp && $0.severity == .error }.map(\.message)
  }

  @Test func whatTheKeysStillVerifyHolds() async throws {
    let (folder, _) = try await published()
    let outcome = await verify(VerifyOptions(root: folder.path, threads: 1))
    #expect(outcome.signatures == 1)
    #expect(await messages(folder) == [])
  }

  @Test func whatTheKeysNoLongerVerifyIsTold() async throws {
    let (folder, keys) = try await published()
    try folder.write([Self.keys: "sales \(try #require(keys.read("other.pub")))"])
    let found = await messages(folder)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("the site says that the key SHA256:") == true)
    #expect(
      found.first?.hasSuffix("verified this signature of sales, and it is recorded, and what its key signed does not verify")
        == true, "\(found)")
  }

  /// Whoever holds an old key can write an old day; the commit has one too.
  @Test func aKeyThatWasClosedBeforeTheCommitIsTold() async throws {
    let (folder, keys) = try await published()
    try folder.write([Self.keys: "sales valid-before=\"20260901\" \(try #require(keys.read("mine.pub")))"])
    try folder.commitAll("Sales sign", on: "2026-07-28")
    #expect(await SignedSite.findings(folder).filter { $0.rule == .agreementUnverified }.isEmpty)
    try folder.run("rm -rf .git")
    try folder.commitAll("Sales sign", on: "2026-11-20")
    let found = await SignedSite.findings(folder).filter { $0.rule == .agreementUnverified }
    #expect(
      found.map(\.message) == [
        "this signature of Sales says 2026-07-24 and was committed on 2026-11-20, when its key signed no more"
      ])
  }
}
