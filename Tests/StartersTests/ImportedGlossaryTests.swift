import Calendars
import Definitions
import Diagnostics
import Testing

@testable import Starters

/// Terms to files: whole text in, whole text out.
@Suite struct ImportedGlossaryTests {
  private func files(_ text: String, present: Set<String> = []) throws -> [String: String] {
    let day = try #require(CivilDate("2026-11-02"))
    let imported = importedGlossary(readTermPage(Array(text.utf8), path: "page.md"), present: present, on: day)
    return Dictionary(uniqueKeysWithValues: imported.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func aDraftWithItsOrigin() throws {
    let found = try files("## Sales-qualified lead (SQL)\nA lead that wants \"it\". See [MQL](#mql).\n\n## MQL\nA lead.\n")
    #expect(
      found["content/glossary/sales-qualified-lead.md"] == """
        ---
        kind: stage
        name: "Sales-qualified lead"
        abbreviation: "SQL"
        status: draft
        definition: "A lead that wants \\"it\\"."
        semantics:
          entity: lead
        ---
        A lead that wants "it". See [MQL](term:mql).

        Imported from page.md, line 1.

        """)
    #expect(found.count == 2)
  }

  @Test func twoEntriesAreAnAuditAndNoWinner() throws {
    let found = try files("## MQL\nA download.\n\n## Deal\nA purchase.\n\n## mql\nA demo.\n")
    #expect(
      found["content/audits/2026-Q4/sales.yml"] == """
        # Terms with two entries in the imported glossary. Correct which entry is whose, and who answers for it.
        by: "imported, not confirmed"
        date: 2026-11-02
        terms:
          mql: "A demo."

        """)
    #expect(found["content/glossary/mql.md"]?.contains("Not agreed: 2 entries say different things") == true)
  }

  @Test func sameWordsTwiceAreOneEntry() throws {
    let found = try files("## MQL\nA demo.\n\n## Deal\nA purchase.\n\n## mql\nA demo.\n")
    #expect(Set(found.keys) == ["content/glossary/mql.md", "content/glossary/deal.md"])
  }

  @Test func whatIsThereStays() throws {
    let found = try files("## MQL\nA demo.\n\n## Deal\nA purchase.\n", present: ["mql"])
    #expect(Array(found.keys) == ["content/glossary/deal.md"])
  }

  @Test func namesThatGiveNoIDOrTheSame() throws {
    let found = try files("## 商機\nA.\n\n## C\nB.\n\n## C#\nC.\n\n## Index\nD.\n")
    #expect(
      Set(found.keys) == [
        "content/glossary/term-1.md", "content/glossary/c.md", "content/glossary/c-2.md", "content/glossary/term-index.md",
      ])
  }

  /// Whatever somebody wrote, our own reader takes the file.
  @Test(arguments: [
    "## \"quoted\": yes\n- {a: b}\n\n## B\n---\nx\n...\n", "## A\u{200B}b\nHidden \u{202E}words.\n\n## C\n\n",
    "## [x](y) `z` {#q}\n# |\\\n\n## &amp;\n<b>\n",
    "## ---\n---\nkind: x\n---\n\n## Null\nnull\n",
  ])
  func isAlwaysRead(text: String) throws {
    for (path, text) in try files(text) where path.hasPrefix("content/glossary") {
      let read = readDefinition(
        Array(text.utf8), path: path, settings: SiteSettings(title: "", glossaryKeys: ["title": "name"]))
      #expect(read.diagnostics.filter { $0.severity == .error }.map(\.message) == [], "\(text)")
      #expect(read.definition != nil)
    }
  }
}
