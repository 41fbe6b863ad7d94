import Calendars
import Changes
import Diagnostics
import Fingerprints
import Pipeline
import Testing

/// A small site with a stamped number, a promise and all signatures, tampered with in each way.
@Suite struct VerifyTests {
  private static let commitment = """
    ---
    kind: commitment
    name: MQL volume
    definition: Marketing hands over the agreed number of MQLs each month.
    owners: {marketing: VP Marketing, sales: VP Sales}
    semantics: {debtor: marketing, creditor: sales, measure: mql-count, form: volume, on_miss: Both talk, escalation: CRO}
    targets:
      - {op: gte, value: "500", from: 2026-01-01, grain: month}
    ---
    """

  private static func make() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.write(["content/glossary/mql-volume.md": commitment])
    _ = await build(BuildOptions(root: folder.path, threads: 1))
    let record = try JSON(parsing: try #require(folder.read("output/build.json")))
    let meaning = try #require(record["definitions"]?["mql-count"]?["meaning"]?.string).prefix(12)
    try folder.write([
      "content/snapshots/2026-11-06/sheet.csv": """
      metric,period,value,version,meaning
      mql-count,2026-09,446,1,\(meaning)
      mql-count,2026-10,472,1,\(meaning)

      """
    ])
    for (party, role) in [("marketing", "VP Marketing"), ("sales", "VP Sales")] {
      let request = SignatureRequest(
        ids: ["mql", "mql-count", "mql-volume"], party: party, by: role, date: try #require(CivilDate("2026-07-24")))
      let signed = await approve(request, root: folder.path, threads: 1)
      #expect(!signed.findings.contains { $0.severity == .error })
    }
    let built = await build(BuildOptions(root: folder.path, threads: 1, showsCommits: false))
    #expect(!built.hasFailed, "\(report(built.findings, as: .text, colored: false))")
    return folder
  }

  private func verified(_ folder: TemporaryFolder) async -> VerifyOutcome {
    await verify(VerifyOptions(root: folder.path, threads: 2))
  }

  private func told(_ outcome: VerifyOutcome, in folder: TemporaryFolder) -> [String] {
    outcome.findings.map { found in
      let file =
        found.position.file.hasPrefix(folder.path)
        ? found.position.file.dropFirst(folder.path.count + 1) : found.position.file[...]
      let text = "\(file):\(found.position.line) \(found.severity) \(found.rule.rawValue): \(found.message)"
      // Fingerprints, in eight and in twelve digits.
      return text.replacing(/\b[0-9a-f]{12}\b|\b[0-9a-f]{8}\b/, with: "#")
    }
  }

  private func replace(_ old: String, by new: String, in file: String, of folder: TemporaryFolder) throws {
    let text = try #require(folder.read(file))
    let range = try #require(text.firstRange(of: old), "\(file) has no '\(old)'")
    try folder.write(file, Array((text[..<range.lowerBound] + new + text[range.upperBound...]).utf8))
  }

  @Test func anHonestSiteHolds() async throws {
    let folder = try await Self.make()
    let outcome = await verified(folder)
    #expect(told(outcome, in: folder) == [])
    #expect(outcome.numbers > 10 && outcome.stamps > 1 && outcome.pages > 5)
  }

  @Test func aChangedDigitOfAPageIsFound() async throws {
    let folder = try await Self.make()
    try replace(">472</data>", by: ">473</data>", in: "output/dictionary/mql-count.html", of: folder)
    let found = told(await verified(folder), in: folder)
    #expect(
      found == [
        "output/dictionary/mql-count.html:0 error proof.file: the file has changed since the build wrote it",
        "output/dictionary/mql-count.html:30 error proof.number: number 0 is '473' on the page and '472' in numbers.json",
      ])
  }

  @Test func aDigitChangedOnAllItsPlacesIsFound() async throws {
    let folder = try await Self.make()
    let file = "output/scorecard/2026-10.html"
    let text = try #require(folder.read(file))
    try folder.write(file, Array(text.replacing("472", with: "572").utf8))
    let list = "output/scorecard/numbers.json"
    try folder.write(list, Array(try #require(folder.read(list)).replacing("472", with: "572").utf8))
    let found = told(await verified(folder), in: folder)
    for line in [
      "output/scorecard/2026-10.html:0 error proof.file: the file has changed since the build wrote it",
      "output/scorecard/2026-10.html:30 error proof.number: number 1, '572': the snapshot has 472, not 572",
    ] {
      #expect(found.contains(line), "\(found)")
    }
  }

  @Test func aChangedSnapshotIsFound() async throws {
    let folder = try await Self.make()
    try replace("472", by: "572", in: "content/snapshots/2026-11-06/sheet.csv", of: folder)
    let found = told(await verified(folder), in: folder)
    for line in [
      "content/snapshots/2026-11-06/sheet.csv:0 error proof.input: the site was built from another version of this file",
      "output/index.html:30 error proof.number: number 1, '472': the snapshot has 572, not 472",
      "output/index.html:30 error proof.number: number 0, '0 of 1': mql-volume is not missed",
      "output/index.html:31 error proof.number: number 8, '+26': the rule 'difference' makes 126.000000, not 26",
      "output/scorecard/2026-10.html:30 error proof.number: number 3, '94%': the rule 'attainment' makes 1.144000, not 0.944",
    ] {
      #expect(found.contains(line), "\(found)")
    }
  }

  @Test func aChangedVersionOfAStampIsFound() async throws {
    let folder = try await Self.make()
    try replace("MQLs v1", by: "MQLs v2", in: "output/index.html", of: folder)
    let found = told(await verified(folder), in: folder)
    #expect(
      found == [
        "output/index.html:0 error proof.file: the file has changed since the build wrote it",
        "output/index.html:31 error proof.stamp: the stamp 'MQLs v2 #' is version 1 of mql-count",
      ])
  }

  @Test func aRemovedSignatureIsFound() async throws {
    let folder = try await Self.make()
    let file = try #require(folder.files("content/agreements/mql-count").first { $0.hasSuffix("sales.yml") })
    folder.remove(file)
    let found = told(await verified(folder), in: folder)
    for line in [
      "content/agreements/mql-count/#/sales.yml:0 error proof.input: the site was built from this file, which is not in the project",
      "output/index.html:30 error proof.stamp: number 1, '472': its meaning # is not signed by every party, and the page does not say so",
    ] {
      #expect(found.contains(line), "\(found)")
    }
  }

  @Test func aChangedPromiseIsFound() async throws {
    let folder = try await Self.make()
    try replace("\"500\"", by: "\"470\"", in: "content/glossary/mql-volume.md", of: folder)
    let found = told(await verified(folder), in: folder)
    for line in [
      "content/glossary/mql-volume.md:0 warning proof.input: the site was built from another version of this file",
      "output/index.html:30 error proof.number: number 2, '500': content/glossary/mql-volume.md:8 does not promise 500",
    ] {
      #expect(found.contains(line), "\(found)")
    }
  }

  @Test func anAddedPageIsFound() async throws {
    let folder = try await Self.make()
    try folder.write(["output/more.html": "<p><data value=\"0\">7</data></p>", "output/CNAME": "report.example"])
    let found = told(await verified(folder), in: folder)
    #expect(
      found == [
        "output/CNAME:0 warning proof.file: the build did not write this file",
        "output/more.html:0 error proof.file: the build did not write this file",
        "output/more.html:1 error proof.number: the page shows '7' as number 0, which numbers.json does not list",
      ])
  }

  @Test func aRemovedPageIsFound() async throws {
    let folder = try await Self.make()
    folder.remove("output/health.html")
    let found = told(await verified(folder), in: folder)
    #expect(found == ["output/health.html:0 error proof.file: the build wrote this file, but it is gone"])
  }

  @Test(arguments: ["", "{", "[1]", "{\"format\": 1, \"index.html\": {\"rows\": [], \"numbers\": [{\"text\": 1}]}}"])
  func aDamagedListOfNumbersIsFound(text: String) async throws {
    let folder = try await Self.make()
    try folder.write("output/numbers.json", Array(text.utf8))
    let outcome = await verified(folder)
    #expect(outcome.hasFailed)
    #expect(outcome.findings.contains { $0.rule == .proofNumber && $0.position.file.hasSuffix("numbers.json") })
  }

  @Test(arguments: ["output/numbers.json", "output/build.json", "output/SHA256SUMS"])
  func aMissingRecordIsFound(file: String) async throws {
    let folder = try await Self.make()
    folder.remove(file)
    let outcome = await verified(folder)
    #expect(outcome.hasFailed)
    #expect(outcome.findings.contains { $0.position.file.hasSuffix(file) && $0.severity == .error })
  }

  @Test(arguments: ["output/build.json", "output/SHA256SUMS", "output/index.html"])
  func damagedBytesAreFound(file: String) async throws {
    let folder = try await Self.make()
    try folder.write(file, [0xFF, 0x00, 0x3C, 0x7B, 0x22])
    #expect(await verified(folder).hasFailed)
  }

  @Test func aLinkOutOfTheSiteIsFound() async throws {
    let folder = try await Self.make()
    folder.remove("output/404.html")
    try folder.link("output/404.html", to: "/etc/passwd")
    let found = told(await verified(folder), in: folder)
    #expect(
      found == [
        "output/404.html:0 error proof.file: the build wrote this file, but it is gone",
        "output/404.html:0 error proof.file: the link leads out of the project, to /etc/passwd",
      ])
  }

  @Test func aFolderWithoutASiteIsTold() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    #expect(told(await verified(folder), in: folder) == ["output:0 error proof.file: there is no such folder"])
  }
}
