import Diagnostics
import HyperText
import Markup

/// A page's Markdown to HTML, plain and with everything that a page asks for.
func readsMarkup(_ bytes: [UInt8]) {
  let document = parseMarkup(bytes, file: "page.md")
  let places = Places(in: bytes)
  places.expect(document.diagnostics)
  for heading in document.headings { places.expect(heading.position, "\(heading)") }
  for link in document.links { places.expect(link.position, "\(link)") }
  expect(Set(document.headings.map(\.anchor)).count == document.headings.count, "an anchor stands twice")
  places.expect(document.blocks)

  expectWellFormed(renderMarkup(document).html)
  var options = RenderOptions()
  options.resolver = LinkResolver { use in
    use.destination.hasPrefix("term:")
      ? .link(LinkTarget(href: "../\(use.destination.dropFirst(5))/", text: "Term"))
      : use.destination.hasSuffix(".md") ? .broken(message: "no such page") : .asWritten
  }
  options.terms = TermLinks(linker) { "../\($0)/" }
  options.headingAnchors = true
  options.headingOffset = 2
  options.scrollableCode = true
  let rendered = renderMarkup(document, options)
  places.expect(rendered.diagnostics)
  expectWellFormed(rendered.html)
}

private let linker = TermLinker([
  TermLinker.Term(id: "mql", names: ["marketing-qualified lead", "qualified lead"], abbreviations: ["MQL"]),
  TermLinker.Term(id: "lead", names: ["lead", "é clair"], abbreviations: ["L"]),
])

extension Places {
  fileprivate func expect(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, let content), .paragraph(let content): expect(content)
      case .quote(let blocks): expect(blocks)
      case .list(let list): for item in list.items { expect(item) }
      case .code(let code): expect(code.position, "\(code)")
      case .table(let table):
        expect(table.position, "\(table)")
        for cell in table.head + table.rows.joined() { expect(cell) }
      case .thematicBreak: break
      }
    }
  }

  private func expect(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text, .softBreak, .lineBreak: break
      case .code(let text, let position): expect(position, text)
      case .emphasis(let content), .strong(let content): expect(content)
      case .link(let link), .image(let link):
        expect(link.position, link.destination)
        expect(link.content)
      }
    }
  }
}
