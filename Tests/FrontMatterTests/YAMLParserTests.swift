import Diagnostics
import FrontMatter
import Testing

struct YAMLParserTests {
  @Test func readsAMapping() throws {
    let (node, diagnostics) = parseYAML(Array("a: 1\nb: [x, 'y']\n".utf8), file: "a.md", firstLine: 2)
    #expect(diagnostics.isEmpty)
    #expect(node?["a"]?.text == "1")
  }
}
