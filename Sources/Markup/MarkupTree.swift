import Diagnostics

/// The blocks of a document in one run of marks, in document order, with the text of them all in one run of bytes.
///
/// No node has memory of its own: a page of prose is read, laid out and freed without a text or an array for each of its words.
/// Whoever takes a document apart asks for its ``blocks``.
struct MarkupTree: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    // Leaves.
    case text, softBreak, lineBreak, codeSpan, thematicBreak, code, table
    // Containers: all up to the ``end`` that names them.
    case paragraph, heading, quote, list, item, emphasis, strong, link, image
    case end
  }

  struct Mark: Sendable, Hashable {
    var kind: Kind
    /// Of a list, and of the paragraphs that stand bare in its items.
    var isTight = false
    /// Of a text, a break or a code span, where its bytes begin; of a heading, a link, an image, code or a table, its place in the
    /// list of them; of a list, the number of its first item; of an end, its container.
    var value: UInt32 = 0
    /// Of a text, a break or a code span, where its bytes end; of a container, the place of its end.
    var end: UInt32 = 0
    /// Of a code span, a link or an image, in the file; of a list, 1 where its items are numbered.
    var line: UInt32 = 0
    var column: UInt32 = 0
  }

  struct Link: Sendable, Hashable {
    var destination: String
    var title: String
  }

  struct Table: Sendable, Hashable {
    var alignments: [TableBlock.Alignment]
    /// Of the head and of each row, as many cells as there are alignments: the marks of each.
    var rows: [[Range<Int>]]
    var position: SourcePosition
  }

  /// What positions name.
  var file = ""
  var marks: [Mark] = []
  var bytes: [UInt8] = []
  var headings: [Heading] = []
  var links: [Link] = []
  var codes: [CodeBlock] = []
  var tables: [Table] = []
  /// Before the document's own marks stand those of its tables' cells.
  var bodyStart = 0

  var body: Range<Int> { bodyStart..<marks.count }

  func position(_ mark: Mark) -> SourcePosition {
    SourcePosition(file: file, line: Int(mark.line), column: Int(mark.column))
  }

  /// The place behind the mark, or behind the container that it opens.
  func next(_ index: Int) -> Int { marks[index].kind.isContainer ? Int(marks[index].end) + 1 : index + 1 }

  /// The marks inside a container; none of a leaf.
  func content(of index: Int) -> Range<Int> { index + 1..<(marks[index].kind.isContainer ? Int(marks[index].end) : index + 1) }

  /// The bytes of a leaf's text.
  func text(_ mark: Mark) -> Range<Int> { Int(mark.value)..<Int(mark.end) }

  func string(_ mark: Mark) -> String { String(decoding: bytes[text(mark)], as: UTF8.self) }

  func link(_ mark: Mark) -> LinkUse {
    LinkUse(destination: links[Int(mark.value)].destination, position: position(mark), isImage: mark.kind == .image)
  }

  /// The text without markup; line ends become spaces.
  func plainText(of range: Range<Int>) -> String {
    // Most headings are one text.
    if range.count == 1, marks[range.lowerBound].kind == .text { return string(marks[range.lowerBound]) }
    var text: [UInt8] = []
    for mark in marks[range] {
      switch mark.kind {
      case .text, .codeSpan: text += bytes[self.text(mark)]
      case .softBreak, .lineBreak: text.append(0x20)
      default: break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Building

  mutating func append(_ kind: Kind, isTight: Bool = false, value: Int = 0, at position: SourcePosition? = nil) {
    marks.append(
      Mark(
        kind: kind, isTight: isTight, value: UInt32(value), line: UInt32(position?.line ?? 0),
        column: UInt32(position?.column ?? 0)))
  }

  /// A leaf whose text begins at `start` and ends where the bytes end now.
  mutating func append(_ kind: Kind, textFrom start: Int, at position: SourcePosition? = nil) {
    append(kind, value: start, at: position)
    marks[marks.count - 1].end = UInt32(bytes.count)
  }

  /// Ends the container that the mark at `index` opened.
  mutating func close(_ index: Int) {
    marks[index].end = UInt32(marks.count)
    marks.append(Mark(kind: .end, value: UInt32(index)))
  }
}

extension MarkupTree.Kind {
  var isContainer: Bool { rawValue >= MarkupTree.Kind.paragraph.rawValue && self != .end }
}
