import Calendars
import Charts
import Documents
import Testing
import TextPages

/// What a definition's page shows besides sentences and tables, as text.
struct DefinitionTextTests {
  private func text(_ blocks: [Block]) -> String {
    textPage(Document(address: Address("a.html"), title: "A", description: "", section: nil, blocks: blocks))
  }

  @Test func theWayToAPageAndItsHead() {
    let letter = Link("M", to: .site(.dictionary.at("letter-m")))
    let facts: Phrase =
      "\(.state(StateLabel(.agreed, "agreed")))\(.span(.group, " stage"))\(.span(.group, " \(version: 2, .long)"))"
    #expect(
      text([
        .breadcrumb(Breadcrumb([.dictionary, letter], current: "MQL")),
        .heading(Heading(1, "Lead\(.span(.abbreviation, " MQL"))")), .paragraph(facts, .termFacts),
      ])
        == """
        Dictionary > M > MQL

        Lead MQL
        ========

        agreed, stage, version 2

        """)
  }

  @Test func conditionsAreATreeOfLines() {
    let condition = Condition.group(
      "all of", within: nil,
      [
        .group("any of", within: "30 days", [.holds("pricing page view, at least 2"), .holds("demo request")]),
        .not("not", "a competitor"), .holds(Phrase(.link(Link("Lead \(version: 1)", to: .site(.definition("lead")))))),
      ])
    #expect(
      text([.condition(condition)])
        == """
        all of:
        - any of, in the last 30 days:
          - pricing page view, at least 2
          - demo request
        - not a competitor
        - Lead v1

        """)
  }

  @Test func signaturesSayWhoSignedAndWhoIsWaitedFor() {
    let day = CivilDate(daysSinceEpoch: 20_000)
    let signatures = Signatures([
      .init("Sales", isSigned: true, ["VP Sales", Phrase(.date(day, .short)), Phrase(.code("cf1eb57b"))]),
      .init("Marketing", isSigned: false, ["has not signed", "waits for VP Marketing"]),
    ])
    #expect(!signatures.isWhole)
    #expect(
      text([.signatures(signatures)])
        == """
        [x] Sales: VP Sales; 4 Oct 2024; cf1eb57b
        [ ] Marketing: has not signed; waits for VP Marketing

        """)
  }

  @Test func aDiagramNamesItsBoxesColumnByColumn() {
    let used = (1...4).map { Lineage.Node(id: "m\($0)", label: "Metric \($0)", note: "metric v\($0)") }
    let lineage = Lineage(
      key: "lin", title: "What MQL stands on and what stands on it",
      columns: [
        .init(head: "", nodes: []), .init(head: "this term", nodes: [.init(id: "mql", label: "MQL", note: "")]),
        .init(head: "used by", nodes: used),
      ], edges: [], cap: 3)
    #expect(
      text([.diagram(Diagram(name: "Around MQL", lineage, more: .here("list"), caption: "MQL carries 4 metrics."))])
        == """
        What MQL stands on and what stands on it
        this term: MQL
        used by: Metric 1 (metric v1), Metric 2 (metric v2) and 2 more
        MQL carries 4 metrics.

        """)
  }

  @Test func aListingKeepsItsLines() {
    #expect(
      text([.paragraph("SQL"), .listing("select *\n  from leads")])
        == """
        SQL

            select *
              from leads

        """)
  }

  @Test func whatChangedIsMarkedWithinASentence() {
    let sentence = Phrase([.text("in the last "), .removed("60"), .text(" "), .added("30"), .text(" days")])
    let lines: [Phrase] = ["\(.added("+ demo request")), loosened", Phrase(.removed("\u{2212} webinar")), "~ 2 (was 3)"]
    #expect(
      text([
        .paragraph(sentence), .list(List(nil, lines.map { List.Item($0) })),
        .facts(Facts(nil, [.init(Phrase(.removed("hot lead")), "say MQL")])),
      ])
        == """
        in the last [-60-] {+30+} days

        - + demo request, loosened
        - \u{2212} webinar
        - ~ 2 (was 3)

        hot lead: say MQL

        """)
  }
}
