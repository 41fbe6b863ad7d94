import Diagnostics

/// Builds the value tree from libcmark's, on a stack of its own: no recursion, however deep the text is nested.
struct TreeReader {
  /// A node that was entered and not yet left.
  private struct Frame {
    /// Where its content begins on the stacks.
    var blocks: Int
    var inlines: Int
    var items: Int
    /// Of a link, or of a heading that is not a table's cell.
    var position: SourcePosition?
  }

  private let map: PositionMap
  private let tables: [TableSource]
  private var frames: [Frame] = []
  /// What the open nodes hold so far; a node takes its share when it is left.
  private var blocks: [Block] = []
  private var inlines: [Inline] = []
  private var items: [[Block]] = []
  private var containers: [Container] = []
  private var leaf: PositionMap.Leaf?
  private var depth = 0
  private var anchors = HeadingAnchors()
  private var document = MarkupDocument()

  /// Cells of the tables in the order of ``TableSource/rewrite(_:_:)``, of which `cellSources` are not read yet.
  private var cells: [[Inline]] = []
  private let cellSources: [PipeRow.Cell]
  private var nextTable = 0
  private var nextCell = 0

  /// Why the text is refused; nothing more is to be read then.
  private(set) var refusal: Diagnostic?

  init(map: PositionMap, tables: [TableSource]) {
    self.map = map
    self.tables = tables
    cellSources = tables.flatMap { Array($0.cells) }
    cells.reserveCapacity(cellSources.count)
  }

  // MARK: Events

  mutating func enter(_ node: CommonMarkNode) {
    switch node.kind {
    case .document: break
    case .text: append(.text(node.literal))
    case .softBreak: passLineBreak(node, .softBreak)
    case .lineBreak: passLineBreak(node, .lineBreak)
    case .codeSpan:
      append(.code(node.literal, inlinePosition(node)))
      if node.endLine > node.line { leaf?.countedColumns = 0 }
    case .inlineHTML: report(html: node.literal, at: inlinePosition(node))
    case .html: report(html: node.literal, at: map.position(ofBlock: node))
    case .thematicBreak: append(.thematicBreak)
    case .code: enterCode(node)
    case .paragraph, .heading:
      if !isReadingCells { leaf = map.leaf(node, containers: containers) }
      open(at: isReadingCells || node.kind == .paragraph ? nil : map.position(ofBlock: node))
    case .list: open()
    case .quote:
      containers.append(.quote)
      descend(node)
    case .item:
      containers.append(.item(column: max(0, (node.contentColumn ?? 1) - 1)))
      descend(node)
    case .emphasis, .strong: descend(node)
    case .link, .image:
      let position = inlinePosition(node)
      document.links.append(LinkUse(destination: node.destination, position: position, isImage: node.kind == .image))
      descend(node, at: position)
    case .unsupported: open()
    }
  }

  mutating func leave(_ node: CommonMarkNode) {
    guard node.kind != .document, let frame = frames.popLast() else { return }
    switch node.kind {
    case .paragraph: append(.paragraph(Self.take(&inlines, from: frame.inlines)))
    case .heading: leaveHeading(node, frame)
    case .quote:
      containers.removeLast()
      depth -= 1
      append(.quote(Self.take(&blocks, from: frame.blocks)))
    case .item:
      containers.removeLast()
      depth -= 1
      items.append(Self.take(&blocks, from: frame.blocks))
    case .list:
      append(
        .list(
          ListBlock(
            start: node.isOrdered ? node.listStart : nil, isTight: node.isTight, items: Self.take(&items, from: frame.items))))
    case .emphasis, .strong, .link, .image:
      depth -= 1
      appendSpan(node, frame)
    // Of what cannot be, the content stays.
    default: break
    }
  }

  /// The document, once every event was given.
  consuming func finish() -> MarkupDocument {
    if let refusal {
      document = MarkupDocument()
      document.diagnostics = [refusal]
      return document
    }
    document.blocks = blocks
    // Cells were read before the text around them.
    if !tables.isEmpty {
      document.links.sort { $0.position < $1.position }
      document.diagnostics.sort()
    }
    return document
  }

  // MARK: Nodes

  private mutating func append(_ inline: Inline) { inlines.append(inline) }
  private mutating func append(_ block: Block) { blocks.append(block) }

  private mutating func passLineBreak(_ node: CommonMarkNode, _ inline: Inline) {
    append(inline)
    guard var leaf, !isReadingCells else { return }
    map.pass(node, in: &leaf)
    self.leaf = leaf
  }

  private static func take<Node>(_ stack: inout [Node], from start: Int) -> [Node] {
    defer { stack.removeLast(stack.count - start) }
    return Array(stack[start...])
  }

  private mutating func open(at position: SourcePosition? = nil) {
    frames.append(Frame(blocks: blocks.count, inlines: inlines.count, items: items.count, position: position))
  }

  private mutating func descend(_ node: CommonMarkNode, at position: SourcePosition? = nil) {
    open(at: position)
    depth += 1
    guard depth > NestingBounds.depth else { return }
    let position = isReadingCells || leaf != nil ? inlinePosition(node) : map.position(ofBlock: node)
    let document = MarkupDocument.refused(
      NestingBounds.tooDeep, at: SourcePosition(file: position.file, line: position.line, column: 1))
    refusal = document.diagnostics.first
  }

  private mutating func leaveHeading(_ node: CommonMarkNode, _ frame: Frame) {
    let content = Self.take(&inlines, from: frame.inlines)
    guard let position = frame.position else { return cells.append(content) }
    let text = content.plainText
    let heading = Heading(level: node.headingLevel, text: text, anchor: anchors.anchor(for: text), position: position)
    leaf = nil
    document.headings.append(heading)
    append(.heading(heading, content))
  }

  private mutating func appendSpan(_ node: CommonMarkNode, _ frame: Frame) {
    let content = Self.take(&inlines, from: frame.inlines)
    switch node.kind {
    case .emphasis: return append(.emphasis(content))
    case .strong: return append(.strong(content))
    default: break
    }
    guard let position = frame.position else { return }
    let isImage = node.kind == .image
    let link = LinkInline(
      destination: node.destination, title: node.title, content: content, position: position)
    if let scheme = LinkAddress.unsafeScheme(of: link.destination, isImage: isImage) {
      document.diagnostics.append(
        Diagnostic(.markdownUnsafeURL, at: position, "the \(scheme): address is dropped; its text stays"))
      inlines += content
      return
    }
    append(isImage ? .image(link) : .link(link))
  }

  private mutating func enterCode(_ node: CommonMarkNode) {
    let line = map.line(of: node)
    if nextTable < tables.count, tables[nextTable].lines.lowerBound == line { return appendTable() }
    let position = map.position(ofBlock: node)
    let start = map.lines.starts[line] + position.column - 1
    let isFenced = start < map.lines.bytes.count && [UInt8(ascii: "`"), UInt8(ascii: "~")].contains(map.lines.bytes[start])
    append(
      .code(
        CodeBlock(
          info: node.info, literal: node.literal, position: position,
          contentLine: position.line + (isFenced ? 1 : 0))))
  }

  private mutating func report(html: String, at position: SourcePosition) {
    guard let message = RawHTML.report(html) else { return }
    document.diagnostics.append(Diagnostic(.markdownRawHTML, at: position, message))
  }

  // MARK: Tables

  private var isReadingCells: Bool { cells.count < cellSources.count }

  private func inlinePosition(_ node: CommonMarkNode) -> SourcePosition {
    if isReadingCells {
      let cell = cellSources[cells.count]
      // Behind "# ". libcmark counts three bytes for a NUL, so that a column may lie past the cell.
      var index = min(max(0, node.column - 3), cell.text.count)
      if node.kind == .codeSpan {
        while index > 0, cell.text[index - 1] == UInt8(ascii: "`") { index -= 1 }
      }
      return map.position(ofOffset: cell.sourceOffset(of: index))
    }
    guard let leaf else { return map.position(ofBlock: node) }
    return map.position(of: node, in: leaf)
  }

  private mutating func appendTable() {
    let table = tables[nextTable]
    nextTable += 1
    let count = table.alignments.count
    var rows: [[[Inline]]] = []
    for (index, row) in table.rows.enumerated() {
      let shown = min(row.cells.count, count)
      rows.append(cells[nextCell..<nextCell + shown] + Array(repeating: [], count: count - shown))
      nextCell += shown
      guard row.cells.count != count else { continue }
      // The head has the count; the delimiter row stands between it and the others.
      let line = table.lines.lowerBound + index + 1
      let position = map.position(ofOffset: min(table.prefixEnds[index + 1], map.lines.range(of: line).upperBound))
      document.diagnostics.append(
        Diagnostic(
          .markdownTable, at: position,
          row.cells.count < count
            ? "the row has \(row.cells.count) of \(count) cells; the others are empty"
            : "the row has \(row.cells.count) cells where the header has \(count); the last ones are dropped"))
    }
    let headLine = table.prefixEnds[0]..<map.lines.range(of: table.lines.lowerBound).upperBound
    append(
      .table(
        TableBlock(
          alignments: table.alignments, head: rows.removeFirst(), rows: rows,
          position: map.position(ofOffset: map.lines.skipBlanks(in: headLine)))))
  }
}
