import Diagnostics
import HyperText

extension MarkupRenderer {
  /// Words and the line ends between them.
  mutating func write(run: Range<Int>) {
    guard linksTerms, let linker else { return text(run) }
    let matches = linker.matches(in: tree.bytes, run, linked: &linkedTerms, senses: senses)
    guard !matches.isEmpty, let terms = options.terms else { return text(run) }
    var start = run.lowerBound
    for match in matches {
      text(start..<match.range.lowerBound)
      open(href: terms.href(match.id), title: nil, class: "term")
      text(match.range)
      html.raw("</a>")
      start = match.range.upperBound
    }
    text(start..<run.upperBound)
  }

  /// Text, with quotation marks as the reference implementation writes them.
  mutating func text(_ range: Range<Int>) { html.text(tree.bytes, in: range, quotes: true) }

  /// Text, with quotation marks as the reference implementation writes them.
  mutating func text(_ text: String) { html.text(text, quotes: true) }

  // MARK: Links and images

  mutating func link(_ mark: MarkupTree.Mark, isEmpty: Bool) {
    // The text is searched for no terms, also where it is no link.
    termless += 1
    let link = tree.links[Int(mark.value)]
    guard let target = resolve(mark, link) else {
      if isEmpty { text(link.destination) }
      return openLinks.append(false)
    }
    openLinks.append(true)
    if let term = target.term { linkedTerms.insert(term) }
    open(href: target.href, title: target.title)
    guard isEmpty else { return }
    if let label = target.label { html.append(label) } else { text(target.text ?? "") }
  }

  private mutating func open(href: String, title: String?, class name: StaticString? = nil) {
    html.raw("<a")
    if let name { html.attribute("class", literal: name) }
    html.raw(" href=\"")
    LinkAddress.write(href, to: &html)
    html.raw("\"")
    if let title, !title.isEmpty { html.attribute("title", title) }
    html.raw(">")
  }

  mutating func image(_ mark: MarkupTree.Mark, at index: Int) {
    let alternative = tree.plainText(of: index + 1..<Int(mark.end))
    guard let target = resolve(mark, tree.links[Int(mark.value)]) else { return text(alternative) }
    html.raw("<img src=\"")
    LinkAddress.write(target.href, to: &html)
    html.raw("\"")
    if alternative.isEmpty { html.raw(" alt=\"\"") } else { html.attribute("alt", alternative) }
    if let title = target.title, !title.isEmpty { html.attribute("title", title) }
    html.raw(" />")
  }

  /// Where a link goes; nil where it leads nowhere, which is reported.
  private mutating func resolve(_ mark: MarkupTree.Mark, _ link: MarkupTree.Link) -> LinkTarget? {
    switch options.resolver.resolve(tree.link(mark)) {
    case .asWritten: return LinkTarget(href: link.destination, title: link.title)
    case .link(var target):
      if !link.title.isEmpty { target.title = link.title }
      return target
    case .broken(let message, let suggestion, let rule):
      diagnostics.append(Diagnostic(rule, at: tree.position(mark), message, suggestion: suggestion))
      return nil
    }
  }
}
