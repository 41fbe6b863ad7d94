import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// What a run finds frozen it records, and what is recorded stays.
@Suite struct FrozenRecordTests {
  private static let record = "content/snapshots/2026-10-07/run.yml"

  /// September came to 446 and was promised to come to 500; the import of 7 October recorded it.
  private func folder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    folder.remove("content/snapshots/2026-11-06/sheet.csv")
    try folder.write([
      "content/glossary/volume.md": """
      ---
      kind: commitment
      name: Volume
      definition: Enough leads.
      semantics: {debtor: marketing, creditor: sales, measure: mql-count}
      targets: [{op: gte, value: 500, from: 2026-01-01}]
      ---

      """,
      "sheet.csv": "metric,period,value\nmql-count,2026-09,446\n",
    ])
    try await sign(folder, on: "2026-07-24")
    let outcome = await importSheet(
      folder.path + "/sheet.csv", on: try #require(CivilDate("2026-10-07")), root: folder.path, threads: 1)
    try #require(outcome.written.contains(Self.record), "\(outcome.findings)")
    return folder
  }

  private func sign(_ folder: TemporaryFolder, on day: String) async throws {
    for (party, role) in [("marketing", "VP Marketing"), ("sales", "VP Sales")] {
      let request = SignatureRequest(
        ids: ["mql", "mql-count", "volume"], party: party, by: role, date: try #require(CivilDate(day)))
      try #require(await approve(request, root: folder.path, threads: 1).findings.isEmpty)
    }
  }

  private func edit(_ path: String, _ old: String, _ new: String, in folder: TemporaryFolder) throws {
    let text = try #require(folder.read(path))
    try #require(text.contains(old), "no \(old) in \(text)")
    try folder.write(path, Array(text.replacing(old, with: new).utf8))
  }

  private func found(_ rule: Rule, in folder: TemporaryFolder) async -> [String] {
    await build(BuildOptions(root: folder.path, threads: 1, writes: false)).findings.filter { $0.rule == rule }
      .map { "\($0.position.file):\($0.position.line): \($0.message)" }
  }

  @Test func anImportRecordsThePeriodsThatFroze() async throws {
    let folder = try await folder()
    let lines = try #require(folder.read(Self.record)).split(separator: "\n")
    let place = try #require(lines.firstIndex(of: "frozen:"))
    let hash = /"[0-9a-f]{64}"/
    #expect(
      String(lines[place + 1]).replacing(hash, with: "HASH")
        == "  2026-09: {on: 2026-10-07, vintage: 2026-10-07, targets: {volume: HASH}}")
    #expect(await found(.snapshotFrozen, in: folder) == [])
  }

  @Test func anEditOfASignedLevelIsAnErrorAlsoOnceItIsSigned() async throws {
    let folder = try await folder()
    try edit("content/glossary/volume.md", "value: 500", "value: 400", in: folder)
    let expected = [
      "content/glossary/volume.md:6: 'volume' was signed with at least 500 from 1 Jan 2026, and the entry now says at least 400 from "
        + "1 Jan 2026"
    ]
    #expect(await found(.definitionTargetEdited, in: folder) == expected)
    try await sign(folder, on: "2026-10-20")
    #expect(await found(.definitionTargetEdited, in: folder) == expected)
    try edit("content/glossary/volume.md", "value: 400", "value: 500", in: folder)
    #expect(await found(.definitionTargetEdited, in: folder) == [])
    try edit("content/glossary/volume.md", "}]", "}, {op: gte, value: 400, from: 2026-11-01}]", in: folder)
    #expect(await found(.definitionTargetEdited, in: folder) == [])
  }

  @Test(arguments: [
    ("on: 2026-10-07", "on: 2026-11-07", "says that it froze on 2026-11-07, after this run"),
    ("vintage: 2026-10-07", "vintage: 2026-10-06", "says that its numbers stand as known on 2026-10-06, before it froze"),
    ("vintage: 2026-10-07", "vintage: 2026-12-07", "says that its numbers stand as known on 2026-12-07, after this run"),
    (
      "on: 2026-10-07, vintage: 2026-10-07", "on: 2026-10-05, vintage: 2026-10-06",
      "says that its numbers stand as known on 2026-10-06, and there is no snapshot of that day"
    ),
    ("volume: \"", "volume: \"0123", "names the levels 0123"),
  ])
  func aRecordThatTheRestContradictsIsAnError(old: String, new: String, message: String) async throws {
    let folder = try await folder()
    try edit(Self.record, old, new, in: folder)
    let found = await found(.snapshotFrozen, in: folder)
    #expect(found.count == 1)
    let line = try #require(folder.read(Self.record)).split(separator: "\n").firstIndex { $0.hasPrefix("  2026-09: {") } ?? 0
    #expect(found.first?.hasPrefix("\(Self.record):\(line + 1): the record of 2026-09 \(message)") == true, "\(found)")
  }

  /// Two lists were signed before September froze: the last of them judges it.
  @Test func aRecordThatNamesAnotherSignedListIsAnError() async throws {
    let folder = try await folder()
    try edit("content/glossary/volume.md", "}]", "}, {op: gte, value: 400, from: 2026-09-01}]", in: folder)
    try await sign(folder, on: "2026-09-15")
    let found = await found(.snapshotFrozen, in: folder)
    #expect(found.count == 1)
    #expect(found.first?.contains(", and by the signatures of 2026-09-15 it was judged by ") == true, "\(found)")
  }

  @Test(arguments: [
    ("  2026-09: {on: 2026-10-07,", "  2026-09: {on: 2026-10-06,", "and this record says otherwise"),
    ("frozen:\n", "thawed:\n", "and this record does not say so any more"),
  ])
  func gitTellsWhatARecordSaid(old: String, new: String, message: String) async throws {
    let folder = try await folder()
    try folder.commitAll("October", on: "2026-10-07")
    #expect(await found(.snapshotFrozen, in: folder) == [])
    try edit(Self.record, old, new, in: folder)
    try folder.commitAll("Oops", on: "2026-10-09")
    let found = await found(.snapshotFrozen, in: folder).filter { $0.contains("commit ") }
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix(" of 2026-10-07 recorded how 2026-09 was frozen, \(message)") == true, "\(found)")
  }

  @Test func aSignatureFromThePastIsTold() async throws {
    let folder = try await folder()
    try folder.commitAll("In time", on: "2026-07-31")
    #expect(await found(.agreementBackdated, in: folder) == [])
    try edit("content/glossary/volume.md", "}]", "}, {op: gte, value: 400, from: 2026-10-01}]", in: folder)
    try await sign(folder, on: "2026-09-15")
    try folder.commitAll("Late", on: "2026-10-09")
    let found = await found(.agreementBackdated, in: folder)
    #expect(found.count == 1)
    #expect(
      found.first?.contains("this signature is dated 2026-09-15, 24 days before commit ") == true
        && found.first?.hasSuffix(" of 2026-10-09, which added it; so is 1 other that it added") == true, "\(found)")
  }
}
