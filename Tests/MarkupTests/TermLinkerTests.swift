import HyperText
import Markup
import Testing

private let linker = TermLinker([
  .init(id: "lead", names: ["Lead"]),
  .init(id: "mql", names: ["Marketing-qualified lead", "marketing  qualified lead"], abbreviations: ["MQL"]),
  .init(id: "sal", names: ["Sales-accepted lead"], abbreviations: ["SAL"]),
  .init(id: "won", names: ["closed-won", "Übergabe", "C++ (new)", "other/lead"], abbreviations: ["it"]),
  .init(id: "late", names: ["shared word"], abbreviations: ["IT", "PR"]),
  .init(id: "other", names: ["Shared  Word"], abbreviations: ["PR"]),
])

/// Source, and the text with every link as `[text](id)`.
@Test(arguments: [
  ("An MQL is a lead. MQL, lead.", "An [MQL](mql) is a [lead](lead). MQL, lead."),
  ("A marketing-qualified lead", "A [marketing-qualified lead](mql)"),
  ("A Marketing\nQualified\nLead and leads", "A [Marketing\nQualified\nLead](mql) and leads"),
  ("mql Mql MQLs xMQL MQL2 MQL", "mql Mql MQLs xMQL MQL2 [MQL](mql)"),
  ("`MQL` [MQL](u) *MQL*", "<code>MQL</code> [MQL](u) <em>[MQL](mql)</em>"),
  ("# MQL\nMQL", "<h1>MQL</h1>\n[MQL](mql)"),
  ("marketing-qualified account lead", "marketing-qualified account [lead](lead)"),
  ("marketing-qualified leads LEAD", "marketing-qualified leads [LEAD](lead)"),
  ("ÜBERGABE, closed-won", "[ÜBERGABE](won), closed-won"),
  ("it IT It", "[it](won) [IT](late) It"),
  ("a \"SAL\" & <SAL", "a &quot;[SAL](sal)&quot; &amp; &lt;SAL"),
  ("sales-accepted", "sales-accepted"),
  ("a shared word, a PR", "a shared word, a PR"),
])
func linksTheFirstMention(_ source: String, _ expected: String) {
  #expect(linked(source) == expected)
}

@Test func doesNotLinkWhatThePageLinksAlready() {
  #expect(linked("MQL and SAL", linked: ["mql"]) == "MQL and [SAL](sal)")
  var options = RenderOptions()
  options.terms = TermLinks(linker) { $0 }
  options.resolver = LinkResolver { _ in .link(LinkTarget(href: "x", term: "mql")) }
  let rendered = renderMarkup(parseMarkup("[that](term:mql) MQL", file: "a.md"), options)
  #expect(rendered.html.string == "<p><a href=\"x\">that</a> MQL</p>\n")
  #expect(rendered.linkedTerms == ["mql"])
}

@Test func linksAWordOfSeveralMeaningsAsThePageMeansIt() {
  #expect(linked("MQL, PR, a Shared word", senses: ["mql": .other, "pr": .term("other")]) == "MQL, [PR](other), a Shared word")
  #expect(linked("MQL and Lead", senses: ["mql": .term("lead")]) == "[MQL](lead) and Lead")
}

@Test func linksInTableRowsButNotInTheirHead() {
  let text = linked("| MQL |\n| - |\n| MQL |")
  #expect(text.contains("<th scope=\"col\">MQL</th>"))
  #expect(text.contains("<td>[MQL](mql)</td>"))
}

private func linked(
  _ source: String, linked: Set<String> = [], senses: [String: TermLinker.Sense] = [:]
) -> String {
  var options = RenderOptions()
  options.terms = TermLinks(linker, linked: linked, senses: senses) { $0 }
  let html = renderMarkup(parseMarkup(source, file: "a.md"), options).html.string
  return html.replacing("<p>", with: "").replacing("</p>\n", with: "")
    .replacing(/<a( class="term")? href="([^"]*)">([^<]*)<\/a>/) { "[\($0.3)](\($0.2))" }
}
