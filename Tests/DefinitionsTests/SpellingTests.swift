import Definitions
import Diagnostics
import Testing

/// How the source of a code list writes its codes: the steward's, and no part of the meaning.
@Suite struct SpellingTests {
  private func channels(_ source: String) -> (definition: Definition?, problems: [String]) {
    let text = """
      ---
      kind: code-list
      name: Channels
      definition: The channels.
      semantics: {codes: [{code: events, label: Events}, {code: paid-search, label: Paid search}]}
      source:
        table: leads
      \(source)
      ---
      """
    let (definition, found) = readDefinition(
      Array(text.utf8), path: "content/glossary/channels.md", settings: SiteSettings(title: "Northwind"))
    return (definition, found.map { "\($0.position.line):\($0.position.column): \($0.message)" })
  }

  @Test func aliasesAreReadAsTheirCodeAndWordsForMissingAsNothing() throws {
    let (definition, problems) = channels(
      """
        aliases: [{code: paid-search, also: [SEM, "Paid  search"]}]
        missing: ["?", n/a]
      """)
    #expect(problems == [])
    let spellings = try #require(definition?.source?.spellings)
    let listed: Set = ["events", "paid-search"]
    let read = ["events", "SEM", " SEM ", "Paid search", "sem", "?", " n/a", "fax"].map { spellings.member($0, of: listed) }
    #expect(read == ["events", "paid-search", "paid-search", "paid-search", "sem", nil, nil, "fax"])
  }

  @Test func oneMoreSpellingIsAnotherSourceAndTheSameMeaning() throws {
    let plain = try #require(channels("").definition)
    let first = try #require(channels("  aliases: [{code: paid-search, also: [SEM, PPC]}]").definition)
    let same = try #require(
      channels("  aliases: [{code: paid-search, also: [PPC]}, {code: paid-search, also: [SEM, PPC]}]").definition)
    let settings = SiteSettings(title: "N")
    let hashes = [plain, first, same].map { resolve([$0], settings: settings, asOf: nil).glossary.hashes(of: $0.id) }
    #expect(Set(hashes.map(\.?.own)).count == 1)
    #expect(hashes[0]?.source != hashes[1]?.source)
    #expect(hashes[1]?.source == hashes[2]?.source)
  }

  @Test func aSpellingStandsForOneThing() {
    let (_, problems) = channels(
      """
        aliases:
          - {code: events, also: [fair, paid-search]}
          - {code: paid-serch, also: [fair]}
        missing: [fair]
      """)
    #expect(
      problems == [
        "9:35: 'paid-search' is written as an alias of 'events' here, but is already the code itself",
        "10:14: 'source.aliases.code' is 'paid-serch', which is not one of the codes",
        "10:33: 'fair' is written as an alias of 'paid-serch' here, but is already an alias of 'events'",
        "11:13: 'fair' is written as a word for a missing value here, but is already an alias of 'paid-serch'",
      ])
  }

  @Test func onlyACodeListHasThem() {
    let text = """
      ---
      kind: stage
      name: Lead
      definition: Somebody who asked.
      semantics: {entity: lead}
      source: {missing: [n/a]}
      ---
      """
    let found = readDefinition(
      Array(text.utf8), path: "content/glossary/lead.md", settings: SiteSettings(title: "Northwind")
    ).diagnostics
    #expect(found.map(\.message) == ["'source.missing' is not a known key"])
  }
}
