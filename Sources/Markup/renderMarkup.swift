package import Diagnostics
package import HyperText

/// Writes a document as HTML, asking `options` for addresses.
package func renderMarkup(_ document: MarkupDocument, _ options: consuming RenderOptions = RenderOptions()) -> RenderedMarkup {
  var html = HTML()
  html.reserve(min(document.tree.bytes.count * 2, 1 << 16))
  let (diagnostics, linkedTerms) = renderMarkup(document, consume options, to: &html)
  return RenderedMarkup(html: html, diagnostics: diagnostics, linkedTerms: linkedTerms)
}

/// The same, behind what `html` holds already.
package func renderMarkup(
  _ document: MarkupDocument, _ options: consuming RenderOptions, to html: inout HTML
) -> (diagnostics: [Diagnostic], linkedTerms: Set<String>) {
  var renderer = MarkupRenderer(document.tree, consume options)
  renderer.start = html.bytes.count
  // Lent to the renderer: with two owners it would be copied.
  swap(&renderer.html, &html)
  renderer.write(document.tree.body)
  swap(&renderer.html, &html)
  return (renderer.diagnostics, renderer.linkedTerms)
}

/// The HTML of one document while it is written; the forms are those of CommonMark's reference implementation.
struct MarkupRenderer {
  let tree: MarkupTree
  let options: RenderOptions
  var html = HTML()
  /// Where the document begins in ``html``.
  var start = 0
  var diagnostics: [Diagnostic] = []
  var linkedTerms: Set<String>
  /// Where any term is linked.
  let linker: TermLinker?
  let senses: [String: TermLinker.Sense]
  /// How many of the containers around the place where the renderer stands link no terms: links, headings, heads of tables.
  var termless = 0
  /// Of the links around that place, whether each leads somewhere.
  var openLinks: [Bool] = []

  /// The set of linked terms is taken from the options, so that a page of many parts grows one set and copies none.
  init(_ tree: MarkupTree, _ options: consuming RenderOptions) {
    linkedTerms = options.terms?.linked ?? []
    options.terms?.linked = []
    linker = options.terms.flatMap { $0.linker.isEmpty ? nil : $0.linker }
    senses = options.terms?.senses ?? [:]
    self.options = options
    self.tree = tree
  }

  var linksTerms: Bool { linker != nil && termless == 0 }

  /// Writes the marks of a range, which holds every container whole.
  mutating func write(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let mark = tree.marks[index]
      switch mark.kind {
      case .text, .softBreak:
        // A phrase may go over a line end: text and soft breaks are one run, in the bytes as well.
        var last = mark
        while index + 1 < range.upperBound, tree.marks[index + 1].kind.isRun {
          index += 1
          last = tree.marks[index]
        }
        write(run: Int(mark.value)..<Int(last.end))
      case .lineBreak: html.raw("<br />\n")
      case .codeSpan:
        html.raw("<code>")
        text(tree.text(mark))
        html.raw("</code>")
      case .image:
        image(mark, at: index)
        index = Int(mark.end)
      case .thematicBreak:
        startLine()
        html.raw("<hr />\n")
      case .code: code(tree.codes[Int(mark.value)])
      case .table: table(tree.tables[Int(mark.value)])
      case .end: close(tree.marks[Int(mark.value)])
      default: open(mark, at: index)
      }
      index += 1
    }
  }

  // MARK: Containers

  private mutating func open(_ mark: MarkupTree.Mark, at index: Int) {
    switch mark.kind {
    case .paragraph:
      // The paragraphs of a tight list stand bare.
      guard !mark.isTight else { break }
      startLine()
      html.raw("<p>")
    case .heading: open(tree.headings[Int(mark.value)])
    case .quote:
      startLine()
      html.raw("<blockquote>\n")
    case .list: open(list: mark)
    case .item:
      startLine()
      html.raw("<li>")
    case .emphasis: html.raw("<em>")
    case .strong: html.raw("<strong>")
    case .link: link(mark, isEmpty: Int(mark.end) == index + 1)
    default: break
    }
  }

  private mutating func close(_ mark: MarkupTree.Mark) {
    switch mark.kind {
    case .paragraph: if !mark.isTight { html.raw("</p>\n") }
    case .heading:
      termless -= 1
      html.raw(Self.headingTags[level(tree.headings[Int(mark.value)]) - 1].close)
    case .quote:
      startLine()
      html.raw("</blockquote>\n")
    case .list: html.raw(mark.isOrdered ? "</ol>\n" : "</ul>\n")
    case .item: html.raw("</li>\n")
    case .emphasis: html.raw("</em>")
    case .strong: html.raw("</strong>")
    case .link:
      termless -= 1
      if openLinks.popLast() == true { html.raw("</a>") }
    default: break
    }
  }

  private func level(_ heading: Heading) -> Int { min(max(heading.level + options.headingOffset, 1), 6) }

  private mutating func open(_ heading: Heading) {
    startLine()
    html.raw(Self.headingTags[level(heading) - 1].open)
    if options.headingAnchors {
      html.attribute("id", options.anchorPrefix.isEmpty ? heading.anchor : options.anchorPrefix + heading.anchor)
    }
    html.raw(">")
    termless += 1
  }

  private static let headingTags: [(open: StaticString, close: StaticString)] = [
    ("<h1", "</h1>\n"), ("<h2", "</h2>\n"), ("<h3", "</h3>\n"), ("<h4", "</h4>\n"), ("<h5", "</h5>\n"), ("<h6", "</h6>\n"),
  ]

  private mutating func open(list mark: MarkupTree.Mark) {
    startLine()
    guard mark.isOrdered else { return html.raw("<ul>\n") }
    guard mark.value != 1 else { return html.raw("<ol>\n") }
    html.raw("<ol")
    html.attribute("start", String(mark.value))
    html.raw(">\n")
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
    if html.bytes.count > start, html.bytes.last != 0x0A { html.raw("\n") }
  }
}

extension MarkupTree.Kind {
  /// Whether it is a part of a run of words.
  fileprivate var isRun: Bool { self == .text || self == .softBreak }
}
