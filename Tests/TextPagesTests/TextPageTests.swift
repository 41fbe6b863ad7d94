import Calendars
import Documents
import Testing
import TextPages

/// Documents in, whole text out.
struct TextPageTests {
  private func text(_ blocks: [Block]) -> String {
    textPage(Document(address: Address("a.html"), title: "A", description: "", section: nil, blocks: blocks))
  }

  @Test func titlesAreUnderlinedAndSentencesWrapped() {
    let sentence: Phrase =
      "\(count: 1204) definitions are agreed, and \(.counting(1, "review")) is overdue since \(day: CivilDate(daysSinceEpoch: 20_000))."
    #expect(
      text([
        .masthead("Health"), .paragraph(sentence + " " + sentence, .opening),
        .band("sources", "Sources", [.paragraph("Every source is signed.", .absent)]),
      ])
        == """
        Health
        ======

        1,204 definitions are agreed, and 1 review is overdue since 4 Oct 2024. 1,204
        definitions are agreed, and 1 review is overdue since 4 Oct 2024.

        Sources
        -------

        Every source is signed.

        """)
  }

  @Test func aTableIsDrawnAndABreakIsARow() {
    let table = Table(
      caption: "MQLs", columns: [.init("Month", isNumber: false), .init("Leads")],
      rows: [.init(["Sep 2026", "446"]), .init(["Oct 2026", "1,472"], followsBreak: true)], footer: [.init(["All", "1,918"])])
    #expect(
      text([.table(table)])
        == """
        MQLs
        Month    | Leads
        ---------+------
        Sep 2026 |   446
        ................
        Oct 2026 | 1,472
        ---------+------
        All      | 1,918

        """)
  }

  @Test func cellsOfATableThatIsTooWideAreBrokenAndNumbersNever() {
    let long = Phrase(String(repeating: "word ", count: 12))
    let table = Table(
      caption: "Wide",
      columns: [.init("Name", isNumber: false), .init("Said of it", isNumber: false), .init("Share of all its numbers")],
      rows: [.init(["one of the rows", long, "1,204 of 5,000"]), .init(["another", "short", "3 of 7"])])
    #expect(
      text([.table(table)])
        == """
        Wide
        Name            | Said of it                          | Share of all its numbers
        ----------------+-------------------------------------+-------------------------
        one of the rows | word word word word word word word  |           1,204 of 5,000
                        | word word word word word            |
        another         | short                               |                   3 of 7

        """)
  }

  @Test func aTableOfTooManyColumnsIsAGroupOfLinesForEachRow() {
    let names = (1...9).map { "Column-\($0)" }
    let table = Table(
      caption: "Many", columns: names.map { .init(Phrase($0), isNumber: false) },
      rows: [.init(["one of the rows"] + (2...9).map { Phrase("value-\(count: $0)") })])
    #expect(
      text([.table(table)])
        == """
        Many
        one of the rows
          Column-2: value-2
          Column-3: value-3
          Column-4: value-4
          Column-5: value-5
          Column-6: value-6
          Column-7: value-7
          Column-8: value-8
          Column-9: value-9

        """)
  }

  @Test func listsAndFactsHangBelowTheirMarks() {
    #expect(
      text([
        .list(List(isOrdered: true, [List.Item("first"), List.Item([.line("second"), .paragraph("and more")])])),
        .facts(Facts(.facts, [.init("As of", "6 Nov 2026"), .init("Agreed", "41 of 60")])),
      ])
        == """
        1. first
        2. second

           and more

        As of: 6 Nov 2026
        Agreed: 41 of 60

        """)
  }
}
