extension MarkupDocument {
  /// The document with other anchors where the page has its own element of that id: a heading "Main" is `section-main` beside a
  /// page's `main`. Links within the document follow.
  ///
  /// What is taken may be a set of ids or all that begin in some way, but not with `section-`.
  package func avoiding(_ isTaken: (String) -> Bool) -> MarkupDocument {
    guard headings.contains(where: { isTaken($0.anchor) }) else { return self }
    var used = Set(headings.map(\.anchor))
    var renamed: [String: String] = [:]
    for anchor in headings.map(\.anchor) where isTaken(anchor) {
      let stem = "section-\(anchor)"
      var name = stem
      var number = 1
      while isTaken(name) || !used.insert(name).inserted {
        number += 1
        name = "\(stem)-\(number)"
      }
      renamed[anchor] = name
    }
    let renaming = AnchorRenaming(renamed: renamed)
    var document = self
    document.headings = headings.map(renaming.heading)
    document.links = links.map { link in
      var link = link
      link.destination = renaming.destination(link.destination)
      return link
    }
    document.blocks = blocks.map(renaming.block)
    return document
  }
}

/// Anchors as they were and are. Recursion is bounded by ``NestingBounds/depth``.
private struct AnchorRenaming {
  let renamed: [String: String]

  func heading(_ heading: Heading) -> Heading {
    var heading = heading
    heading.anchor = renamed[heading.anchor] ?? heading.anchor
    return heading
  }

  func destination(_ address: String) -> String {
    guard address.hasPrefix("#"), let anchor = renamed[String(address.dropFirst())] else { return address }
    return "#" + anchor
  }

  func block(_ block: Block) -> Block {
    switch block {
    case .heading(let heading, let content): return .heading(self.heading(heading), content.map(inline))
    case .paragraph(let content): return .paragraph(content.map(inline))
    case .quote(let blocks): return .quote(blocks.map(self.block))
    case .list(var list):
      list.items = list.items.map { $0.map(self.block) }
      return .list(list)
    case .table(var table):
      table.head = table.head.map { $0.map(inline) }
      table.rows = table.rows.map { $0.map { $0.map(inline) } }
      return .table(table)
    case .code, .thematicBreak: return block
    }
  }

  private func inline(_ inline: Inline) -> Inline {
    switch inline {
    case .emphasis(let content): return .emphasis(content.map(self.inline))
    case .strong(let content): return .strong(content.map(self.inline))
    case .link(var link):
      link.destination = destination(link.destination)
      link.content = link.content.map(self.inline)
      return .link(link)
    case .text, .softBreak, .lineBreak, .code, .image: return inline
    }
  }
}
