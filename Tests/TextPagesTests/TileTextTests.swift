import Documents
import Testing
import TextPages

/// Headline numbers as text.
struct TileTextTests {
  @Test func aTileWithoutANumberSaysWhy() {
    let tiles = [
      Tile(key: "a-1", title: "Leads", .none(why: "No value for October 2026.")),
      Tile(key: "a-2", title: "Spend", owner: "Marketing", .none(why: "No value for October 2026.")),
    ]
    let document = Document(address: Address("a.html"), title: "A", description: "", section: nil, blocks: [.tiles(tiles)])
    #expect(
      textPage(document) == """
        Leads
          No value for October 2026.

        Spend (Marketing)
          No value for October 2026.

        """)
  }
}
