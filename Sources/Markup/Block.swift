package import Diagnostics

/// A block of a document. Raw HTML blocks are not here: they are dropped, with a diagnostic, while reading.
package enum Block: Sendable, Hashable {
  indirect case heading(Heading, [Inline])
  case paragraph([Inline])
  case quote([Block])
  indirect case list(ListBlock)
  indirect case code(CodeBlock)
  indirect case table(TableBlock)
  case thematicBreak
}

package struct ListBlock: Sendable, Hashable {
  /// The number of the first item; nil for bullets.
  package var start: Int?
  /// Whether the items stand without blank lines between them, so that their paragraphs are shown bare.
  package var isTight: Bool
  package var items: [[Block]]
}

/// A fenced or indented code block.
package struct CodeBlock: Sendable, Hashable {
  /// The info string after the opening fence (`concord kpis`, `swift`); empty where there is none.
  package var info: String
  /// The lines between the fences, each with its line end.
  package var literal: String
  /// The opening fence, or the first character of indented code.
  package var position: SourcePosition
  /// Line of the first line of ``literal`` in the file, for findings inside it.
  package var contentLine: Int
}

/// A pipe table. Every row has as many cells as ``head``.
package struct TableBlock: Sendable, Hashable {
  package enum Alignment: Sendable, Hashable { case natural, left, center, right }

  package var alignments: [Alignment]
  package var head: [[Inline]]
  package var rows: [[[Inline]]]
  package var position: SourcePosition
}
