import HyperText
import Markup
import Testing

/// Uses that a renderer was asked about, in the order of asking.
private final class Asked {
  var uses: [LinkUse] = []
}

@Test(arguments: [
  "[a](b) and ![c](d)", "- [a](1)\n- > [b](2)\n  > # [c](3)", "*a **[b](c)***", "[a ![b](c) d](e)", "![a [b](c) d](e)",
  "| [a](1) | b |\n|---|---|\n| c | [](2) |\n| [d](3) | ![](4) |", "```\n[a](b)\n```\n`[c](d)`", "[a](javascript:b) [](term:c)",
])
func shownLinksAreThoseThatARendererAsksFor(_ source: String) {
  let document = parseMarkup(source, file: "a.md")
  let asked = Asked()
  var options = RenderOptions()
  options.resolver = LinkResolver { use in
    asked.uses.append(use)
    return .asWritten
  }
  _ = renderMarkup(document, options)
  #expect(document.shownLinks.map(\.use) == asked.uses)
}

@Test func shownLinksTellWhetherTheirAuthorWroteAText() {
  let links = parseMarkup("[](metric:mqls) [*a*](term:mql) ![](b.png)", file: "a.md").shownLinks
  #expect(links.map(\.hasText) == [false, true, true])
}

@Test func aLabelStandsInPlaceOfTheTextThatNobodyWrote() {
  var options = RenderOptions()
  options.resolver = LinkResolver { _ in
    .link(LinkTarget(href: "b", text: "487", label: HTML(markup: "<data value=\"0\">487</data>")))
  }
  let html = renderMarkup(parseMarkup("[](a) [c](a)", file: "a.md"), options).html.string
  #expect(html == "<p><a href=\"b\"><data value=\"0\">487</data></a> <a href=\"b\">c</a></p>\n")
}
