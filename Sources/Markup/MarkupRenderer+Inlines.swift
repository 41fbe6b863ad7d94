import Diagnostics
import HyperText

extension MarkupRenderer {
  mutating func inlines(_ inlines: [Inline]) {
    guard linksTerms, let terms = options.terms else {
      for inline in inlines { self.inline(inline) }
      return
    }
    // A phrase may go over a line end: text and soft breaks are searched together.
    var run: [UInt8] = []
    for inline in inlines {
      switch inline {
      case .text(let literal): run += literal.utf8
      case .softBreak: run.append(0x0A)
      default:
        linkTerms(in: run, terms)
        run.removeAll(keepingCapacity: true)
        self.inline(inline)
      }
    }
    linkTerms(in: run, terms)
  }

  private mutating func inline(_ inline: Inline) {
    switch inline {
    case .text(let literal): text(literal)
    case .softBreak: html.raw("\n")
    case .lineBreak: html.raw("<br />\n")
    case .code(let literal, _):
      html.raw("<code>")
      text(literal)
      html.raw("</code>")
    case .emphasis(let content):
      html.raw("<em>")
      inlines(content)
      html.raw("</em>")
    case .strong(let content):
      html.raw("<strong>")
      inlines(content)
      html.raw("</strong>")
    case .link(let link): self.link(link)
    case .image(let image): self.image(image)
    }
  }

  /// Text, with quotation marks as the reference implementation writes them.
  mutating func text(_ text: String) {
    let hasQuotationMark = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe $0.contains(UInt8(ascii: "\"")) }
    guard hasQuotationMark ?? true else { return html.text(text) }
    var isFirst = true
    for piece in text.split(separator: "\"", omittingEmptySubsequences: false) {
      if !isFirst { html.raw("&quot;") }
      isFirst = false
      html.text(String(piece))
    }
  }

  // MARK: Terms

  private mutating func linkTerms(in run: [UInt8], _ terms: TermLinks) {
    guard !run.isEmpty else { return }
    var start = 0
    for match in terms.linker.matches(in: run, linked: &linkedTerms, senses: terms.senses) {
      text(String(decoding: run[start..<match.range.lowerBound], as: UTF8.self))
      open(href: terms.href(match.id), title: nil, class: "term")
      text(String(decoding: run[match.range], as: UTF8.self))
      html.raw("</a>")
      start = match.range.upperBound
    }
    text(String(decoding: run[start...], as: UTF8.self))
  }

  // MARK: Links and images

  private mutating func link(_ link: LinkInline) {
    guard let target = resolve(link, isImage: false) else {
      // The text stays, and is searched for terms no more than it would be as a link.
      return withoutTerms { renderer in
        if link.content.isEmpty { renderer.text(link.destination) } else { renderer.inlines(link.content) }
      }
    }
    if let term = target.term { linkedTerms.insert(term) }
    open(href: target.href, title: target.title)
    if link.content.isEmpty {
      if let label = target.label { html.append(label) } else { text(target.text ?? "") }
    } else {
      withoutTerms { $0.inlines(link.content) }
    }
    html.raw("</a>")
  }

  private mutating func open(href: String, title: String?, class name: String? = nil) {
    html.raw("<a")
    html.attribute("class", name)
    html.raw(" href=\"")
    html.trusted(LinkAddress.escaped(href))
    html.raw("\"")
    if let title, !title.isEmpty { html.attribute("title", title) }
    html.raw(">")
  }

  private mutating func image(_ image: LinkInline) {
    let alternative = image.content.plainText
    guard let target = resolve(image, isImage: true) else { return text(alternative) }
    html.raw("<img src=\"")
    html.trusted(LinkAddress.escaped(target.href))
    html.raw("\"")
    if alternative.isEmpty { html.raw(" alt=\"\"") } else { html.attribute("alt", alternative) }
    if let title = target.title, !title.isEmpty { html.attribute("title", title) }
    html.raw(" />")
  }

  /// Where a link goes; nil where it leads nowhere, which is reported.
  private mutating func resolve(_ link: LinkInline, isImage: Bool) -> LinkTarget? {
    switch options.resolver.resolve(LinkUse(link, isImage: isImage)) {
    case .asWritten: return LinkTarget(href: link.destination, title: link.title)
    case .link(var target):
      if !link.title.isEmpty { target.title = link.title }
      return target
    case .broken(let message, let suggestion, let rule):
      diagnostics.append(Diagnostic(rule, at: link.position, message, suggestion: suggestion))
      return nil
    }
  }
}
