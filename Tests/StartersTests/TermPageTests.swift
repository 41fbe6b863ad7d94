import Diagnostics
import Testing

@testable import Starters

/// One long page, cut where its terms are.
@Suite struct TermPageTests {
  private func terms(_ text: String) -> [String] {
    readTermPage(Array(text.utf8), path: "page.md").terms.map { term in
      let abbreviation = term.abbreviation.map { " (\($0))" } ?? ""
      return
        "\(term.origin.line) \(term.name)\(abbreviation): \(term.sentence) | \(term.prose.split(separator: "\n").joined(separator: " / "))"
    }
  }

  @Test func theLevelWithTheMostNames() {
    let page = """
      # Words

      ## A
      ### Lead
      A person. Not a company.
      #### Examples
      - one
      ### MQL (marketing-qualified lead)
      A lead that **asked**.
      #### Examples
      ## B
      ### SAL
      A lead that sales took.

      ```
      ### code
      ```
      """
    #expect(
      terms(page) == [
        "4 Lead: A person. | A person. Not a company. / #### Examples / - one",
        "8 marketing-qualified lead (MQL): A lead that asked. | A lead that **asked**. / #### Examples",
        "12 SAL: A lead that sales took. | ``` / ### code / ```",
      ])
  }

  @Test func boldWordsWithADash() {
    #expect(
      terms("Our words.\n\n- **Lead** – a person who may buy.\n- **Deal**: a purchase.\n- **Won** - it is signed.\n") == [
        "3 Lead: a person who may buy. | ", "4 Deal: a purchase. | ", "5 Won: it is signed. | ",
      ])
  }

  @Test func aDefinitionList() {
    #expect(
      terms("Lead\n: A person who may buy.\n\nDeal\n: A purchase.\n") == [
        "1 Lead: A person who may buy. | ", "4 Deal: A purchase. | ",
      ])
  }

  @Test func aTable() {
    let page = "| Term | Owner | Definition |\n|---|---|---|\n| **Lead** | Ana | A person. |\n| Deal | | A purchase. |\n"
    #expect(terms(page) == ["3 Lead: A person. | - Owner: Ana", "4 Deal: A purchase. | "])
  }

  @Test(arguments: ["", "# Words\n", "Only words, no term.\n", "---\ntitle: Page\n---\n"])
  func aPageWithoutTerms(text: String) { #expect(terms(text) == []) }

  @Test func criteriaOfAStage() {
    let page = "## MQL\nA lead.\n\n**Entry criteria**\n- asked\n- [fits](#fit)\n\n## SAL\nTaken.\n"
    #expect(readTermPage(Array(page.utf8), path: "page.md").terms.map(\.criteria) == [["asked", "fits"], []])
  }
}
