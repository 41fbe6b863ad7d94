import Diagnostics
import Templates
import Testing

@Suite struct TemplateCheckTests {
  private static let shape: TemplateShape = [
    "title": .text, "content": .html, "draft": .flag, "home": .text,
    "items": .list(["href": .text, "label": .text, "current": .flag]), "feed": .object(["href": .text]),
  ]

  /// One finding a row: the template, then `line:column: message [rule] suggestion`.
  @Test(arguments: [
    ("{{titel}}", "1:1: 'titel' is not given on this page [template.unknown-name] did you mean 'title'"),
    ("<p>\n  é{{ contend }}", "2:5: 'contend' is not given on this page [template.unknown-name] did you mean 'content'"),
    (
      "{{#items}}{{hrf}}{{/items}}",
      "1:11: 'hrf' is not given inside 'items' [template.unknown-name] did you mean 'href'"
    ),
    (
      "{{#items}}\n{{title}}{{/items}}",
      "2:1: 'title' is not given inside 'items'; Mustache would take it from the page [template.fall-through] "
        + "known here: href, label, current"
    ),
    (
      "{{#feed}}{{#items}}{{/items}}{{/feed}}",
      "1:10: 'items' is not given inside 'feed'; Mustache would take it from the page [template.fall-through] known here: href"
    ),
    ("{{> heda}}", "1:1: there is no partial 'heda' [template.missing-partial] did you mean 'head'"),
    ("{{{title}}}", "1:1: 'title' is text and must be escaped [template.syntax] write {{title}}"),
    ("{{&title}}", "1:1: 'title' is text and must be escaped [template.syntax] write {{title}}"),
    ("{{content}}", "1:1: 'content' is markup and would be escaped twice [template.syntax] write {{{content}}}"),
    ("{{draft}}", "1:1: 'draft' is a section, not a value [template.syntax] write {{#draft}}...{{/draft}}"),
    ("{{#title}}x{{/title}}", "1:1: 'title' is not a section [template.syntax] write {{title}}"),
    ("{{#draft}}x", "1:1: section 'draft' is not closed [template.syntax] end it with {{/draft}}"),
    ("x{{/draft}}", "1:2: section 'draft' ends but does not begin [template.syntax]"),
    (
      "{{#draft}}{{/items}}",
      "1:11: section 'items' ends where 'draft' is open [template.syntax] {{/draft}}"
    ),
    ("{{title", "1:1: a tag is not closed [template.syntax] end it with }}"),
    ("{{}}", "1:1: a tag is empty [template.syntax]"),
    (
      "{{feed.href}}",
      "1:1: 'feed.href' is not a name [template.syntax] open the section instead of a dotted name"
    ),
    ("{{uppercased(title)}}", "1:1: 'uppercased(title)' is not a name [template.syntax]"),
    (
      "{{=<% %>=}}",
      "1:1: tags that begin with '=' are not used here [template.syntax] use variables, sections, partials and comments only"
    ),
    (
      "<a href={{home}}>",
      "1:9: an attribute's value stands in quotes, or a space in 'home' would end it [template.syntax] =\"{{home}}\""
    ),
    ("a\u{1A}b", "1:2: a template must not contain control characters; here is byte 26 [template.syntax]"),
    ("{{> loop}}", "loop.mustache:1:1: partial 'loop' includes itself [template.syntax]"),
  ])
  func findsWhatMustacheIsSilentAbout(_ text: String, _ expected: String) {
    #expect(Self.findings(text) == [expected])
  }

  @Test(arguments: [
    "{{title}}{{{content}}}{{&content}}{{! titel }}",
    "{{#draft}}{{title}}{{/draft}}{{^draft}}{{title}}{{/draft}}",
    "{{#items}}<a href=\"{{href}}\"{{#current}} class=\"{{label}}\"{{/current}}></a>{{/items}}{{^items}}{{title}}{{/items}}",
    "{{#items}}{{> link}}{{/items}}{{#feed}}{{href}}{{/feed}}",
    "{{> head }}\r\n{{{ content }}}",
    "{ {{title}} } {single}",
  ])
  func acceptsNamesWhereTheyAreGiven(_ text: String) {
    #expect(Self.findings(text) == [])
  }

  @Test func checksAPartialInEveryContextThatIncludesIt() {
    #expect(
      Self.findings("{{#items}}{{> link}}{{/items}}{{> link}}") == [
        "link.mustache:1:1: 'label' is not given on this page [template.unknown-name] "
          + "known here: title, content, draft, home, items, feed"
      ])
  }

  @Test func reportsAllFindingsInOrderOfPlaceEachOnce() {
    let findings = Self.findings("{{b}}\n{{a}}{{> head}}{{> head}}{{> none}}{{b}}")
    #expect(findings.map { $0.prefix(4) } == ["1:1:", "2:1:", "2:26", "2:36"])
  }

  @Test func saysWhichTemplateIsMissing() {
    let (template, findings) = Template.load("page", [:], from: [])
    #expect(template == nil)
    #expect(findings.map(\.rule) == [.templateMissingPartial])
    #expect(findings.first?.position.file == "templates/page.mustache")
  }

  /// Findings of a page with that text; the page's own file is left out of the position.
  private static func findings(_ text: String) -> [String] {
    let partials = ["head": "<head>{{title}}", "link": "{{label}}", "loop": "{{> loop}}"]
    let files = partials.map { TemplateFile(path: "\($0.key).mustache", name: $0.key, text: $0.value) }
    let page = TemplateFile(path: "page.mustache", name: "page", text: text)
    let (template, diagnostics) = Template.load("page", shape, from: files + [page])
    #expect((template == nil) == !diagnostics.isEmpty)
    return diagnostics.map { finding in
      let file = finding.position.file == "page.mustache" ? "" : finding.position.file + ":"
      return "\(file)\(finding.position.line):\(finding.position.column): \(finding.message) [\(finding.rule.rawValue)]"
        + (finding.suggestion.map { " " + $0 } ?? "")
    }
  }
}
