extension MarkupDocument {
  /// A link or an image that stands on the page, and so has to lead somewhere.
  package struct ShownLink: Sendable {
    package var use: LinkUse
    /// Whether the author wrote a text for it.
    package var hasText: Bool
  }

  /// Every link and image of the blocks as they are now, in document order; none of those inside the description of an image,
  /// which is shown as text.
  package var shownLinks: [ShownLink] {
    var links: [ShownLink] = []
    Self.collect(blocks, into: &links)
    return links
  }

  private static func collect(_ blocks: [Block], into links: inout [ShownLink]) {
    for block in blocks {
      switch block {
      case .paragraph(let inlines), .heading(_, let inlines): collect(inlines, into: &links)
      case .quote(let content): collect(content, into: &links)
      case .list(let list): for item in list.items { collect(item, into: &links) }
      case .table(let table): for cell in (table.head + table.rows.joined()) { collect(cell, into: &links) }
      case .code, .thematicBreak: break
      }
    }
  }

  private static func collect(_ inlines: [Inline], into links: inout [ShownLink]) {
    for inline in inlines {
      switch inline {
      case .emphasis(let content), .strong(let content): collect(content, into: &links)
      case .link(let link):
        links.append(ShownLink(use: LinkUse(link, isImage: false), hasText: !link.content.isEmpty))
        collect(link.content, into: &links)
      case .image(let image): links.append(ShownLink(use: LinkUse(image, isImage: true), hasText: true))
      case .text, .softBreak, .lineBreak, .code: break
      }
    }
  }
}

extension LinkUse {
  init(_ link: LinkInline, isImage: Bool) {
    self.init(destination: link.destination, position: link.position, isImage: isImage)
  }
}
