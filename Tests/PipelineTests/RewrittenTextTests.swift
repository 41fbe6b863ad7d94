import Diagnostics
import Pipeline
import Testing

/// Where nothing changed but texts below front matter, they alone are made; the site and what is told of it are those of a build from
/// nothing, and whatever more may follow from a text is made as ever.
@Suite struct RewrittenTextTests {
  private static let files = SmallSite.files(with: [
    "content/glossary/demo.md": """
    ---
    kind: concept
    name: Demo
    definition: A look at the product with somebody who knows it.
    avoid: [{label: hot look, why: it names nothing}]
    ---
    What is shown is up to whoever shows it.

    """,
    "content/glossary/stages/tour.md": """
    ---
    kind: concept
    name: Guided tour
    synonyms: [tour]
    definition: A demo of an hour.
    ambiguous: [{label: tour, means: a journey}]
    semantics:
      criteria:
        all:
          - {ref: demo}
    ---
    It takes an hour. See [the demo](term:demo), and the [first part](#first-part).

    ## First part

    A welcome.

    """,
    "content/glossary/visit.md": """
    ---
    kind: concept
    name: Visit
    definition: A meeting at a customer.
    status: retired
    ---
    It was once.

    """,
    "content/glossary/call.md": """
    ---
    kind: concept
    name: Call
    definition: A talk by telephone.
    ---
    It rings.

    """,
    "content/pages/more.md": "# More\n\nWhat else there is to say.\n",
  ])

  private func built(_ folder: TemporaryFolder) async -> BuildOutcome {
    await build(BuildOptions(root: folder.path, threads: 1, surroundings: .plain))
  }

  private func started() async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write([path: text]) }
    // A file system's clock goes on by steps.
    try await Task.sleep(for: .milliseconds(30))
    #expect(!(await built(folder)).hasFailed)
    return folder
  }

  /// Edits and builds; whether the texts alone were made, for then what is kept of documents is not written again.
  private func isAlone(_ command: String, in folder: TemporaryFolder) async throws -> Bool {
    let documents = try #require(folder.files(".concord/builds").first { $0.hasSuffix(".documents") })
    let before = folder.identity(documents)
    try await Task.sleep(for: .milliseconds(30))
    try folder.run(command)
    try await Task.sleep(for: .milliseconds(30))
    let outcome = await built(folder)
    let clean = try TemporaryFolder()
    try clean.run(
      "cp -R '\(folder.path)/content' . && if test -d '\(folder.path)/templates'; then cp -R '\(folder.path)/templates' .; fi")
    let whole = await build(BuildOptions(root: clean.path, threads: 1))
    #expect(outcome.findings == whole.findings, "after \(command)")
    #expect(outcome.hasFailed == whole.hasFailed, "after \(command)")
    if !whole.hasFailed {
      #expect(folder.site == clean.site, "after \(command)")
      #expect(outcome.written?.files == whole.written?.files)
      #expect(outcome.written?.definitions == whole.written?.definitions)
      #expect(outcome.written?.observations == whole.written?.observations)
      #expect(await built(folder).isUnchanged, "after \(command)")
    }
    return folder.identity(documents) == before && outcome.written?.made ?? 0 > 0
  }

  /// Each edit after those before it, with whether its texts alone are made.
  @Test(
    arguments: [
      // Words, links, headings, tables and mentions; two files at once.
      [
        ("printf '\\nIt may rain. [Or](term:call) a call: [](term:mql), an MQL.\\n' >> content/glossary/demo.md", true),
        ("printf '\\n## Then\\n\\n### And\\n\\n| a | b |\\n| - | - |\\n| Demo | 2 |\\n' >> content/glossary/demo.md", true),
        ("sed -i 's/It may rain/A demo of a call \\&amp; more/' content/glossary/demo.md", true),
        ("printf '\\nMore.\\n' >> content/glossary/demo.md; printf '\\nMore.\\n' >> content/glossary/call.md", true),
        ("sed -i '/^## Then/,$d' content/glossary/demo.md", true),
      ],
      // What was made alone is known to the build that makes more, and the other way round.
      [
        ("printf '\\nMore.\\n' >> content/glossary/call.md", true),
        ("sed -i 's/an hour/two hours/' content/glossary/stages/tour.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/call.md", true), ("printf '\\nMore.\\n' >> content/pages/more.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/demo.md", true),
        ("sed -i 's/name: Call/name: Telephone call/' content/glossary/call.md", false),
        ("printf '\\nA telephone call.\\n' >> content/glossary/demo.md", true),
      ],
      // A page whose text shows a number, before or after.
      [
        ("printf '\\nMore.\\n' >> content/glossary/mql.md", false),
        ("printf '\\nThere were [](metric:mql-count).\\n' >> content/glossary/demo.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/demo.md", false), ("sed -i '/There were/d' content/glossary/demo.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/demo.md", true),
      ],
      // Words of which there is something to tell, or may be.
      [
        ("printf '\\nA hot look.\\n' >> content/glossary/call.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/call.md", false),
        ("sed -i '/hot look/d' content/glossary/call.md", false), ("printf '\\nMore.\\n' >> content/glossary/call.md", true),
        ("printf '\\nA hot look.\\n' >> content/glossary/demo.md", false),
        ("printf '\\nA [tour](term:tour).\\n' >> content/glossary/call.md", false),
        ("sed -i '/term:tour/d' content/glossary/call.md", true),
        ("printf '\\nA [visit](term:visit).\\n' >> content/glossary/call.md", false),
      ],
      // Names that Unicode calls one, of which each is a file.
      [
        ("mkdir content/glossary/z\u{e9} && mv content/glossary/call.md content/glossary/z\u{e9}", false),
        ("mv content/glossary/z\u{e9} content/glossary/ze\u{301} && echo More. >> content/glossary/demo.md", false),
        ("echo More. >> content/glossary/demo.md", true),
      ],
      // A text that comes and goes.
      [
        ("sed -i '/It rings/d' content/glossary/call.md", false), ("printf 'It rings.\\n' >> content/glossary/call.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/call.md", true),
      ],
      // Links that lead nowhere, and text that cannot be read.
      [
        ("printf '\\n[That](term:nowhere).\\n' >> content/glossary/call.md", false),
        ("sed -i '/nowhere/d' content/glossary/call.md", true),
        ("printf '\\n[That](#nowhere).\\n' >> content/glossary/call.md", false),
        ("sed -i '/nowhere/d' content/glossary/call.md", true),
        ("printf '\\nA <b>word</b>.\\n' >> content/glossary/call.md", false),
        ("printf '\\nMore.\\n' >> content/glossary/call.md", false),
        ("printf '\\n\\377.\\n' >> content/glossary/call.md", false),
      ],
      // Pages that show their content twice, and then once again.
      [
        ("mkdir templates; echo '{{{content}}}{{{content}}}' > templates/page.mustache", false),
        ("printf '\\nMore.\\n' >> content/glossary/call.md", false),
        ("echo '<p>{{{content}}}' > templates/page.mustache", false),
        ("printf '\\nMore.\\n' >> content/glossary/call.md", true),
      ],
    ] as [[(String, Bool)]])
  func givesWhatABuildFromNothingGives(edits: [(String, Bool)]) async throws {
    let folder = try await started()
    for (command, alone) in edits { #expect(try await isAlone(command, in: folder) == alone, "\(command)") }
  }

  /// What is kept of texts is not believed where it is torn, foreign or of another build.
  @Test(arguments: [
    ": > FILE", "head -c 100 FILE > x; cat x > FILE", "head -c -1 FILE > x; cat x > FILE", "printf x >> FILE",
    "printf 0000 | dd of=FILE conv=notrunc bs=1 seek=160", "head -c 4000 /dev/urandom > FILE", "chmod g+w FILE", "rm FILE",
    "rm FILE; mkdir FILE", "cat FILE > x; rm FILE; ln -s ../../x FILE", "cp old FILE",
  ])
  func whatWasKeptOfTextsIsNotBelievedForItsOwnSake(damage: String) async throws {
    let folder = try await started()
    let file = try #require(folder.files(".concord/builds").first { $0.hasSuffix(".texts") })
    try folder.run("cp \(file) old")
    #expect(try await !isAlone("sed -i 's/name: Call/name: Telephone call/' content/glossary/call.md", in: folder))
    try folder.run(damage.split(separator: "FILE", omittingEmptySubsequences: false).joined(separator: file))
    #expect(try await !isAlone("printf '\\nMore.\\n' >> content/glossary/demo.md", in: folder))
    #expect(
      try await isAlone("printf '\\nMore.\\n' >> content/glossary/demo.md", in: folder) == !damage.hasSuffix("mkdir FILE"))
  }

  /// Whoever writes into the site while it is published is found out by the next build.
  @Test func aPageThatSomebodyWritesMeanwhileIsMadeAgain() async throws {
    let folder = try await started()
    let page = try #require(folder.read("output/dictionary/demo.html"))
    try folder.run("printf '\\nMore.\\n' >> content/glossary/call.md")
    _ = await build(BuildOptions(root: folder.path, threads: 1, surroundings: .plain)) { stage in
      guard case .publishing = stage else { return }
      _ = try? folder.run("printf x >> output/dictionary/demo.html")
    }
    #expect(!(await built(folder)).isUnchanged)
    #expect(folder.read("output/dictionary/demo.html") == page)
  }

  /// A repository that stands otherwise than it did has more to tell.
  @Test func whatGitSaysOtherwiseIsMade() async throws {
    let folder = try await SignedSite.make()
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder)
    for (command, made) in [
      ("printf '\\nMore.\\n' >> content/glossary/mql.md", 2), ("printf '\\nYet more.\\n' >> content/glossary/mql.md", 1),
      ("git checkout --quiet -- content", 2),
    ] {
      try await Task.sleep(for: .milliseconds(30))
      try folder.run(command)
      try await Task.sleep(for: .milliseconds(30))
      let outcome = await built(folder)
      let clean = try folder.copy()
      try clean.run("rm -rf output .concord")
      #expect(await built(clean).findings == outcome.findings)
      #expect(folder.site == clean.site, "after \(command)")
      #expect(outcome.written?.made == made, "after \(command)")
    }
  }

  /// What git says of the commits before is asked where it may be another thing than it was, with an edit and without one.
  @Test(
    arguments: ["mkdir -p .git/info && git rev-parse HEAD > .git/info/grafts", "git config log.showRoot false"],
    ["printf '\\nMore.\\n' >> content/glossary/mql.md", ":"])
  func whatGitSaysOfBeforeIsMade(command: String, edit: String) async throws {
    let folder = try await SignedSite.make()
    for command in ["printf '\\nMore.\\n' >> content/glossary/mql.md", "\(command); \(edit)"] {
      try await Task.sleep(for: .milliseconds(30))
      _ = await built(folder)
      try folder.run(command)
      try await Task.sleep(for: .milliseconds(30))
    }
    let outcome = await built(folder)
    let clean = try folder.copy()
    try clean.run("rm -rf output .concord")
    #expect(await built(clean).findings == outcome.findings)
    #expect(folder.site == clean.site)
  }
}
