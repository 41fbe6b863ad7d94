import Diagnostics
import Pipeline
import Testing

/// SQL the language is not SQL the lead.
@Suite struct AmbiguousWordTests {
  private static let lead = """
    ---
    kind: stage
    name: Sales-qualified lead
    abbreviation: SQL
    ambiguous: [{label: SQL, means: the query language}]
    definition: A lead that sales spoke to.
    semantics: {entity: lead, criteria: {all: [Sales spoke to it]}}
    ---

    """

  private func built(_ files: KeyValuePairs<String, String>, writes: Bool = false) async throws -> (
    folder: TemporaryFolder, findings: [Diagnostic]
  ) {
    let folder = try TemporaryFolder().write(SmallSite.files).write(["content/glossary/sql.md": Self.lead]).write(files)
    return (folder, await build(BuildOptions(root: folder.path, threads: 1, writes: writes)).findings)
  }

  private func findings(_ files: KeyValuePairs<String, String>) async throws -> [String] {
    try await built(files).findings.filter { $0.rule == .pageAmbiguousWord || $0.rule == .definitionUnknownReference }.map {
      "\($0.position.file.dropFirst("content/".count)):\($0.position.line):\($0.position.column): \($0.message)"
    }
  }

  private static let message = "'SQL' may mean Sales-qualified lead or the query language, and nothing here says which"

  @Test(arguments: [
    ("pages/other.md", "The SQL is wrong.", 1, 5), ("notes/2026-10.md", "One.\n\nTwo SQLs, three SQLs.", 3, 5),
    ("pages/other.md", "```concord trend\nmetric: mql-count\ntitle: SQL a month\n```", 3, 8),
    ("pages/other.md", "---\ntitle: SQL\n---\nText.", 2, 8),
    ("glossary/mql-count.md", metric(prose: "Counted in SQL."), 7, 12),
    ("glossary/query.md", "---\nkind: concept\nname: SQL view\ndefinition: A saved query.\n---\n", 3, 7),
    ("glossary/query.md", "---\nkind: concept\nname: Saved query\ndefinition: A view in SQL.\n---\n", 4, 23),
  ])
  func aTextThatDoesNotSayWhichIsWarnedOnceWithItsPlace(file: String, text: String, line: Int, column: Int) async throws {
    #expect(try await findings(["content/\(file)": text]) == ["\(file):\(line):\(column): \(Self.message)"])
  }

  @Test(arguments: [
    ("pages/other.md", "---\nvocabulary: {SQL: other}\n---\nThe SQL is wrong."),
    ("notes/2026-10.md", "---\nvocabulary: {SQL: sql}\n---\nThe SQL is cold."),
    ("pages/other.md", "The `SQL` is wrong, and ``SELECT ` SQL`` too."), ("pages/other.md", "An [SQL](term:sql), the SQL."),
    ("pages/other.md", "The SQL is [a lead][1].\n\n[1]: term:sql"),
    ("pages/other.md", "The sql and Sql are no words in capitals."),
    ("glossary/sql.md", lead + "An SQL of ours."),
    ("glossary/mql-count.md", metric(prose: "Counted in SQL.", "related: [sql]")),
    ("glossary/mql-count.md", metric(prose: "Counted in SQL.", "vocabulary: {SQL: other}")),
    (
      "glossary/sql-count.md",
      "---\nkind: metric\nname: SQL volume\ndefinition: Each SQL.\nsemantics: {type: count, of: sql}\n---\n"
    ),
  ])
  func aTextThatSaysWhichPasses(file: String, text: String) async throws {
    #expect(try await findings(["content/\(file)": text]) == [])
  }

  @Test func codeThatLooksLikeALinkTellsNothing() async throws {
    #expect(try await findings(["content/pages/other.md": "Write `[SQL](term:sql)` for SQL."]).count == 1)
  }

  @Test func theSuggestionNamesEveryWayToSayWhich() async throws {
    let found = try await built(["content/pages/other.md": "SQL"]).findings.first { $0.rule == .pageAmbiguousWord }
    #expect(
      found?.suggestion
        == "say vocabulary: {SQL: sql} or {SQL: other} in the front matter, link it once as [SQL](term:sql), or write `SQL` as code"
    )
  }

  @Test(arguments: [
    ("{SLQ: other}", "pages/other.md:2:14: no definition is called 'SLQ'"),
    ("{SQL: slq}", "pages/other.md:2:14: 'SQL' is said to mean 'slq', which has no definition"),
    ("{SQL: mql}", "pages/other.md:2:14: 'SQL' is said to mean 'mql', which does not have that name"),
  ])
  func aSenseThatDoesNotExistIsTold(vocabulary: String, message: String) async throws {
    #expect(try await findings(["content/pages/other.md": "---\nvocabulary: \(vocabulary)\n---\nText."]) == [message])
  }

  @Test func onlyALabelOfItsOwnCanBeAmbiguous() async throws {
    let text = Self.lead.replacing("label: SQL", with: "label: SQLs")
    let found = try await built(["content/glossary/sql.md": text]).findings.first { $0.rule == .schemaValue }
    #expect(found?.message == "'ambiguous.label' is 'SQLs', which is not a name, abbreviation or synonym of this definition")
    #expect(found?.suggestion == "did you mean 'SQL'")
  }

  @Test(arguments: [("other", 0), ("sql", 1)])
  func onlyAPageThatMeansTheLeadLinksToIt(sense: String, links: Int) async throws {
    let page = "---\nvocabulary: {SQL: \(sense)}\n---\n# Page\n\nThe SQL here.\n"
    let (folder, _) = try await built(
      ["content/pages/other.md": page, "content/notes/2026-10.md": page], writes: true)
    for file in ["output/other.html", "output/notes.html"] {
      let html = try #require(folder.read(file))
      #expect(html.ranges(of: "dictionary/sql.html\">SQL</a>").count == links, "\(file)")
    }
  }

  /// Two definitions may share a label where both say so; then it is linked only where a text says which.
  @Test func aLabelOfTwoDefinitionsIsLinkedWhereATextSaysWhich() async throws {
    let language = """
      ---
      kind: concept
      name: Structured query language
      abbreviation: SQL
      ambiguous: [{label: SQL, means: the lead}]
      definition: A language.
      ---

      """
    let (folder, found) = try await built(
      [
        "content/glossary/sql-language.md": language, "content/pages/other.md": "The SQL.",
        "content/pages/told.md": "---\nvocabulary: {SQL: sql-language}\n---\nThe SQL.",
      ], writes: true)
    #expect(!found.contains { $0.rule == .definitionDuplicateLabel })
    #expect(found.filter { $0.rule == .pageAmbiguousWord }.map(\.position.file) == ["content/pages/other.md"])
    #expect(folder.read("output/other.html")?.contains(">SQL</a>") == false)
    #expect(folder.read("output/told.html")?.contains("dictionary/sql-language.html\">SQL</a>") == true)
    let plain = language.replacing("ambiguous: [{label: SQL, means: the lead}]\n", with: "")
    let told = try await built(["content/glossary/sql-language.md": plain]).findings
    #expect(told.contains { $0.rule == .definitionDuplicateLabel })
  }

  @Test func theDefinitionsPageSaysWhatElseItsWordMeans() async throws {
    let (folder, _) = try await built([:], writes: true)
    let html = try #require(folder.read("output/dictionary/sql.html"))
    #expect(html.contains("<dt>SQL</dt><dd>the query language</dd>"))
  }

  private static func metric(prose: String, _ line: String = "# none") -> String {
    """
    ---
    kind: metric
    name: MQLs
    definition: The number of leads that became MQL.
    semantics: {type: count, of: mql, unit: count}
    ---
    \(prose)
    """.replacing("name: MQLs", with: "name: MQLs\n\(line)").replacing("\n# none", with: "")
  }
}
