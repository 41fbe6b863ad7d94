import Diagnostics
import HyperText

/// Writes a document as HTML, asking `options` for addresses. Recursion is bounded by ``NestingBounds/depth``.
package func renderMarkup(_ document: MarkupDocument, _ options: consuming RenderOptions = RenderOptions()) -> RenderedMarkup {
  var renderer = MarkupRenderer(consume options)
  renderer.blocks(document.blocks, isTight: false)
  return RenderedMarkup(
    html: renderer.html, diagnostics: renderer.diagnostics, linkedTerms: renderer.linkedTerms)
}

/// The HTML of one document while it is written; the forms are those of CommonMark's reference implementation.
struct MarkupRenderer {
  let options: RenderOptions
  var html = HTML()
  var diagnostics: [Diagnostic] = []
  var linkedTerms: Set<String>
  /// Whether terms are linked where the renderer stands: not in links and headings.
  var linksTerms: Bool

  /// The set of linked terms is taken from the options, so that a page of many parts grows one set and copies none.
  init(_ options: consuming RenderOptions) {
    linkedTerms = options.terms?.linked ?? []
    options.terms?.linked = []
    linksTerms = options.terms.map { !$0.linker.isEmpty } ?? false
    self.options = options
  }

  // MARK: Blocks

  mutating func blocks(_ blocks: [Block], isTight: Bool) {
    for block in blocks { self.block(block, isTight: isTight) }
  }

  private mutating func block(_ block: Block, isTight: Bool) {
    switch block {
    case .paragraph(let content):
      // The paragraphs of a tight list stand bare.
      if isTight { return inlines(content) }
      startLine()
      html.raw("<p>")
      inlines(content)
      html.raw("</p>\n")
    case .heading(let heading, let content): self.heading(heading, content)
    case .quote(let content):
      startLine()
      html.raw("<blockquote>\n")
      blocks(content, isTight: false)
      startLine()
      html.raw("</blockquote>\n")
    case .list(let list): self.list(list)
    case .code(let code): self.code(code)
    case .table(let table): self.table(table)
    case .thematicBreak:
      startLine()
      html.raw("<hr />\n")
    }
  }

  private mutating func heading(_ heading: Heading, _ content: [Inline]) {
    startLine()
    let level = min(max(heading.level + options.headingOffset, 1), 6)
    html.raw(Self.headingTags[level - 1].open)
    if options.headingAnchors { html.attribute("id", options.anchorPrefix + heading.anchor) }
    html.raw(">")
    withoutTerms { $0.inlines(content) }
    html.raw(Self.headingTags[level - 1].close)
  }

  private static let headingTags: [(open: StaticString, close: StaticString)] = [
    ("<h1", "</h1>\n"), ("<h2", "</h2>\n"), ("<h3", "</h3>\n"), ("<h4", "</h4>\n"), ("<h5", "</h5>\n"), ("<h6", "</h6>\n"),
  ]

  private mutating func list(_ list: ListBlock) {
    startLine()
    switch list.start {
    case nil: html.raw("<ul>\n")
    case 1: html.raw("<ol>\n")
    case .some(let start):
      html.raw("<ol")
      html.attribute("start", String(start))
      html.raw(">\n")
    }
    for item in list.items {
      startLine()
      html.raw("<li>")
      blocks(item, isTight: list.isTight)
      html.raw("</li>\n")
    }
    html.raw(list.start == nil ? "</ul>\n" : "</ol>\n")
  }

  private mutating func code(_ code: CodeBlock) {
    startLine()
    if let replacement = options.codeBlock?(code) { return html.append(replacement) }
    html.raw(options.scrollableCode ? "<pre class=\"scroll\" tabindex=\"0\"><code" : "<pre><code")
    let language = code.info.prefix { $0 != " " && $0 != "\t" }
    if !language.isEmpty { html.attribute("class", "language-" + language) }
    html.raw(">")
    text(code.literal)
    html.raw("</code></pre>\n")
  }

  /// A new line unless one has just begun.
  mutating func startLine() {
    if let last = html.bytes.last, last != 0x0A { html.raw("\n") }
  }

  mutating func withoutTerms(_ body: (inout MarkupRenderer) -> Void) {
    let before = linksTerms
    linksTerms = false
    body(&self)
    linksTerms = before
  }
}
