import Documents
import Testing
import TextPages

/// A part of a report that is no chart, as text.
struct PanelTextTests {
  @Test func aPanelIsItsHeadingWhatItShowsAndItsNote() {
    let table = Table(
      caption: "Minutes", columns: [.init("Item", isNumber: false), .init("Minutes")],
      rows: [Table.Row(["Numbers", "\(.meaningChange)\(count: 10)"])])
    let panel = Panel(key: "b-agenda", heading: "Agenda, \(count: 10) minutes", [.table(table)], note: "Bring the log.")
    let document = Document(
      address: Address("a.html"), title: "A", description: "", section: nil, blocks: [.panel(panel)])
    #expect(
      textPage(document) == """
        Agenda, 10 minutes

        Minutes
        Item    | Minutes
        --------+--------
        Numbers |    ┆ 10

        Bring the log.

        """)
  }
}
