import Diagnostics
import FrontMatter
import Testing

struct YAMLNodeTests {
  private let place = SourcePosition(file: "a.md", line: 3, column: 7)

  /// What is made reads as what is written does.
  @Test func valuesAreMade() throws {
    let written = try #require(parseYAML(Array("x: {y: [1, '2']}\nz:".utf8), file: "a.md").node)
    let y = try #require(written["x"]?["y"])
    let made = YAMLNode.mapping(
      [
        ("list", place, .list([y, .mapping(at: place), .scalar("t", isQuoted: true, at: place)], at: place)),
        ("again", place, y),
      ],
      at: place)
    #expect(made.position == place)
    #expect(made.entries?.map(\.key) == ["list", "again"])
    let list = try #require(made["list"]?.items)
    #expect(list.map(\.shape) == ["a list", "a mapping", "text"])
    #expect(list.first?.items?.map(\.text) == ["1", "2"])
    #expect(list.first?.items?.map(\.position.column) == [9, 12])
    #expect(made["again"]?.items?.map(\.text) == ["1", "2"])
    #expect(made["none"] == nil)
  }

  @Test func whatHoldsNothingHasNoParts() {
    #expect(YAMLItems.empty.isEmpty && YAMLEntries.empty.isEmpty)
    #expect(YAMLNode.list([], at: place).items?.isEmpty == true)
    #expect(YAMLNode.mapping(at: place)["a"] == nil)
  }

  @Test(arguments: [
    ("", false, true), ("~", false, true), ("null", false, true), ("null", true, false), ("Null", false, false),
  ])
  func whatWasLeftOutIsNothing(text: String, isQuoted: Bool, isNull: Bool) {
    let node = YAMLNode.scalar(text, isQuoted: isQuoted, at: place)
    #expect(node.isNull == isNull)
    #expect(node.text == (isNull ? "" : text))
    #expect(node.shape == (isNull ? "nothing" : "text"))
    #expect(node.items == nil && node.entries == nil)
  }
}
