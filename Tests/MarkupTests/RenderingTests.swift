import Diagnostics
import HyperText
import Markup
import Testing

@Test(arguments: [
  ("a\n\nb", "<p>a</p>\n<p>b</p>\n"),
  ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"),
  ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
  ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
  ("3) a\n   - b", "<ol start=\"3\">\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ol>\n"),
  ("> a\n> # b", "<blockquote>\n<p>a</p>\n<h1>b</h1>\n</blockquote>\n"),
  ("a\\\nb  \nc\nd", "<p>a<br />\nb<br />\nc\nd</p>\n"),
  ("***\n", "<hr />\n"),
  ("```swift x\n<a>\"\n```", "<pre><code class=\"language-swift\">&lt;a&gt;&quot;\n</code></pre>\n"),
  ("    a & b", "<pre><code>a &amp; b\n</code></pre>\n"),
  ("[a](b \"c\")", "<p><a href=\"b\" title=\"c\">a</a></p>\n"),
  ("[a](<b ä'&>)", "<p><a href=\"b%20%C3%A4&#x27;&amp;\">a</a></p>\n"),
  ("![*a* `b`](c)", "<p><img src=\"c\" alt=\"a b\" /></p>\n"),
  ("![](c)", "<p><img src=\"c\" alt=\"\" /></p>\n"),
  ("[]()", "<p><a href=\"\"></a></p>\n"),
  ("<https://a.b/?c&d>", "<p><a href=\"https://a.b/?c&amp;d\">https://a.b/?c&amp;d</a></p>\n"),
  ("&copy; &#0; \\* \"q\"", "<p>© \u{FFFD} * &quot;q&quot;</p>\n"),
  ("\u{FEFF}# a", "<h1>a</h1>\n"),
  ("{{< glossary_tooltip text=\"a\" >}}", "<p>{{&lt; glossary_tooltip text=&quot;a&quot; &gt;}}</p>\n"),
])
func rendersAsTheReferenceDoes(_ source: String, _ html: String) {
  #expect(renderMarkup(parseMarkup(source, file: "a.md")).html.string == html)
}

@Test(arguments: [
  ("a <b>c</b>", "<p>a c</p>\n", ["1:3: raw HTML '<b>' is dropped", "1:7: raw HTML '</b>' is dropped"]),
  ("<div>\nx\n</div>\n\ny", "<p>y</p>\n", ["1:1: raw HTML '<div>' is dropped"]),
  ("a <!-- b --> c\n\n<!-- d\n\n-->\n<!--more-->", "<p>a  c</p>\n", []),
  ("<!-- a --> <i>b</i>", "", ["1:1: raw HTML '<i>b</i>' is dropped"]),
  ("a\n\n<!-- b\n\nc", "<p>a</p>\n", ["3:1: the HTML comment is never closed and hides what follows"]),
  ("[a](javascript:b)", "<p>a</p>\n", ["1:1: the javascript: address is dropped; its text stays"]),
  ("[a](<java\tSCRIPT:b>)", "<p>a</p>\n", ["1:1: the javascript: address is dropped; its text stays"]),
  ("[a](&#1;vbscript&colon;b)", "<p>a</p>\n", ["1:1: the vbscript: address is dropped; its text stays"]),
  ("[*a*](file:///b)", "<p><em>a</em></p>\n", ["1:1: the file: address is dropped; its text stays"]),
  ("[a](data:image/png;x)", "<p>a</p>\n", ["1:1: the data: address is dropped; its text stays"]),
  ("![a](data:image/svg+xml;x)", "<p>a</p>\n", ["1:1: the data: address is dropped; its text stays"]),
  ("![a](data:image/png;x)", "<p><img src=\"data:image/png;x\" alt=\"a\" /></p>\n", []),
])
func dropsWhatIsUnsafe(_ source: String, _ html: String, _ findings: [String]) {
  let document = parseMarkup(source, file: "a.md")
  #expect(renderMarkup(document).html.string == html)
  #expect(document.diagnostics.map { "\($0.position.line):\($0.position.column): \($0.message)" } == findings)
}

@Test func givesHeadingsStableAnchorsAndLevels() {
  let document = parseMarkup("# What's *new*?\n## A-b_c 2\n# What's new\n####### no\n###### Ärger\n# ?", file: "a.md")
  #expect(document.headings.map(\.anchor) == ["whats-new", "a-b_c-2", "whats-new-2", "ärger", "section"])
  #expect(document.firstHeading?.text == "What's new?")
  var options = RenderOptions()
  options.headingAnchors = true
  options.headingOffset = 1
  options.anchorPrefix = "n-"
  let html = renderMarkup(parseMarkup("# a\n###### a", file: "a.md"), options).html.string
  #expect(html == "<h2 id=\"n-a\">a</h2>\n<h6 id=\"n-a-2\">a</h6>\n")
}

@Test func resolvesLinksAndReportsThoseThatLeadNowhere() {
  let resolver = LinkResolver { use in
    switch use.destination {
    case "term:sal": .link(LinkTarget(href: "dictionary/sal.html", title: "A lead & more", text: "SAL"))
    case "term:slq": .broken(message: "there is no term 'slq'", suggestion: "did you mean 'sal'")
    default: .asWritten
    }
  }
  var options = RenderOptions()
  options.resolver = resolver
  let rendered = renderMarkup(
    parseMarkup("[](term:sal) [x](term:sal \"own\")\n[*y*](term:slq) ![z](term:slq) [](term:slq) [w](v)", file: "a.md"),
    options)
  #expect(
    rendered.html.string == """
      <p><a href="dictionary/sal.html" title="A lead &amp; more">SAL</a> \
      <a href="dictionary/sal.html" title="own">x</a>
      <em>y</em> z term:slq <a href="v">w</a></p>

      """)
  #expect(
    dump(rendered.diagnostics) == [1, 17, 32].map { "2:\($0): error markdown.broken-link: there is no term 'slq'" })
  #expect(rendered.diagnostics.first?.suggestion == "did you mean 'sal'")
}

@Test func putsABlockInPlaceOfAFence() {
  var options = RenderOptions()
  options.codeBlock = { code in
    guard code.info == "concord kpis" else { return nil }
    return HTML.text("[\(code.literal.dropLast()) line \(code.contentLine)]")
  }
  let source = "- ```concord kpis\n  a: b\n  ```\n\n```concord x\n```"
  let html = renderMarkup(parseMarkup(source, file: "a.md", firstLine: 5), options).html.string
  #expect(html == "<ul>\n<li>\n[a: b line 6]</li>\n</ul>\n<pre><code class=\"language-concord\"></code></pre>\n")
}

@Test func letsCodeBeScrolledWithTheKeyboard() {
  var options = RenderOptions()
  options.scrollableCode = true
  let html = renderMarkup(parseMarkup("    a", file: "a.md"), options).html.string
  #expect(html == "<pre class=\"scroll\" tabindex=\"0\"><code>a\n</code></pre>\n")
}
