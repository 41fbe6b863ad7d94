import HyperText
import Templates
import Testing

@Suite struct TemplateRenderTests {
  private static func render(_ text: String, _ shape: TemplateShape, _ context: TemplateContext) throws -> String {
    let (template, diagnostics) = Template.load("page", shape, from: [TemplateFile(path: "page", name: "page", text: text)])
    #expect(diagnostics == [])
    return try #require(template).render(context).string
  }

  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
    ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"),
    // Swift sees one character in a quote with an accent; a browser sees a quote.
    ("\"\u{301}><\u{338}script>'\u{301}", "&quot;\u{301}&gt;&lt;\u{338}script&gt;&#39;\u{301}"),
    ("{{x}} \u{1A}0\u{1A}", "{{x}} \u{FFFD}0\u{FFFD}"),
    ("é 東 🙂", "é 東 🙂"),
    ("", ""),
  ])
  func escapesTextForContentAndBothKindsOfAttribute(_ text: String, _ escaped: String) throws {
    let page = try Self.render("<a title=\"{{x}}\" lang='{{x}}'>{{x}}</a>", ["x": .text], ["x": .text(text)])
    #expect(page == "<a title=\"\(escaped)\" lang='\(escaped)'>\(escaped)</a>")
  }

  @Test func copiesMarkupAsItIs() throws {
    let html = HTML(markup: "<b>&amp; {{x}}</b>")
    #expect(try Self.render("[{{{x}}}|{{&x}}]", ["x": .html], ["x": .html(html)]) == "[<b>&amp; {{x}}</b>|<b>&amp; {{x}}</b>]")
  }

  @Test func tellsThatACharacterWasReplaced() throws {
    let (template, _) = Template.load("p", ["x": .text], from: [TemplateFile(path: "p", name: "p", text: "{{x}}")])
    let page = try #require(template)
    #expect(page.render(["x": .text("\u{7}")]).hasReplacedCharacters)
    #expect(!page.render(["x": .text("x")]).hasReplacedCharacters)
  }

  @Test(arguments: [
    ([], false, "none -"), (["a"], true, "a! +"), (["a", "b"], false, "a,b, -"), (["<"], false, "&lt;, -"),
  ])
  func rendersSectionsByTheirValues(_ items: [String], _ flag: Bool, _ expected: String) throws {
    let text =
      "{{#items}}{{x}}{{#last}}!{{/last}}{{^last}},{{/last}}{{/items}}{{^items}}none{{/items}} {{#flag}}+{{/flag}}{{^flag}}-{{/flag}}"
    let page = try Self.render(
      text, ["items": .list(["x": .text, "last": .flag]), "flag": .flag],
      ["items": .list(items.map { ["x": .text($0), "last": .flag(flag)] }), "flag": .flag(flag)])
    #expect(page == expected)
  }

  @Test func keepsValuesApartWhenPagesShareAStructure() throws {
    let shape: TemplateShape = ["a": .text, "o": .object(["b": .text]), "c": .text]
    let file = TemplateFile(path: "p", name: "p", text: "{{c}}{{#o}}({{b}}){{/o}}{{^o}}none{{/o}}{{a}}")
    let template = try #require(Template.load("p", shape, from: [file]).template)
    func page(_ a: String, _ b: String?, _ c: String) -> String {
      template.render(["a": .text(a), "o": .object(b.map { ["b": .text($0)] }), "c": .text(c)]).string
    }
    #expect(page("1", "2", "3") == "3(2)1")
    #expect(page("4", "5", "6") == "6(5)4")
    #expect(page("7", nil, "8") == "8none7")
    #expect(page("9", "", "") == "()9")
  }

  @Test func aPagePartlyFilledIsThePageOnceTheRestIsGiven() throws {
    let shape: TemplateShape = [
      "a": .text, "list": .list(["x": .text]), "b": .text, "o": .object(["p": .text, "q": .text]), "c": .html, "d": .text,
    ]
    let file = TemplateFile(
      path: "p", name: "p", text: "<{{d}}|{{b}}|{{#list}}{{x}},{{/list}}|{{#o}}{{q}}{{p}}{{/o}}|{{{c}}}|{{b}}|{{a}}>")
    let template = try #require(Template.load("p", shape, from: [file]).template)
    func context(_ b: String, _ p: String, _ q: String, _ c: HTML) -> TemplateContext {
      [
        "a": .text("A"), "list": .list([["x": .text("1")], ["x": .text("2")]]), "b": .text(b),
        "o": .object(["p": .text(p), "q": .text(q)]), "c": .html(c), "d": .text("D & E"),
      ]
    }
    let shell = template.partlyFilled(context("", "", "", HTML()), open: ["b", "c", "o"])
    for (b, p, q) in [("b", "p", "q"), ("<b>", "\"p\"", "it's"), ("", "", "")] {
      let content = HTML(markup: "<i>c</i>")
      let values = [PartlyFilledPage.Value.text(b), .text(p), .text(q), .html(HTML())]
      var filled = HTML()
      shell.open(&filled, with: values, content: 3)
      let start = filled.bytes.count
      filled.append(content)
      #expect(shell.close(&filled, with: values, content: 3, from: start))
      #expect(filled == template.render(context(b, p, q, content)))
    }
  }

  @Test(arguments: ["<{{a}}>", "<{{{c}}}{{a}}{{{c}}}>"])
  func aTemplateMayShowTheContentNeverOrTwice(text: String) throws {
    let file = TemplateFile(path: "p", name: "p", text: text)
    let template = try #require(Template.load("p", ["a": .text, "c": .html], from: [file]).template)
    let shell = template.partlyFilled(["a": .text("A"), "c": .html(HTML())], open: ["c"])
    var filled = HTML(markup: "before")
    shell.open(&filled, with: [.html(HTML())], content: 0)
    let start = filled.bytes.count
    filled.raw("<i>c</i>")
    #expect(!shell.close(&filled, with: [.html(HTML())], content: 0, from: start))
    let page = template.render(["a": .text("A"), "c": .html(HTML(markup: "<i>c</i>"))])
    #expect(filled.string == "before" + page.string)
  }

  @Test func rendersTheSamePagesFromManyTasks() async throws {
    let file = TemplateFile(path: "p", name: "p", text: "{{#i}}{{x}};{{/i}}")
    let template = try #require(Template.load("p", ["i": .list(["x": .text])], from: [file]).template)
    await withTaskGroup(of: Bool.self) { group in
      for count in 0..<50 {
        group.addTask {
          let items: [TemplateContext] = (0..<count % 7).map { ["x": .text("\(count)-\($0)")] }
          return template.render(["i": .list(items)]).string == (0..<count % 7).map { "\(count)-\($0);" }.joined()
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  /// As Mustache's specification has it.
  @Test(arguments: [
    ("a\n{{#on}}\nb\n{{/on}}\nc", "a\nb\nc"),
    ("a\n  {{#on}}  \r\nb\r\n\t{{/on}}\r\nc", "a\nb\r\nc"),
    ("{{#on}}\nb\n{{/on}}", "b\n"),
    ("a {{#on}} b {{/on}} c", "a  b  c"),
    ("{{#on}}{{/on}}\nc", "\nc"),
    (" {{#on}}b{{/on}}\n", " b\n"),
    ("a{{! x\n y }}b\n {{! z }}\nc", "ab\nc"),
    ("  {{x}}\n", "  1\n"),
    ("{{^off}}a{{/off}}{{#off}}b{{/off}}{{^on}}c{{/on}}", "a"),
    ("{{#list}}{{y}},{{/list}}{{^list}}none{{/list}}", "1,1,"),
    ("{{#none}}{{y}}{{/none}}{{^none}}{{x}}{{/none}}", "1"),
    ("{{#there}}{{y}}{{/there}}{{^there}}b{{/there}}{{#gone}}c{{/gone}}{{^gone}}d{{/gone}}", "1d"),
    ("[{{> part}}]", "[p1\n q\n]"),
    ("a\n  {{> part}}\nb", "a\n  p1\n   q\nb"),
    ("{{#list}}\n\t{{> item}}\n{{/list}}", "\t1\n\t1\n"),
  ])
  func whiteSpaceAndSectionsAreMustaches(_ text: String, _ expected: String) throws {
    let files = [("page", text), ("part", "p{{x}}\n q\n"), ("item", "{{y}}\n")].map {
      TemplateFile(path: $0.0, name: $0.0, text: $0.1)
    }
    let item: TemplateShape = ["y": .text]
    let (template, diagnostics) = Template.load(
      "page",
      [
        "x": .text, "on": .flag, "off": .flag, "list": .list(item), "none": .list(item), "there": .object(item),
        "gone": .object(item),
      ], from: files)
    #expect(diagnostics == [])
    let one: TemplateContext = ["y": .text("1")]
    let context: TemplateContext = [
      "x": .text("1"), "on": .flag(true), "off": .flag(false), "list": .list([one, one]), "none": .list([]),
      "there": .object(one), "gone": .object(nil),
    ]
    #expect(try #require(template).render(context).string == expected)
  }
}
