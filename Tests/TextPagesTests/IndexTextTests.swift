import Documents
import Testing
import TextPages

@Suite struct IndexTextTests {
  private func text(_ blocks: [Block]) -> String {
    textPage(Document(address: .dictionary, title: "Dictionary", description: "", section: nil, blocks: blocks))
  }

  @Test func anEntryIsTheWordWithWhatItIsAndItsSentenceBelow() {
    let agreed = Inline.state(StateLabel(.agreed, "agreed", tone: .named("agreed")))
    let mql = Entry(
      id: "t.mql", state: "agreed", kind: "stage",
      name: "\(.link(Link("Marketing-qualified lead", to: .site(.definition("mql")))))\(.span(.abbreviation, " MQL"))",
      sentence: "A lead that asked for a demo. \(.span(.otherWords, "Never: hot lead."))",
      kindWords: "stage\(.span(.group, " \(version: 2)"))", answerer: "Marketing", stateLabel: agreed)
    let lead = Entry(
      id: "t.lead", state: nil, kind: "concept", name: "Lead", sentence: "A person.", kindWords: "concept", answerer: nil,
      stateLabel: nil)
    #expect(
      text([.entries(Entries(nil, [lead, mql]))]) == """
        Lead (concept)
          A person.

        Marketing-qualified lead MQL (stage v2, Marketing, agreed)
          A lead that asked for a demo. Never: hot lead.

        """)
  }

  @Test func aFinderIsHowManyThereAreOfEachKind() {
    let states = Finder.Filter(
      "state", "State", all: .init("all", "All", 1204), [.init("agreed", "Agreed", 1200), .init("draft", "Draft", 4)])
    let finder = Finder(examples: "MQL", hint: "Suggests the agreed word as you type.", [states])
    #expect(text([.finder(finder)]) == "State: all 1,204, agreed 1,200 and draft 4\n")
    #expect(text([.finder(Finder(examples: nil, hint: "Suggests.", []))]) == "")
  }

  @Test func lettersAreThoseThatThereAreWordsFor() {
    let strip = LetterStrip([
      .init("A", to: .here("letter-a"), isCurrent: false), .init("B", to: nil, isCurrent: false),
      .init("C", to: .site(.letter("c")), isCurrent: true),
    ])
    #expect(text([.letters(strip)]) == "A C\n")
  }

  @Test func aStateIsSetApartFromTheNameAndTheReason() {
    let lapsed = Inline.state(StateLabel(.lapsed, "lapsed", tone: .named("lapsed")))
    let line: Phrase = "\(lapsed)\(.text("MQL"))\(.span(.group, "changed and not signed again"))"
    #expect(text([.list(List(.states, [List.Item(line)]))]) == "- lapsed, MQL, changed and not signed again\n")
  }

  @Test func otherPeriodsAreNamedByTheirPlace() {
    let all = Link("All periods", to: .site(.periods))
    let before = Link("September 2026", to: .site(.dashboard))
    let after = Link("November 2026", to: .site(.dashboard))
    #expect(
      text([.periods(PeriodLinks(before: before, after: after, all: all))])
        == "Previous: September 2026. Next: November 2026.\n")
    #expect(text([.periods(PeriodLinks(before: nil, after: nil, all: all))]) == "")
  }
}
