import Diagnostics
import Documents
import Markup

extension TextWriter {
  mutating func write(_ prose: Prose) { write(prose.document.blocks, of: prose) }

  private mutating func write(_ blocks: [Markup.Block], of prose: Prose) {
    for block in blocks { write(block, of: prose) }
  }

  private mutating func write(_ block: Markup.Block, of prose: Prose) {
    switch block {
    case .paragraph(let inlines):
      startParagraph()
      paragraph(text(inlines, of: prose))
    case .heading(let heading, let inlines):
      let text = text(inlines, of: prose)
      let level = heading.level + prose.headingOffset
      startParagraph()
      guard headings == .underlined else { return writeCapitals(Documents.Heading(level, Phrase(text))) }
      paragraph(text)
      if level <= 2 { line(String(repeating: "-", count: min(text.count, width))) }
    case .quote(let blocks): hang("> ") { $0.write(blocks, of: prose) }
    case .list(let list):
      startParagraph()
      for (place, item) in list.items.enumerated() {
        let mark = list.start.map { "\($0 + place). " } ?? "- "
        hang(mark) { $0.write(item, of: prose) }
      }
    case .code(let code):
      if let parts = prose.parts[code.position.line] { return write(parts) }
      startParagraph()
      for text in code.literal.split(separator: "\n", omittingEmptySubsequences: false) { line("    " + text) }
    case .table(let table):
      startParagraph()
      write(
        Table(
          caption: "",
          columns: zip(table.head, table.alignments).map { .init(Phrase(text($0, of: prose)), isNumber: $1 == .right) },
          rows: table.rows.map { row in Table.Row(row.map { Phrase(text($0, of: prose)) }) }))
    case .thematicBreak: rule()
    }
  }

  /// The words of a line; a link without words has those of what it leads to.
  private func text(_ inlines: [Markup.Inline], of prose: Prose) -> String {
    inlines.map { inline -> String in
      switch inline {
      case .text(let text): return text
      case .softBreak, .lineBreak: return " "
      case .code(let text, _): return text
      case .emphasis(let content), .strong(let content): return self.text(content, of: prose)
      case .image(let image): return self.text(image.content, of: prose)
      case .link(let link):
        guard link.content.isEmpty else { return self.text(link.content, of: prose) }
        let use = LinkUse(destination: link.destination, position: link.position, isImage: false)
        guard case .link(let target) = prose.links[use] else { return link.destination }
        return target.text?.plain ?? link.destination
      }
    }
    .joined()
  }
}
