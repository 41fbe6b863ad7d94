package import Diagnostics

/// One Markdown body, read: a tree of values, and what the rest of the site asks of it.
package struct MarkupDocument: Sendable, Hashable {
  /// The tree, in document order; empty where the text was refused (``Rule/markdownNesting``).
  package var blocks: [Block] = []
  /// Every heading, at any depth, in document order.
  package var headings: [Heading] = []
  /// Every link and image, in document order, with its address as the author wrote it.
  package var links: [LinkUse] = []
  /// What was dropped or refused while reading.
  package var diagnostics: [Diagnostic] = []

  package init() {}

  /// The first heading of the page, nil where it has none.
  package var firstHeading: Heading? { headings.first }
}

/// A heading and where it can be linked to.
package struct Heading: Sendable, Hashable {
  /// 1 to 6 as written, before any offset of the renderer.
  package var level: Int
  /// Plain text.
  package var text: String
  /// Fragment without `#`, unique in its document and the same for the same text in the same order.
  package var anchor: String
  package var position: SourcePosition
}

/// An address that a document uses.
package struct LinkUse: Sendable, Hashable {
  /// As written, with entities and backslashes resolved: `term:sal`, `other.md#top`, `https://…`.
  package var destination: String
  package var position: SourcePosition
  package var isImage: Bool

  package init(destination: String, position: SourcePosition, isImage: Bool) {
    self.destination = destination
    self.position = position
    self.isImage = isImage
  }
}
