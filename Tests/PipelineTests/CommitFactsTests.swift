import Calendars
import Changes
import Diagnostics
import Pipeline
import Testing

/// Sites built in real repositories: which commit brought each meaning and signature, and for whom.
@Suite struct CommitFactsTests {
  private static let term = "output/dictionary/mql.html"

  /// A site in which MQL went from version 1 to 2, each signed by both, and the log of changes knows both.
  private func changed() async throws -> TemporaryFolder {
    let folder = try await SignedSite.make()
    try folder.edit("content/glossary/mql.md", "count: 1,", "count: 2,")
    try folder.edit("content/glossary/mql.md", "kind: stage", "kind: stage\nversion: 2\neffective: 2026-08-01")
    try folder.commitAll("Raise the threshold", by: "sid@example.com", on: "2026-07-28")
    try await SignedSite.sign(folder, "marketing", "VP Marketing", on: "2026-07-30")
    try folder.commitAll("Marketing signs", by: "mara@example.com", on: "2026-07-30")
    try await SignedSite.sign(folder, "sales", "VP Sales", on: "2026-07-31")
    return try folder.commitAll("Sales sign", by: "ops@example.com", on: "2026-07-31")
  }

  /// The commits' short ids, oldest first.
  private func commits(_ folder: TemporaryFolder) throws -> [String] {
    try folder.run("git log --reverse --format=%H").split(separator: "\n").map { String($0.prefix(8)) }
  }

  @discardableResult
  private func site(_ folder: TemporaryFolder, asOf: String? = nil, showsCommits: Bool = true) async throws -> [Diagnostic] {
    let asOf = try asOf.map { try #require(CivilDate($0)) }
    let outcome = await build(BuildOptions(root: folder.path, asOf: asOf, threads: 2, showsCommits: showsCommits))
    try #require(outcome.written != nil, "\(outcome.findings)")
    return outcome.findings.filter { $0.rule == .historyIncomplete }
  }

  private func text(_ html: String) -> String { html.replacing(/<[^>]*>/, with: "") }

  @Test func everyVersionAndSignatureShowsItsFirstCommitAndWhoseItWas() async throws {
    let folder = try await changed()
    // Later commits of the same meaning move nothing.
    try folder.edit("content/glossary/mql.md", "asked for a demo.", "asked for a demo of it.")
    try folder.commitAll("Words", by: "mara@example.com", on: "2026-08-03")
    #expect(try await site(folder) == [])
    let commits = try commits(folder)

    let page = text(try #require(folder.read(Self.term)))
    #expect(page.contains("In git since commit \(commits[3]), 28 Jul 2026, by Sales (VP Sales)."))
    #expect(page.contains("In git since commit \(commits[0]), 1 Jul 2026, by Marketing (VP Marketing)."))
    // The author is said where it is another than the signatory; an address that no party lists has no role.
    #expect(page.contains("commit \(commits[4]), 30 Jul 2026"))
    #expect(!page.contains("commit \(commits[4]), 30 Jul 2026, by"))
    #expect(page.contains("commit \(commits[5]), 31 Jul 2026"))
    #expect(!page.contains("commit \(commits[5]), 31 Jul 2026, by"))

    let version = text(try #require(folder.read("output/dictionary/mql/v1.html")))
    #expect(version.contains("Added with commit \(commits[0]), 1 Jul 2026, by Marketing (VP Marketing)."))
    #expect(version.contains("VP Marketing, 24 Jul 2026; commit \(commits[1]), 24 Jul 2026"))

    let log = text(try #require(folder.read("output/changes/2026-08.html")))
    #expect(log.contains("In git since commit \(commits[3]), 28 Jul 2026, by Sales (VP Sales)."))
    #expect(log.contains("30 Jul 2026, with commit \(commits[4])"))
    let feed = try #require(folder.read("output/changes/feed.xml"))
    #expect(feed.contains("In git since commit \(commits[3]), 28 Jul 2026, by Sales (VP Sales)."))
    let record = try #require(folder.read("output/build.json"))
    #expect(record.contains("\"history\": \"whole\""))
    #expect(record.contains("\"id\": \"\(commits[3])\""))
  }

  @Test func noNameAndNoAddressOfAnAuthorIsOnTheSite() async throws {
    let folder = try await changed()
    try await site(folder)
    for file in folder.files("output") {
      let text = try #require(folder.read(file))
      #expect(!text.contains("@example.com") && !text.contains("Somebody"), "\(file)")
    }
  }

  /// A site from a tarball lacks what only git knows, and nothing else.
  @Test func withoutGitTheSameSiteLacksOnlyTheCommits() async throws {
    let clone = try await changed()
    try await site(clone)
    let with = try pages(clone)
    try await site(clone, showsCommits: false)
    let without = try pages(clone)
    let tarball = try TemporaryFolder()
    try tarball.run("cp -r '\(clone.path)/content' .")
    let notes = try await site(tarball)
    #expect(notes.map(\.message) == ["no history is shown: the folder is not in a git repository"])
    let unpacked = try pages(tarball)
    #expect(with.keys == without.keys && without.keys == unpacked.keys)
    let different = with.keys.sorted().filter { with[$0] != without[$0] }
    #expect(
      different == [
        "output/SHA256SUMS", "output/build.json", "output/changes/2026-07.html", "output/changes/2026-08.html",
        "output/changes/feed.xml",
        "output/changes/index.html", Self.term, "output/dictionary/mql/v1.html",
      ])
    #expect(
      without.keys.sorted().filter { without[$0] != unpacked[$0] } == [
        "output/SHA256SUMS", "output/build.json", "output/changes/index.html",
      ])
    let caveat = "Commits and their authors are not shown: the folder is not in a git repository."
    #expect(unpacked["output/changes/index.html"]?.contains(caveat) == true)
    #expect(
      without["output/changes/index.html"]?.contains("Commits and their authors are left out of this build.") == true)
  }

  private func pages(_ folder: TemporaryFolder) throws -> [String: String] {
    try Dictionary(uniqueKeysWithValues: folder.files("output").map { ($0, try #require(folder.read($0))) })
  }

  @Test func aShallowCloneSaysSoAndClaimsNothing() async throws {
    let origin = try await changed()
    let clone = try TemporaryFolder()
    try clone.run("git clone --quiet --depth 1 'file://\(origin.path)' .")
    let notes = try await site(clone)
    #expect(notes.map(\.severity) == [.note])
    #expect(try !text(#require(clone.read(Self.term))).contains("commit"))
    #expect(try #require(clone.read("output/changes/index.html")).contains("This was built in a shallow clone"))
  }

  @Test func aDirtyTreeSaysSoAndShowsWhatIsCommitted() async throws {
    let folder = try await changed()
    try folder.edit("content/glossary/mql.md", "count: 2,", "count: 3,")
    try folder.edit("content/glossary/mql.md", "version: 2", "version: 3")
    #expect(try await site(folder).map(\.message) == ["this file differs from its commit"])
    let page = text(try #require(folder.read(Self.term)))
    let commits = try commits(folder)
    #expect(page.contains("In git since commit \(commits[3])"))
    #expect(page.occurrences(of: "In git since") == 2)
    #expect(try #require(folder.read("output/changes/index.html")).contains("1 file differs from its commit."))
  }

  @Test func aFolderOfAnotherUserSaysSoAndGoesOn() async throws {
    let folder = try await changed()
    guard folder.shell("chown -R 12345:12345 .git .").status == 0 else { return }
    let notes = try await site(folder)
    #expect(notes.count == 1)
    #expect(notes.first?.message.contains("belongs to another user") == true)
    #expect(
      try #require(folder.read("output/changes/index.html")).contains(
        "Commits and their authors are not shown: the repository belongs to another user, and git refuses to read it."))
  }

  @Test func commitsAfterTheDayAreNotKnownYet() async throws {
    let folder = try await SignedSite.make(on: "2026-11-06")
    try folder.edit("content/glossary/mql.md", "count: 1,", "count: 2,")
    try folder.edit("content/glossary/mql.md", "kind: stage", "kind: stage\nversion: 2")
    try folder.commitAll("Raise the threshold", on: "2026-11-08")
    let commits = try commits(folder)
    try await site(folder, asOf: "2026-11-07")
    #expect(try !#require(folder.read("output/build.json")).contains(commits[3]))
    try await site(folder, asOf: "2026-11-08")
    #expect(try #require(folder.read("output/build.json")).contains(commits[3]))
  }

  @Test func aRemovedTermThatNobodySignedSaysWhatItWas() async throws {
    let folder = try await SignedSite.make()
    let text = """
      ---
      kind: stage
      name: Hand raiser
      definition: A visitor who asked to be called.
      semantics: {entity: lead, criteria: {all: [Visitor asked for a call]}}
      ---
      """
    try folder.write(["content/glossary/hand-raiser.md": text]).commitAll("Add", on: "2026-07-25")
    try folder.run(
      "git rm --quiet content/glossary/hand-raiser.md; git commit --quiet -m Remove", by: "sid@example.com", on: "2026-07-26")
    try await site(folder)
    let page = self.text(try #require(folder.read("output/dictionary/hand-raiser.html")))
    #expect(page.contains("Hand raiser"))
    #expect(page.contains("A visitor who asked to be called."))
    #expect(page.contains("Visitor asked for a call"))
    let commit = try #require(try commits(folder).last)
    #expect(page.contains("It was removed with commit \(commit), 26 Jul 2026, by Sales (VP Sales)."))
  }

  @Test func aRenamedTermLeadsToItsNewName() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    let text = "---\nkind: concept\nname: Lead\ndefinition: Somebody to call.\n---\n"
    try folder.write(["content/glossary/lead.md": text]).commitAll("Start", on: "2026-07-01")
    try folder.run("git mv content/glossary/lead.md content/glossary/prospect.md")
    try folder.edit("content/glossary/prospect.md", "name: Lead", "name: Prospect\nformerly: [lead]")
    try folder.commitAll("Rename", on: "2026-07-02")
    try await site(folder)
    let page = self.text(try #require(folder.read("output/dictionary/lead.html")))
    #expect(page.contains("This is now called Prospect."))
    let commit = try #require(try commits(folder).last)
    #expect(page.contains("The name changed with commit \(commit), 2 Jul 2026"))
  }

  @Test func aBrokenFileInTheMiddleIsPassedOverAndSaid() async throws {
    let folder = try await SignedSite.make()
    let good = try #require(folder.read("content/glossary/mql.md"))
    try folder.write(["content/glossary/mql.md": "---\n<<<<<<< HEAD\nkind: [stage\n---\n"])
    try folder.commitAll("Break", on: "2026-07-25")
    let broken = try #require(try commits(folder).last)
    try folder.write(["content/glossary/mql.md": good]).commitAll("Mend", on: "2026-07-26")
    let notes = try await site(folder)
    #expect(notes.map(\.position.file) == ["content/glossary/mql.md"])
    #expect(
      notes.map(\.message) == ["as of commit \(broken) this file cannot be read, so its history skips it"])
    let first = try #require(try commits(folder).first)
    #expect(text(try #require(folder.read(Self.term))).contains("In git since commit \(first), 1 Jul 2026"))
    #expect(
      try #require(folder.read("output/changes/index.html")).contains(
        "1 older state of a file could not be read and is skipped."))
  }
}

extension TemporaryFolder {
  fileprivate func edit(_ file: String, _ old: String, _ new: String) throws {
    let text = try #require(read(file))
    try #require(text.contains(old))
    try write([file: text.replacing(old, with: new)])
  }
}

extension String {
  /// How often a text occurs.
  fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
