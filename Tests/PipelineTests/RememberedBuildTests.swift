import Diagnostics
import Pipeline
import Testing

/// A process that builds again and again makes from what it remembers what a build from nothing makes, findings included, whatever
/// happens to the repository around its files.
@Suite struct RememberedBuildTests {
  private func built(_ folder: TemporaryFolder, _ memory: BuildMemory? = nil) async -> BuildOutcome {
    await build(BuildOptions(root: folder.path, threads: 1, surroundings: .plain, memory: memory))
  }

  /// Each command after those before it, with the documents that the build after it makes; nil where that does not matter.
  @Test(
    arguments: [
      // The first edit since the commit, and another one: the page of the term, and the log, which counts files.
      [("printf '\\nMore.\\n' >> content/glossary/mql.md", 2), ("printf '\\nYet more.\\n' >> content/glossary/mql.md", 1)],
      // Back to what is committed, which is not what an edit is expected to be.
      [("printf '\\nMore.\\n' >> content/glossary/mql.md", 2), ("git checkout --quiet -- content", 2)],
      [
        ("printf '\\nMore.\\n' >> content/glossary/mql.md", 2), ("git commit --quiet -a -m More", nil),
        ("printf '\\nMore.\\n' >> content/glossary/mql.md", 2),
      ],
      // Edits of two files, and then a git that is told to look at none.
      [
        ("printf '\\nMore.\\n' >> content/glossary/mql.md; printf '\\nMore.\\n' >> content/glossary/mql-count.md", nil),
        ("printf content/ > .git/info/exclude; git rm -r --quiet --cached content; printf x >> content/glossary/mql.md", nil),
        ("printf x >> content/glossary/mql.md", nil),
      ],
      [
        ("git checkout --quiet -b other; printf '\\nMore.\\n' >> content/glossary/mql.md; git commit --quiet -a -m More", nil),
        ("git checkout --quiet main", nil),
        ("printf '\\nMore.\\n' >> content/glossary/mql-count.md; git checkout --quiet other", nil),
      ],
    ] as [[(String, Int?)]])
  func givesWhatABuildFromNothingGives(commands: [(String, Int?)]) async throws {
    let folder = try await SignedSite.make()
    let memory = BuildMemory()
    try await Task.sleep(for: .milliseconds(30))
    _ = await built(folder, memory)
    for (command, made) in commands {
      try await Task.sleep(for: .milliseconds(30))
      try folder.run(command)
      try await Task.sleep(for: .milliseconds(30))
      let outcome = await built(folder, memory)
      let clean = try folder.copy()
      try clean.run("rm -rf output .concord")
      let whole = await built(clean)
      #expect(outcome.findings == whole.findings, "after \(command)")
      #expect(!whole.hasFailed)
      let (shown, wanted) = (folder.site, clean.site)
      #expect(Set(shown.keys).union(wanted.keys).filter { shown[$0] != wanted[$0] } == [], "after \(command)")
      if let made { #expect(outcome.written?.made == made, "after \(command)") }
    }
  }

  /// Whoever shows the site is told that it is there, before what is kept of it is written.
  @Test func tellsThatTheSiteIsThere() async throws {
    let folder = try await SignedSite.make()
    let options = BuildOptions(root: folder.path, threads: 1, surroundings: .plain)
    await confirmation { told in
      _ = await build(
        options,
        published: { outcome in
          #expect(outcome.written != nil && folder.read("output/index.html") != nil)
          #expect(folder.files(".concord/builds").allSatisfy { $0.hasSuffix("/clock") })
          told()
        })
    }
    try folder.run("cp -R .concord/builds kept; printf '\\nSee [that](term:nowhere).\\n' >> content/glossary/mql.md")
    let failed = await build(options, published: { _ in Issue.record("nothing was published") })
    #expect(failed.hasFailed)
    // Nor is anything kept of a build without a site.
    try folder.run("diff -r .concord/builds kept")
  }
}
