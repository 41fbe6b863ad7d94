import Calendars
import Diagnostics
import Pipeline
import Testing

/// A build for which nothing changed ends before it reads anything; whatever may have changed, it does all its work.
@Suite struct UnchangedBuildTests {
  private func built(
    _ folder: TemporaryFolder, output: String? = nil, form: Form = .html, asOf: CivilDate? = nil, isStrict: Bool = false
  ) async -> BuildOutcome {
    await build(
      BuildOptions(
        root: folder.path, output: output, form: form, asOf: asOf, isStrict: isStrict, threads: 1,
        surroundings: .plain))
  }

  private func builtFolder() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try await aTickLater()
    let first = await built(folder)
    #expect(!first.isUnchanged && !first.hasFailed)
    return folder
  }

  /// A file system's clock goes on by steps. What is written in the same step as a build begins is made again by the next one.
  private func aTickLater() async throws { try await Task.sleep(for: .milliseconds(30)) }

  /// The site that the same content gives in a folder where nothing was built before.
  private func clean(_ folder: TemporaryFolder) async throws -> [String: String?] {
    let other = try TemporaryFolder()
    try other.run("cp -R '\(folder.path)/content' .; [ ! -d '\(folder.path)/templates' ] || cp -R '\(folder.path)/templates' .")
    _ = await build(BuildOptions(root: other.path, threads: 1))
    return other.site
  }

  @Test func theSecondBuildTellsWhatTheFirstTold() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try await aTickLater()
    let first = await built(folder)
    let before = folder.site
    let second = await built(folder)
    #expect(second.isUnchanged)
    #expect(second.findings == first.findings)
    #expect(second.findings.contains { $0.rule == .snapshotUnstamped })
    #expect(second.written?.files == first.written?.files)
    #expect(second.written?.definitions == 2)
    #expect(second.written?.observations == 2)
    #expect(second.written?.changed == 0)
    #expect(folder.site == before)
  }

  @Test func whoeverSaysNothingOfTheEnvironmentGetsAWholeBuild() async throws {
    let folder = try await builtFolder()
    let second = await build(BuildOptions(root: folder.path, threads: 1))
    #expect(!second.isUnchanged)
  }

  @Test(arguments: [
    "touch content/glossary/mql.md", "touch -d 2001-02-03 content/snapshots/2026-11-06/sheet.csv",
    "cp content/glossary/mql.md x && cp x content/glossary/mql.md", "mv content/site.yml s && mv s content/site.yml",
    "touch output/index.html", "cp output/404.html x && rm output/404.html && mv x output/404.html",
    "touch content/pages", "mkdir -p content/records && touch content/pages/index.md && rmdir content/records",
  ])
  func theSameBytesAreNoChange(command: String) async throws {
    let folder = try await builtFolder()
    let before = folder.site
    try folder.run(command)
    try await aTickLater()
    #expect(await built(folder).isUnchanged)
    // What was found out once is kept.
    #expect(await built(folder).isUnchanged)
    #expect(folder.site == before)
  }

  @Test(arguments: [
    "printf '\\nMore.\\n' >> content/glossary/mql.md",
    // Of the same length, at the time that it had before.
    "touch -r content/glossary/mql.md t; sed -i s/demo/memo/ content/glossary/mql.md; touch -r t content/glossary/mql.md",
    "sed -i s/472/473/ content/snapshots/2026-11-06/sheet.csv",
    "sed -i 's/title: Small/title: Large/' content/site.yml",
    "printf '# Lead\\n\\nA person.\\n' > content/glossary/lead.md", "mv content/pages/index.md content/pages/more.md",
    "rm content/pages/index.md", "mkdir -p templates && printf 'h1 { color: red }\\n' > templates/style.css",
    "mkdir -p content/notes && printf 'A note.\\n' > content/notes/2026-10.md",
    "rm output/index.html", "printf x >> output/404.html", "rm -r output/dictionary", "rm -r output", "rm output/.concord",
    "rm output/build.json && mkdir output/build.json", "mkdir .concord-output.next",
    "mv output/dictionary output/words", "mv output/dictionary words && ln -s ../words output/dictionary",
  ])
  func whateverChangedIsBuilt(command: String) async throws {
    let folder = try await builtFolder()
    try folder.run(command)
    try await aTickLater()
    let second = await built(folder)
    #expect(!second.isUnchanged)
    if !second.hasFailed {
      let expected = try await clean(folder)
      #expect(folder.site.filter { expected.keys.contains($0.key) } == expected)
    }
    #expect(await built(folder).isUnchanged == !second.hasFailed)
  }

  @Test func eachSetOfOptionsHasItsOwn() async throws {
    let folder = try await builtFolder()
    let day = CivilDate(year: 2026, month: 11, day: 10)
    #expect(!(await built(folder, output: folder.path + "/text", form: .text).isUnchanged))
    #expect(!(await built(folder, output: folder.path + "/day", asOf: day).isUnchanged))
    #expect(await built(folder).isUnchanged)
    #expect(await built(folder, output: folder.path + "/text", form: .text).isUnchanged)
    #expect(await built(folder, output: folder.path + "/day", asOf: day).isUnchanged)
    let strict = await built(folder, isStrict: true)
    #expect(strict.hasFailed && !strict.isUnchanged)
    // Another site in the same folder: the first has to be made again.
    let before = folder.site
    _ = await built(folder, asOf: day)
    let isOther = folder.site != before
    #expect(isOther)
    #expect(!(await built(folder).isUnchanged))
    #expect(folder.site == before)
  }

  @Test func noMoreThanEightAreKept() async throws {
    let folder = try await builtFolder()
    for number in 0..<10 { _ = await built(folder, output: folder.path + "/site\(number)") }
    #expect(folder.files(".concord/builds").count == 27, "eight with their documents and texts, what was read, and the clock")
    #expect(await built(folder, output: folder.path + "/site9").isUnchanged)
    #expect(!(await built(folder).isUnchanged))
  }

  // MARK: What is kept is never believed for its own sake

  private func kept(_ folder: TemporaryFolder) throws -> String {
    try #require(
      folder.files(".concord/builds").first { !["clock", "definitions", "rows"].contains($0.split(separator: "/").last) })
  }

  @Test(arguments: [
    ": > FILE", "head -c 100 FILE > x; cat x > FILE", "head -c -1 FILE > x; cat x > FILE", "printf x >> FILE",
    "printf 0000 | dd of=FILE conv=notrunc bs=1 seek=10", "printf x | dd of=FILE conv=notrunc bs=1 seek=500",
    "head -c 4000 /dev/urandom > FILE", "chmod g+w FILE", "rm FILE", "rm FILE; mkdir FILE",
    "cat FILE > x; rm FILE; ln -s ../../x FILE",
    "rm -r .concord/builds; ln -s ../content .concord/builds",
  ])
  func aTornOrForeignFileIsNotRead(command: String) async throws {
    let folder = try await builtFolder()
    let before = folder.site
    let file = try kept(folder)
    try folder.run(command.split(separator: "FILE", omittingEmptySubsequences: false).joined(separator: file))
    #expect(!(await built(folder).isUnchanged))
    #expect(folder.site == before)
  }

  @Test func whatAnotherFolderKeptSaysNothingOfThisOne() async throws {
    let folder = try await builtFolder()
    let other = try TemporaryFolder()
    try other.run("cp -a '\(folder.path)/.' .")
    try other.run("sed -i s/472/473/ content/snapshots/2026-11-06/sheet.csv")
    #expect(!(await built(other).isUnchanged))
    #expect(other.site["output/index.html"] != folder.site["output/index.html"])
  }

  // MARK: Git

  @Test func whatGitSaysIsPartOfIt() async throws {
    let folder = try TemporaryFolder().write(SmallSite.files)
    try folder.run("printf '.concord*\\noutput\\n' > .gitignore")
    try folder.commitAll()
    try await aTickLater()
    _ = await built(folder)
    #expect(await built(folder).isUnchanged)
    // git writes its index anew, and says the same as before.
    try folder.run("touch content/glossary/mql.md; git status >/dev/null; git gc --quiet")
    try await aTickLater()
    #expect(await built(folder).isUnchanged)
    try folder.commitAll("Nothing")
    try await aTickLater()
    #expect(!(await built(folder).isUnchanged))
    #expect(await built(folder).isUnchanged)
    try folder.run("git switch --quiet -c other")
    try await aTickLater()
    #expect(await built(folder).isUnchanged, "the same commit")
    try folder.run("git rm --quiet --cached content/glossary/mql.md")
    try await aTickLater()
    #expect(!(await built(folder).isUnchanged))
    try folder.run("rm -r .git")
    try await aTickLater()
    #expect(!(await built(folder).isUnchanged))
    try folder.commitAll("Again")
    try await aTickLater()
    #expect(!(await built(folder).isUnchanged))
  }

  /// What git could not give once it may give the next time: a clone fetches contents when they are asked for.
  @Test func aContentThatGitLackedIsAskedForAgain() async throws {
    let folder = try await SignedSite.make()
    try folder.run("sed -i 's/asked for a demo/wanted a demo/' content/glossary/mql.md")
    try folder.commitAll("Other words", on: "2026-07-25")
    try folder.run(
      """
      id=$(git rev-parse HEAD~1:content/glossary/mql.md)
      echo .git/objects/$(echo $id | cut -c1-2)/$(echo $id | cut -c3-) > place
      mv $(cat place) aside
      """)
    #expect(await built(folder).findings.contains { $0.message.contains("this file cannot be read") })
    try folder.run("mv aside $(cat place)")
    let outcome = await built(folder)
    #expect(!outcome.findings.contains { $0.message.contains("this file cannot be read") })
    let clean = try folder.copy()
    try clean.run("rm -rf output .concord")
    #expect(await built(clean).findings == outcome.findings)
    #expect(folder.site == clean.site)
    #expect(await built(folder).isUnchanged)
  }
}
