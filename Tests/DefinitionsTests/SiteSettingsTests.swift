import Calendars
import Definitions
import Diagnostics
import Testing

@Suite struct SiteSettingsTests {
  private func read(_ text: String) -> (settings: SiteSettings?, diagnostics: [Diagnostic]) {
    readSiteSettings(Array(text.utf8), path: "content/site.yml")
  }

  @Test func settingsHoldWhatTheFileSaysAndDefaultsElse() throws {
    let (read, problems) = read(
      """
      title: Northwind
      parties:
        sales: {name: Sales, lead: VP Sales}
        marketing: {lead: CMO, addresses: [cmo@example.com]}
      calendar: office-hours
      grain: week
      glossary: {keys: {title: name, id: ""}, split_at: 50}
      charts: {colors: ["#0072B2"]}
      rules: {definition.sentence: off, definition.not-agreed: error}
      """)
    let settings = try #require(read)
    #expect(lines(problems) == [])
    #expect(settings.parties.map(\.id) == ["sales", "marketing"])
    #expect(settings.parties.map(\.name) == ["Sales", "Marketing"])
    #expect(settings.references.map(\.id) == ["office-hours"])
    #expect(settings.grain == .week)
    #expect(settings.currency == "EUR")
    #expect(settings.freeze == 5)
    #expect(settings.glossaryKeys == ["title": "name", "id": ""])
    #expect(settings.splitAt == 50)
    #expect(settings.chartColors == ["#0072b2"])
    #expect(settings.severities == [.definitionSentence: nil as Severity?, .definitionNotAgreed: .error])
  }

  @Test func thirtyPartiesCanAgreeAndNotMore() {
    func site(_ count: Int) -> String { "title: T\nparties:\n" + (1...count).map { "  p\($0): {}\n" }.joined() }
    #expect(read(site(30)).settings?.parties.count == 30)
    #expect(lines(read(site(30)).diagnostics) == [])
    let (settings, problems) = read(site(31))
    #expect(settings?.parties.count == 30)
    #expect(
      lines(problems) == [
        "site.yml:33:3: error: 'parties' has 31 parties, but at most 30 can agree on a meaning "
          + "(name the teams that sign; who works in them needs no party of its own) [schema.value]"
      ])
  }

  @Test func allMistakesAreReported() {
    let (settings, problems) = read(
      """
      title: Northwind
      curency: EUR
      parties: {steward: {name: S}}
      charts: {colors: [red]}
      glossary: {keys: {title: nmae}}
      rules:
        definition.sentense: off
        csv.quote: warning
        definition.sentence: loud
      """)
    #expect(settings?.title == "Northwind")
    #expect(
      lines(problems) == [
        "site.yml:2:1: error: 'curency' is not a known key (did you mean 'currency') [schema.unknown-key]",
        "site.yml:3:11: error: 'parties.steward' is not a name for a party "
          + "(use a-z, 0-9 and hyphens, and not steward, both or meaning) [schema.value]",
        "site.yml:4:19: error: 'red' is not a colour (write \"#0072b2\") [schema.value]",
        "site.yml:5:26: error: 'glossary.keys.title' is 'nmae', which is not a key of a definition "
          + "(did you mean 'name') [schema.value]",
        "site.yml:7:3: error: 'rules.definition.sentense' is not a rule "
          + "(did you mean 'definition.sentence') [schema.unknown-key]",
        "site.yml:8:14: error: 'rules.csv.quote' is 'warning', but what this rule finds is always an error (remove the line) "
          + "[schema.value]",
        "site.yml:9:24: error: 'rules.definition.sentence' is 'loud', expected off, note, warning or error [schema.value]",
      ])
  }

  @Test(arguments: ["", "# nothing\n"])
  func anEmptyFileHasNoTitle(text: String) {
    let (settings, problems) = read(text)
    #expect(settings == nil)
    #expect(lines(problems) == ["site.yml:1:1: error: 'title' is missing [schema.missing-key]"])
  }
}
