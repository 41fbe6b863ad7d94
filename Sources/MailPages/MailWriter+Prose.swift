import Diagnostics
import Documents
import HyperText
import Markup

extension MailWriter {
  mutating func write(_ prose: Prose) { write(prose.document.blocks, of: prose) }

  private mutating func write(_ blocks: [Markup.Block], of prose: Prose) {
    for block in blocks { write(block, of: prose) }
  }

  private mutating func write(_ block: Markup.Block, of prose: Prose) {
    switch block {
    case .paragraph(let inlines): row(phrase(inlines, of: prose), style.body)
    case .heading(let heading, let inlines): self.heading(heading.level + prose.headingOffset, phrase(inlines, of: prose))
    case .quote(let blocks): write(blocks, of: prose)
    case .list(let list):
      for (place, item) in list.items.enumerated() {
        write(item, after: list.start.map { "\($0 + place)." } ?? "\u{2022}", prose)
      }
    case .code(let code):
      if let parts = prose.parts[code.position.line] { return write(parts) }
      row(style.small) { writer in
        for (place, line) in code.literal.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          if place > 0 { writer.html.void("br") }
          writer.html.text(String(line))
        }
      }
    case .table(let table):
      let columns = zip(table.head, table.alignments).map { Table.Column(phrase($0, of: prose), isNumber: $1 == .right) }
      let rows = table.rows.map { row in Table.Row(row.map { phrase($0, of: prose) }) }
      write(Table(caption: "", columns: columns, rows: rows), bars: nil)
    case .thematicBreak: row(style.small, rule: true) { _ in }
    }
  }

  private mutating func write(_ item: [Markup.Block], after mark: String, _ prose: Prose) {
    var rest = item[...]
    if case .paragraph(let inlines)? = rest.first {
      rest = rest.dropFirst()
      row("\(mark)\u{00A0}\(phrase(inlines, of: prose))", style.body, bottom: 6)
    }
    write(Array(rest), of: prose)
  }

  /// The words of a line with its links; a link without words has those of what it leads to.
  private func phrase(_ inlines: [Markup.Inline], of prose: Prose) -> Phrase {
    inlines.map { inline -> Phrase in
      switch inline {
      case .text(let text), .code(let text, _): Phrase(text)
      case .softBreak, .lineBreak: " "
      case .emphasis(let content): phrase(content, of: prose)
      case .strong(let content): Phrase(.strong(phrase(content, of: prose)))
      case .image(let image): phrase(image.content, of: prose)
      case .link(let link): phrase(link, of: prose)
      }
    }
    .joined()
  }

  private func phrase(_ link: LinkInline, of prose: Prose) -> Phrase {
    let words = phrase(link.content, of: prose)
    switch prose.links[LinkUse(destination: link.destination, position: link.position, isImage: false)] {
    case .link(let target):
      let content = words.isEmpty ? target.text ?? Phrase(link.destination) : words
      return Phrase(.link(Link(content, to: target.destination)))
    case .asWritten, nil:
      let content = words.isEmpty ? Phrase(link.destination) : words
      return Phrase(.link(Link(content, to: .external(link.destination))))
    case .broken: return words.isEmpty ? Phrase(link.destination) : words
    }
  }
}
