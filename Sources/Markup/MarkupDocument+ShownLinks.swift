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
    guard !tree.links.isEmpty else { return links }
    links.reserveCapacity(tree.links.count)
    tree.collectLinks(in: tree.body, into: &links)
    return links
  }
}

extension MarkupTree {
  fileprivate func collectLinks(in range: Range<Int>, into links: inout [MarkupDocument.ShownLink]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let mark = marks[index]
      switch mark.kind {
      case .link:
        links.append(MarkupDocument.ShownLink(use: link(mark), hasText: Int(mark.end) > index + 1))
      case .image:
        links.append(MarkupDocument.ShownLink(use: link(mark), hasText: true))
        index = Int(mark.end)
      case .table:
        for row in tables[Int(mark.value)].rows { for cell in row { collectLinks(in: cell, into: &links) } }
      default: break
      }
      index += 1
    }
  }
}
