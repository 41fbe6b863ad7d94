import Diagnostics
import Pipeline
import Testing

/// After an edit a build makes the documents that asked for what was edited, and gives what a build from nothing gives.
@Suite struct EditedBuildTests {
  /// Two words of which one stands on the other, a third beside them, a number, and two pages.
  private static let files = SmallSite.files(with: [
    "content/glossary/demo.md": """
    ---
    kind: concept
    name: Demo
    definition: A look at the product with somebody who knows it.
    ---

    """,
    "content/glossary/tour.md": """
    ---
    kind: concept
    name: Guided tour
    definition: A demo of an hour.
    semantics:
      criteria:
        all:
          - {ref: demo}
    ---

    """,
    "content/pages/more.md": "# More\n\nWhat else there is to say.\n",
  ])

  private func built(_ folder: TemporaryFolder, memory: BuildMemory? = nil) async -> BuildOutcome {
    await build(BuildOptions(root: folder.path, threads: 1, surroundings: .plain, memory: memory))
  }

  /// The paths that an edit changes, and how many documents are made for it; both builds, with and without a memory, agree.
  private func edited(_ command: String) async throws -> (made: Int?, changed: [String]) {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    let memory = BuildMemory()
    // A file system's clock goes on by steps.
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder, memory: memory)
    let before = folder.site
    try folder.run(command)
    try await Task.sleep(for: .milliseconds(30))
    let outcome = await built(folder, memory: memory)
    #expect(!outcome.hasFailed)
    let after = folder.site

    let clean = try TemporaryFolder()
    try clean.run("cp -R '\(folder.path)/content' .")
    _ = await build(BuildOptions(root: clean.path, threads: 1))
    #expect(differing(after, clean.site) == [])
    #expect(await built(folder).isUnchanged)
    let changed = differing(before, after)
    return (outcome.written?.made, changed.filter { !$0.hasPrefix("output/assets") }.map { String($0.dropFirst(7)) }.sorted())
  }

  /// The files that two sites do not share.
  private func differing(_ one: [String: String?], _ other: [String: String?]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }

  /// Edits a folder and builds: the site is that of a build from nothing.
  private func edits(_ folder: TemporaryFolder, _ command: String, memory: BuildMemory? = nil) async throws {
    try folder.run(command)
    try await Task.sleep(for: .milliseconds(30))
    #expect(!(await built(folder, memory: memory)).hasFailed)
    let clean = try TemporaryFolder()
    try clean.run("cp -R '\(folder.path)/content' .")
    _ = await build(BuildOptions(root: clean.path, threads: 1))
    #expect(differing(folder.site, clean.site) == [], "after \(command)")
  }

  private static let always = ["SHA256SUMS", "build.json"]

  @Test func aTextBelowTheFrontMatterIsOnePage() async throws {
    let edit = try await edited("printf '\\nAsk [sales](term:demo).\\n' >> content/glossary/tour.md")
    #expect(edit.made == 1)
    #expect(edit.changed == Self.always + ["dictionary/tour.html"])
  }

  @Test func aTextWithABrokenLinkIsFoundAsEver() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    let memory = BuildMemory()
    _ = await built(folder, memory: memory)
    try folder.run("printf '\\nSee [that](term:nowhere).\\n' >> content/glossary/tour.md")
    let outcome = await built(folder, memory: memory)
    #expect(outcome.hasFailed)
    #expect(
      outcome.findings.filter { $0.severity == .error }.map { "\($0.position.file):\($0.position.line)" } == [
        "content/glossary/tour.md:11"
      ])
  }

  /// The other one is not read again.
  @Test func aMeaningThatAnotherHasAlreadyIsTold() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder)
    try folder.run("sed 's/Guided tour/Long look/; s/A demo/A tour/' content/glossary/tour.md > content/glossary/look.md")
    let found = await built(folder).findings.filter { $0.rule == .definitionSameMeaning }
    #expect(found.map(\.message) == ["'tour' means the same as 'look' in content/glossary/look.md"])
  }

  @Test func aFileThatSomebodyWritesWhileABuildTakesItOverIsWrittenByTheNext() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder)
    let page = try #require(folder.read("output/dictionary/demo.html"))
    try folder.run("printf '\nMore.\n' >> content/glossary/tour.md")
    let options = BuildOptions(root: folder.path, threads: 1, surroundings: .plain)
    let outcome = await build(options) { stage in
      guard case .publishing = stage else { return }
      _ = try? folder.run("printf x >> output/dictionary/demo.html")
    }
    #expect(outcome.written?.made == 1)
    #expect(!(await built(folder).isUnchanged))
    #expect(folder.read("output/dictionary/demo.html") == page)
  }

  @Test func aFileBehindALinkThatSomebodyWritesWhileItIsReadIsReadByTheNext() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try folder.run(
      """
      mkdir shared && mv content/glossary/demo.md shared && ln -s ../../shared/demo.md content/glossary/demo.md
      mv content/snapshots/*/*.csv shared && for file in shared/*.csv; do
        ln -s ../../../$file content/snapshots/*/
      done
      """)
    try await Task.sleep(for: .milliseconds(30))
    let options = BuildOptions(root: folder.path, threads: 1, surroundings: .plain)
    _ = await build(options) { stage in
      guard case .publishing = stage else { return }
      _ = try? folder.run("sed -i.before 's/knows it/shows it/' shared/demo.md && rm shared/demo.md.before")
    }
    #expect(!(await built(folder)).hasFailed)
    let clean = try TemporaryFolder()
    try clean.run("cp -R '\(folder.path)/content' '\(folder.path)/shared' .")
    #expect(!(await build(BuildOptions(root: clean.path, threads: 1))).hasFailed)
    #expect(folder.site == clean.site)
  }

  /// A file without front matter has its name in its text.
  @Test func aHeadingThatIsANameIsMoreThanText() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try folder.write(["content/glossary/visitor.md": "# Visitor\n\nSomebody who comes.\n\nOr came.\n"])
    let memory = BuildMemory()
    for edit in [
      "true", "printf '\nOr will.\n' >> content/glossary/visitor.md",
      "sed -i 's/# Visitor/# Guest/' content/glossary/visitor.md",
    ] {
      try await edits(folder, edit, memory: memory)
    }
  }

  @Test func aCriterionIsWhatStandsOnItAndWhatTellsOfAll() async throws {
    let edit = try await edited("sed -i 's/within: 30 days/within: 60 days/' content/glossary/mql.md")
    #expect(edit.changed.contains("dictionary/mql.html"))
    #expect(!edit.changed.contains("dictionary/demo.html"))
    let all = try await edited("sed -i 's/title: Small/title: Large/' content/site.yml")
    #expect(try #require(edit.made) < #require(all.made))
  }

  @Test func aPageIsItself() async throws {
    let edit = try await edited("printf 'And one thing more.\\n' >> content/pages/more.md")
    #expect(edit.changed == Self.always + ["more.html"])
    #expect(edit.made == 1)
  }

  /// Also in a process that remembers the page before, and goes on with the one after.
  @Test func aPageThatIsEditedAgainAndAgainIsWhatABuildFromNothingGives() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try folder.write([
      "content/pages/agenda-standup.md": """
      ---
      title: Standup
      grain: week
      meeting: {day: Monday, at: "15:00", minutes: 30, from: 2026-10-12, with: [RevOps]}
      ---

      The week.

      ```concord agenda
      items: [{title: Numbers, minutes: 30, metrics: [mql-count]}]
      ```

      """
    ])
    let memory = BuildMemory()
    let page = "content/pages/more.md"
    var failed = 0
    for edit in [
      "true", "printf 'More.\\n' >> \(page)", "printf 'More.\\n' >> \(page); printf 'More.\\n' >> content/glossary/tour.md",
      "printf '\\n```concord trend\\nmetric: mql-count\\nperiods: 2\\n```\\n' >> \(page)",
      "printf '\\n```concord trend\\nmetric: mql-count\\ntitle: All of them\\n```\\n' >> \(page)",
      "printf '\\nMore.\\n' >> content/pages/index.md", "printf 'More.\\n' >> content/glossary/tour.md",
      "sed -i 's/# More/# Less/' \(page)", "sed -i '1i---\\nnav: none\\n---' \(page)", "printf 'More.\\n' >> \(page)",
      "printf 'More.\\n' >> content/pages/agenda-standup.md", "cp \(page) kept; printf 'A [link](term:nowhere).\\n' >> \(page)",
      "cp kept \(page)", "mv \(page) content/pages/less.md", "printf 'More.\\n' >> content/pages/less.md",
    ] {
      try folder.run(edit)
      try await Task.sleep(for: .milliseconds(30))
      let outcome = await built(folder, memory: memory)
      let clean = try TemporaryFolder()
      try clean.run("cp -R '\(folder.path)/content' .")
      let whole = await build(BuildOptions(root: clean.path, threads: 1))
      #expect(outcome.findings == whole.findings, "after \(edit)")
      if outcome.hasFailed { failed += 1 } else { #expect(differing(folder.site, clean.site) == [], "after \(edit)") }
    }
    // The link that leads nowhere.
    #expect(failed == 1)
    #expect(folder.read("output/less.html")?.contains("All of them") == true)
  }

  @Test func aNoteIsTheListOfNotesAndWhatShowsIt() async throws {
    let note = "content/notes/2026-10.md"
    let edit = try await edited("mkdir -p content/notes; printf 'Prices went up.\\n' > \(note)")
    #expect(edit.changed.contains("notes.html"))
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try folder.write([note: "---\nactions: [{what: Ask again, owner: RevOps, due: 2026-11-20}]\n---\nPrices went up.\n"])
    try folder.run("printf '\\n```concord notes\\n```\\n' >> content/pages/index.md")
    for edit in [
      "true", "printf 'And down.\\n' >> \(note)", "sed -i 's/Ask again/Ask once/' \(note)", "printf 'Up.\\n' >> \(note)",
      "printf 'See [that](term:mql).\\n' >> \(note)", "mv \(note) content/notes/2026-09.md",
    ] {
      try await edits(folder, edit)
    }
    #expect(folder.read("output/2026-09/index.html")?.contains("And down.") == true)
  }

  /// `numbers.json` of a folder in which no page is made is the same file, and what it says of each page is still known: also by the
  /// next build, which makes one of its pages again.
  @Test func numbersOfPagesThatStandAreTakenOverWithThem() async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    for edit in [
      "true", "printf '\\nMore.\\n' >> content/glossary/tour.md", "printf '\\nMore.\\n' >> content/pages/more.md",
      "printf '\\nMore.\\n' >> content/pages/index.md", "printf '\\nMore.\\n' >> content/glossary/mql-count.md",
      "printf '\\nMore.\\n' >> content/glossary/tour.md", "printf x >> output/numbers.json; printf x >> content/pages/more.md",
    ] {
      try await edits(folder, edit)
    }
    #expect(folder.site.keys.filter { $0.hasSuffix("/numbers.json") }.count > 1)
  }

  /// What a build keeps of what it read is taken where the files stand, and read again where it is torn, foreign or of other files.
  @Test(
    arguments: ["definitions", "rows"],
    [
      ": > FILE", "head -c 100 FILE > x; cat x > FILE", "head -c -1 FILE > x; cat x > FILE", "printf x >> FILE",
      "printf 0000 | dd of=FILE conv=notrunc bs=1 seek=60", "head -c 4000 /dev/urandom > FILE", "chmod g+w FILE", "rm FILE",
      "rm FILE; mkdir FILE", "cat FILE > x; rm FILE; ln -s ../../x FILE", "cp old FILE", "true",
    ])
  func whatWasKeptOfFilesIsNotBelievedForItsOwnSake(kept: String, damage: String) async throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder)
    let file = try #require(folder.files(".concord/builds").first { $0.hasSuffix("/" + kept) })
    try folder.run("cp \(file) old; sed -i 's/472/473/' content/snapshots/2026-11-06/sheet.csv")
    try folder.run("sed -i 's/within: 30 days/within: 60 days/' content/glossary/mql.md")
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder)
    try folder.run(damage.split(separator: "FILE", omittingEmptySubsequences: false).joined(separator: file))
    for edit in [
      "sed -i 's/of an hour/of two hours/' content/glossary/tour.md", "sed -i 's/60 days/90 days/' content/glossary/mql.md",
    ] {
      try await edits(folder, edit)
    }
    #expect(await built(folder).isUnchanged)
  }

  @Test(arguments: [
    "sed -i 's/name: Demo/name: Trial/' content/glossary/demo.md", "rm content/glossary/tour.md",
    "printf '# Lead\\n\\nA person.\\n' > content/glossary/lead.md",
    "sed -i 's/472/473/' content/snapshots/2026-11-06/sheet.csv",
    "sed -i 's/of an hour/of two hours/' content/glossary/tour.md", "mv content/pages/more.md content/pages/less.md",
    "printf '```concord trend\\nmetric: mql-count\\nperiods: 2\\n```\\n' >> content/pages/more.md",
    "sed -i 's/{ref: demo}/{ref: mql}/' content/glossary/tour.md",
    "sed -i 's/better: up}/better: up, stat: value}/' content/glossary/mql-count.md",
    "sed -i 's/noun: leads/noun: people/' content/glossary/mql-count.md",
    "for i in 1 2 3; do printf '\\nMore.\\n' >> content/glossary/mql.md; done; sed -i s/Small/Smaller/ content/pages/index.md",
  ])
  func whateverIsEditedGivesWhatABuildFromNothingGives(command: String) async throws { _ = try await edited(command) }
}
