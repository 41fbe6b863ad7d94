import HyperText
import Templates
import TestSupport
import Testing

/// The files of `templates/` as they are in the repository.
@Suite struct ShippedTemplatesTests {
  private static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
    separator: "/")

  private static func text(_ name: String) throws -> String { try #require(readText("\(folder)/templates/\(name)")) }

  private static func files() throws -> [TemplateFile] {
    try ["page", "head", "header", "mark", "footer", "missing"].map {
      TemplateFile(path: "templates/\($0).mustache", name: $0, text: try text("\($0).mustache"))
    }
  }

  private static let shell = PageShell(
    title: "MQL <3>", description: "Say \"MQL\"", organization: "A & B", root: "../", stylesheet: "../assets/style.1.css",
    script: "../assets/script.2.js", searchIndex: "../assets/search.3.js",
    feed: .init(href: "../changes/feed.xml", label: "Changes"),
    navigation: [
      .init(href: "../index.html", label: "Dashboard"),
      .init(href: "../dictionary/index.html", label: "Dictionary", isCurrent: true),
    ],
    content: HTML(markup: "<h1>MQL</h1>"), provenance: "Snapshot 2026-11-06.",
    asOf: .init(date: "2026-11-06", label: "6 Nov 2026"),
    source: "content/glossary/mql.md", links: [.init(href: "../build.json", label: "build.json")])

  @Test func passTheCheckAgainstTheirShapes() throws {
    let files = try Self.files()
    #expect(Template.load("page", PageShell.shape, from: files).diagnostics == [])
    #expect(Template.load("missing", MissingPageShell.shape, from: files).diagnostics == [])
  }

  @Test(arguments: [
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n", "<title>MQL &lt;3&gt;</title>",
    "content=\"Say &quot;MQL&quot;\"", "<link rel=\"stylesheet\" href=\"../assets/style.1.css\">",
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
    "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../changes/feed.xml\" title=\"Changes\">",
    "<script src=\"../assets/script.2.js\" data-root=\"../\" data-index=\"../assets/search.3.js\" defer></script>",
    "<span>A &amp; B</span>", "<li><a href=\"../dictionary/index.html\" aria-current=\"page\">Dictionary</a></li>",
    "<main id=\"main\" class=\"wrap\">\n<h1>MQL</h1>\n</main>",
    "As of <time datetime=\"2026-11-06\">6 Nov 2026</time>. Snapshot",
    "<code>content/glossary/mql.md</code>", "<a href=\"../build.json\">build.json</a>",
  ])
  func showsOnAPage(_ markup: String) throws {
    let template = try #require(Template.load("page", PageShell.shape, from: try Self.files()).template)
    #expect(template.render(Self.shell.context).string.contains(markup))
  }

  @Test func leavesOutWhatAPageDoesNotHave() throws {
    let template = try #require(Template.load("page", PageShell.shape, from: try Self.files()).template)
    var shell = Self.shell
    (shell.feed, shell.asOf, shell.source) = (nil, nil, nil)
    let page = template.render(shell.context).string
    for absent in ["alternate", "As of", "made from"] { #expect(!page.contains(absent)) }
  }

  @Test func aMissingPageHasItsStyleInItselfAndNeedsNoAsset() throws {
    let template = try #require(Template.load("missing", MissingPageShell.shape, from: try Self.files()).template)
    let shell = MissingPageShell(
      organization: "A & B", content: HTML(), style: HTML.styleSheet("p::after { content: \"</style>\" }"), styleHash: "4b=")
    let page = template.render(shell.context).string
    #expect(page.contains("A &amp; B"))
    #expect(page.contains("<style>p::after { content: \"<\\/style>\" }</style>"))
    #expect(page.contains("style-src 'sha256-4b='"))
    for asset in ["href=\"..", "href=\"assets", "src=", "<script"] { #expect(!page.contains(asset)) }
  }

  @Test func neitherStyleNorScriptReachesOutOfTheSite() throws {
    for name in ["style.css", "theme.css", "script.js"] {
      let text = try Self.text(name)
      for reach in ["http:", "https:", "//cdn", "@import", "url(", "eval(", "innerHTML"] {
        #expect(!text.contains(reach), "\(name): \(reach)")
      }
    }
    // A fifth of it forgives typing errors.
    #expect(try Self.text("script.js").utf8.count < 7 * 1024)
  }

  @Test func styleUsesOnlyColoursOfTheTheme() throws {
    let style = try Self.text("style.css")
    // The page footer of print stands outside of :root, where no custom property reaches.
    let hexes = style.split(separator: "\n").filter { $0.contains("#") && $0.contains(": #") && !$0.contains("@bottom-right") }
    #expect(hexes == [])
  }

  @Test func areTheOnesCarriedInTheProgram() throws {
    for file in ShippedTemplates.files { #expect(file.text == (try Self.text(file.name)), "\(file.name)") }
    #expect(ShippedTemplates.files.map(\.name) == ShippedTemplates.files.map(\.name).sorted())
  }
}
