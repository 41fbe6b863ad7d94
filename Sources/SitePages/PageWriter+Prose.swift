import Charts
import Diagnostics
import Documents
import HyperText
import Markup

extension PageWriter {
  mutating func write(_ prose: Prose) {
    proses += 1
    var options = RenderOptions()
    let labels = labels(of: prose)
    options.resolver = LinkResolver { [address, links = prose.links] use in
      switch links[use] {
      case .asWritten, nil: .asWritten
      case .broken: .broken(message: "")
      case .link(let target):
        .link(
          LinkTarget(
            href: PageWriter.href(target.destination, from: address), title: target.title, text: target.text?.plain,
            label: labels[use], term: target.term))
      }
    }
    if let terms = prose.terms {
      options.terms = TermLinks(terms.linker, linked: linkedTerms.union(terms.linked), senses: terms.senses) { [address] id in
        Address.definition(id).relative(from: address)
      }
    }
    options.headingOffset = prose.headingOffset
    options.headingAnchors = prose.hasAnchors
    options.anchorPrefix = prose.anchorPrefix
    options.scrollableCode = true
    // The parts are laid out beforehand, as the renderer asks for HTML in the middle of its own.
    var parts: [Int: HTML] = [:]
    for (line, blocks) in prose.parts.sorted(by: { $0.key < $1.key }) { parts[line] = html(of: blocks) }
    options.codeBlock = { [parts] code in parts[code.position.line] }
    let rendered = renderMarkup(prose.document, options, to: &html)
    if prose.terms != nil { linkedTerms = rendered.linkedTerms }
  }

  /// The texts with numbers that links show where the author wrote none, laid out beforehand as well.
  private mutating func labels(of prose: Prose) -> [LinkUse: HTML] {
    var labels: [LinkUse: HTML] = [:]
    // Most texts have none.
    guard prose.links.values.contains(where: { $0.numberText != nil }) else { return labels }
    for link in prose.document.shownLinks where !link.hasText {
      guard let text = prose.links[link.use]?.numberText else { continue }
      labels[link.use] = html(of: [.line(text)])
    }
    return labels
  }

  /// In a box that the keyboard can scroll.
  mutating func write(listing text: String) {
    html.open("pre", ["class": "scroll", "tabindex": "0"])
    html.element("code", text: text)
    html.close("pre")
  }
}

extension Prose.Resolution {
  /// What a link to a number shows where the author wrote no text.
  fileprivate var numberText: Phrase? {
    guard case .link(let target) = self, let text = target.text, !text.numbers.isEmpty else { return nil }
    return text
  }
}
