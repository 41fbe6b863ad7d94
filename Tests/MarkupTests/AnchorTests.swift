import HyperText
import Markup
import Testing

/// A page's own ids stay its own: a heading that would take one is renamed, and links to it follow.
@Suite struct AnchorTests {
  private func html(_ source: String, avoiding isTaken: (String) -> Bool) -> String {
    var options = RenderOptions()
    options.headingAnchors = true
    return renderMarkup(parseMarkup(source, file: "a.md").avoiding(isTaken), options).html.string
  }

  @Test(arguments: [
    ("# Main\n\n[up](#main)", "<h1 id=\"section-main\">Main</h1>\n<p><a href=\"#section-main\">up</a></p>\n"),
    ("# Main\n\n# Main", "<h1 id=\"section-main\">Main</h1>\n<h1 id=\"main-2\">Main</h1>\n"),
    (
      "# Section main\n\n> # Main",
      "<h1 id=\"section-main\">Section main</h1>\n<blockquote>\n<h1 id=\"section-main-2\">Main</h1>\n</blockquote>\n"
    ),
    (
      "# B-one\n\n- # B-two",
      "<h1 id=\"section-b-one\">B-one</h1>\n<ul>\n<li>\n<h1 id=\"section-b-two\">B-two</h1>\n</li>\n</ul>\n"
    ),
    (
      "# Other\n\n[a](#other) [b](x#main)",
      "<h1 id=\"other\">Other</h1>\n<p><a href=\"#other\">a</a> <a href=\"x#main\">b</a></p>\n"
    ),
  ])
  func headingsMakeWay(source: String, expected: String) {
    #expect(html(source) { $0 == "main" || $0.hasPrefix("b-") } == expected)
  }

  @Test func headingsLinksAndTreeSayTheSame() {
    let document = parseMarkup("# Main\n\n| a |\n|---|\n| **[x](#main)** |\n", file: "a.md").avoiding { $0 == "main" }
    #expect(document.headings.map(\.anchor) == ["section-main"])
    #expect(document.links.map(\.destination) == ["#section-main"])
    #expect(renderMarkup(document).html.string.contains("href=\"#section-main\""))
  }

  @Test func noTwoElementsOfADocumentShareAnId() {
    let source = (0..<400).map { "# \(["Main", "Section main", "Main 2", "B-x", "Section b-x"][$0 % 5])\n" }.joined(
      separator: "\n")
    let anchors = parseMarkup(source, file: "a.md").avoiding { $0.hasPrefix("main") || $0.hasPrefix("b-") }.headings.map(
      \.anchor)
    #expect(Set(anchors).count == 400)
    #expect(!anchors.contains { $0.hasPrefix("main") || $0.hasPrefix("b-") })
  }
}
