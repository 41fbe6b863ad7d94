import Markup
import Testing

@Test func emptyTextIsAnEmptyDocument() { #expect(parseMarkup("", file: "a.md").blocks.isEmpty) }
