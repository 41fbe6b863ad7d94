import Definitions
import Documents
import Editions
import HyperText
import Testing

@testable import Figures

@Suite struct DictionaryIndexTests {
  private func concepts(_ names: [String]) -> [String: String] {
    Dictionary(
      names.enumerated().map { number, name in
        ("term-\(number)", "---\nkind: concept\nname: \"\(name)\"\ndefinition: A word.\n---\n")
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test(arguments: [
    ("Marketing", "m"), ("éclair", "e"), ("Östlich", "o"), ("3 visits", "0"), ("\u{201C}Hot\u{201D} lead", "h"), ("線索", "0"),
    ("", "0"),
  ])
  func nameStandsUnderTheLetterPeopleLookItUpBy(_ name: String, _ letter: String) {
    #expect(dictionaryLetter(of: name) == letter)
  }

  @Test func longDictionaryIsSplitAndEveryPageStaysBounded() throws {
    var fixture = Fixture(definitions: concepts((0..<40).map { "Map \($0)" } + ["Apple"]))
    fixture.site += "\nglossary: {split_at: 15}"
    let site = try fixture.made()
    let artifacts = dictionaryArtifacts(of: site)
    let paths = artifacts.map(\.address.path).filter { $0.contains("letter") }
    #expect(paths == ["letter-a", "letter-m", "letter-m-2", "letter-m-3"].map { "dictionary/\($0).html" })
    for path in paths {
      let html = try site.page(Address(path), in: artifacts).html
      #expect(html.components(text: "<li class=\"entry") <= 15)
    }
    let index = try site.page(.dictionary, in: artifacts).html
    #expect(index.contains("40 definitions"))
    #expect(index.components(text: "<li class=\"entry") == 0)
  }

  @Test func wordThatEverythingUsesNamesAFewAndLinksToAll() throws {
    var definitions = ["base": "---\nkind: concept\nname: Base\ndefinition: A word.\n---\n"]
    for number in 0..<60 {
      definitions["user-\(number)"] =
        "---\nkind: concept\nname: User \(number)\ndefinition: A word.\nsemantics: {criteria: {all: [{ref: base}]}}\n---\n"
    }
    let site = try Fixture(definitions: definitions).made()
    let artifacts = dictionaryArtifacts(of: site)
    let html = try site.page(.definition("base"), in: artifacts).html
    #expect(html.contains("and 36 more"))
    #expect(html.contains("href=\"base/uses.html\""))
    let all = try site.page(Address("dictionary/base/uses.html"), in: artifacts).html
    #expect(all.components(text: "<li class=\"entry") == 60)
  }

  @Test func onlyKindsThatExistAreOffered() throws {
    let site = try Fixture(definitions: DictionaryTests.present).made()
    let html = try site.page(.dictionary, in: dictionaryArtifacts(of: site)).html
    #expect(html.contains("id=\"kind-stage\""))
    #expect(!html.contains("id=\"kind-calendar\""))
  }

  @Test func emptyGlossarySaysWhatToDo() throws {
    let site = try Fixture().made()
    let html = try site.page(.dictionary, in: dictionaryArtifacts(of: site)).html
    #expect(html.contains("No definitions yet"))
  }

  @Test func searchKnowsNamesSynonymsAndWordsToAvoid() throws {
    let site = try Fixture(definitions: DictionaryTests.present).made()
    let script = String(decoding: searchIndex(glossary: site.edition.glossary, pages: []), as: UTF8.self)
    #expect(script.hasPrefix("window.concordSearch=[["))
    #expect(script.contains(#"["Marketing-qualified lead","MQL, stage","dictionary/mql.html","MQL qualified lead"]"#))
    #expect(script.contains(#"["hot lead","say MQL","dictionary/mql.html","",1]"#))
  }

  @Test func searchIsSafeForAnyText() throws {
    let name = #"</script>\ "quoted" "# + "\u{2028}"
    let text = "---\nkind: concept\nname: '\(name.replacing("'", with: "''"))'\ndefinition: A word.\n---\n"
    let site = try Fixture(definitions: ["odd": text]).made()
    let script = String(decoding: searchIndex(glossary: site.edition.glossary, pages: []), as: UTF8.self)
    #expect(!script.contains("</script"))
    #expect(!script.contains("\u{2028}"))
    #expect(script.contains(#"\u003c/script>\\ \"quoted\""#))
  }

  @Test func shortcodesBecomeLinks() {
    let text =
      #"A {{< glossary_tooltip text="pods" term_id="pod" >}} and {{<glossary_tooltip term_id="job">}}{{< note >}} {{ x"#
    let resolved = String(decoding: Shortcodes.resolved(in: Array(text.utf8)), as: UTF8.self)
    #expect(resolved == "A [pods](term:pod) and [](term:job) {{ x")
  }

  @Test func macrosBecomeTheirText() {
    let text = """
      {{GlossarySidebar}}

      In {{Glossary("API", "APIs")}}, {{cssxref("&lt;color&gt;")}} and `{{code("stays")}}`.
      ```
      {{Glossary("API")}}
      ```
      """
    let resolved = String(decoding: Shortcodes.resolved(in: Array(text.utf8)), as: UTF8.self)
    #expect(
      resolved == """


        In APIs, \\<color> and `{{code("stays")}}`.
        ```
        {{Glossary("API")}}
        ```
        """)
  }
}
