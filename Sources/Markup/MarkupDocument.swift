package import Diagnostics

/// One Markdown body, read: its blocks, and what the rest of the site asks of it.
package struct MarkupDocument: Sendable, Hashable {
  /// Empty where the text was refused (``Rule/markdownNesting``).
  var tree = MarkupTree()
  /// Every heading, at any depth, in document order.
  package var headings: [Heading] = []
  /// Every link and image, in document order, with its address as the author wrote it.
  package var links: [LinkUse] = []
  /// What was dropped or refused while reading.
  package var diagnostics: [Diagnostic] = []

  package init() {}

  /// The blocks in document order, made anew each time.
  package var blocks: [Block] { tree.blocks(in: tree.body) }

  /// The code blocks at any depth, in document order.
  package var codeBlocks: [CodeBlock] {
    tree.marks[tree.body].compactMap { $0.kind == .code ? tree.codes[Int($0.value)] : nil }
  }

  /// Whether it has no block.
  package var isEmpty: Bool { tree.body.isEmpty }

  /// The first block; nil where there is none.
  package var firstBlock: Block? { isEmpty ? nil : tree.block(at: tree.bodyStart) }

  /// Takes the first block away; headings and links stay as they were read.
  package mutating func removeFirstBlock() {
    guard !isEmpty else { return }
    tree.bodyStart = tree.next(tree.bodyStart)
  }

  /// A document of blocks that were taken out of this one, with nothing else of it.
  package func part(_ blocks: [Block]) -> MarkupDocument {
    var part = MarkupDocument()
    part.tree = MarkupTree(blocks, file: tree.file)
    return part
  }

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

  /// Where it stands tells almost every use from the others.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(position.line)
    hasher.combine(position.column)
  }
}
