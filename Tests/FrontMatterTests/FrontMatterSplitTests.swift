import Diagnostics
import FrontMatter
import Testing

struct FrontMatterSplitTests {
  @Test(arguments: [
    ("---\na: 1\n---\nText\n", "a: 1\n", "Text\n", 4),
    ("---\r\na: 1\r\n---\r\nText", "a: 1\r\n", "Text", 4),
    ("---\ra: 1\r---\rText\r", "a: 1\r", "Text\r", 4),
    ("---\na: 1\r\n\rb: 2\n---\nText", "a: 1\r\n\rb: 2\n", "Text", 6),
    ("\u{FEFF}---\na: 1\n...\nText", "a: 1\n", "Text", 4),
    ("--- \na: 1\nb: 2\n---\t\n\nText", "a: 1\nb: 2\n", "\nText", 5),
    ("---\n---\nText", "", "Text", 3),
    ("---\na: 1\n---", "a: 1\n", "", 4),
    ("---\na: ---x\n----\n---\nText\n---\n", "a: ---x\n----\n", "Text\n---\n", 5),
  ])
  func findsTheFrontMatter(_ text: String, _ yaml: String, _ body: String, _ bodyFirstLine: Int) throws {
    let bytes = Array(text.utf8)
    let (split, diagnostics) = splitFrontMatter(bytes, file: "a.md")
    #expect(diagnostics.isEmpty)
    #expect(String(decoding: bytes[try #require(split.yaml)], as: UTF8.self) == yaml)
    #expect(String(decoding: bytes[split.body], as: UTF8.self) == body)
    #expect(split.yamlFirstLine == 2)
    #expect(split.bodyFirstLine == bodyFirstLine)
  }

  @Test(arguments: [
    ("Text\n---\n", "Text\n---\n"), ("", ""), ("\u{FEFF}Text", "Text"), (" ---\n", " ---\n"), ("----\n", "----\n"),
  ])
  func findsNoneWhereNoneStandsFirst(_ text: String, _ body: String) {
    let bytes = Array(text.utf8)
    let (split, diagnostics) = splitFrontMatter(bytes, file: "a.md")
    #expect(diagnostics.isEmpty)
    #expect(split.yaml == nil)
    #expect(String(decoding: bytes[split.body], as: UTF8.self) == body)
    #expect(split.bodyFirstLine == 1)
  }

  @Test(arguments: ["---\na: 1\n", "---", "---\nText\n--- x\n"])
  func reportsFrontMatterThatIsNotClosed(_ text: String) {
    let (split, diagnostics) = splitFrontMatter(Array(text.utf8), file: "a.md")
    #expect(split.yaml == nil)
    #expect(diagnostics.map(\.rule) == [.yamlSyntax])
    #expect(diagnostics.first?.position == SourcePosition(file: "a.md", line: 1, column: 1))
  }
}
