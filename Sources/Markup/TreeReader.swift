import Diagnostics

/// Builds the document from libcmark's tree, on a stack of its own: no recursion, however deep the text is nested.
struct TreeReader {
  /// A node that was entered and not yet left.
  private struct Frame {
    /// The mark that it opened; nil where its content stands without it.
    var mark: Int?
    /// Of a list and its items: whether their paragraphs stand bare.
    var isTight = false
    var isItem = false
    /// Of a link whose address is dropped.
    var isDropped = false
  }

  private let map: PositionMap
  private let tables: [TableSource]
  private var frames: [Frame] = []
  /// Of the open links whose address is dropped.
  private var dropped: [(scheme: String, position: SourcePosition)] = []
  private var containers: [Container] = []
  private var leaf: PositionMap.Leaf?
  private var depth = 0
  private var anchors = HeadingAnchors()
  private var document = MarkupDocument()
  private var tree = MarkupTree()

  /// Cells of the tables in the order of ``TableSource/rewrite(_:_:)``, of which `cellSources` are not read yet.
  private var cells: [Range<Int>] = []
  private let cellSources: [PipeRow.Cell]
  private var nextTable = 0
  private var nextCell = 0

  /// Why the text is refused; nothing more is to be read then.
  private var refusal: Diagnostic?
  private(set) var isRefused = false

  init(map: PositionMap, tables: [TableSource]) {
    self.map = map
    self.tables = tables
    // Row by row, as they were rewritten.
    var sources: [PipeRow.Cell] = []
    sources.reserveCapacity(tables.reduce(0) { $1.rows.reduce($0) { $0 + $1.cells.count } })
    for table in tables { for row in table.rows { sources += table.shown(row) } }
    cellSources = sources
    cells.reserveCapacity(cellSources.count)
    tree.file = map.file
    // As a page of a few thousand bytes needs; a longer one grows.
    tree.bytes.reserveCapacity(min(map.lines.bytes.count, 1 << 14))
    tree.marks.reserveCapacity(min(map.lines.bytes.count / 16 + 16, 1 << 10))
    frames.reserveCapacity(8)
  }

  // MARK: Events

  mutating func enter(_ node: CommonMarkNode) {
    switch node.kind {
    case .document: break
    case .text: append(.text, node)
    case .softBreak:
      tree.appendSoftBreak()
      pass(node)
    case .lineBreak:
      tree.append(.lineBreak)
      pass(node)
    case .codeSpan:
      append(.codeSpan, node, at: inlinePosition(node))
      if node.endLine > node.line { leaf?.countedColumns = 0 }
    case .inlineHTML: report(html: node.literal, at: inlinePosition(node))
    case .html: report(html: node.literal, at: map.position(ofBlock: node))
    case .thematicBreak: tree.append(.thematicBreak)
    case .code: enterCode(node)
    case .paragraph:
      if !isReadingCells { leaf = map.leaf(node, containers: containers) }
      let isTight = frames.last.map { $0.isItem && $0.isTight } ?? false
      open(.paragraph, isTight: isTight)
    case .heading: enterHeading(node)
    case .list:
      frames.append(Frame(mark: tree.marks.count, isTight: node.isTight))
      tree.append(.list, isTight: node.isTight, start: node.isOrdered ? node.listStart : nil)
    case .quote:
      containers.append(.quote)
      open(.quote)
      descend(node)
    case .item:
      containers.append(.item(column: max(0, (node.contentColumn ?? 1) - 1)))
      frames.append(Frame(mark: tree.marks.count, isTight: frames.last?.isTight ?? false, isItem: true))
      tree.append(.item)
      descend(node)
    case .emphasis:
      open(.emphasis)
      descend(node)
    case .strong:
      open(.strong)
      descend(node)
    case .link, .image: enterLink(node)
    case .unsupported: frames.append(Frame())
    }
  }

  mutating func leave(_ node: CommonMarkNode) {
    guard node.kind != .document, let frame = frames.popLast() else { return }
    switch node.kind {
    case .heading: leaveHeading(node, frame)
    case .quote, .item:
      containers.removeLast()
      depth -= 1
    case .emphasis, .strong: depth -= 1
    case .link, .image:
      depth -= 1
      if frame.isDropped, let (scheme, position) = dropped.popLast() {
        document.diagnostics.append(
          Diagnostic(.markdownUnsafeURL, at: position, "the \(scheme): address is dropped; its text stays"))
      }
    default: break
    }
    if let mark = frame.mark { tree.close(mark) }
  }

  /// The document, once every event was given.
  mutating func finish() -> MarkupDocument {
    if let refusal {
      document = MarkupDocument()
      document.diagnostics = [refusal]
      return document
    }
    document.tree = tree
    // Cells were read before the text around them.
    if !tables.isEmpty {
      document.links.sort { $0.position < $1.position }
      document.diagnostics.sort()
    }
    return document
  }

  // MARK: Nodes

  private mutating func append(_ kind: MarkupTree.Kind, _ node: CommonMarkNode, at position: SourcePosition? = nil) {
    let start = tree.bytes.count
    node.appendLiteral(to: &tree.bytes)
    tree.append(kind, textFrom: start, at: position)
  }

  private mutating func pass(_ lineBreak: CommonMarkNode) {
    guard var leaf, !isReadingCells else { return }
    map.pass(lineBreak, in: &leaf)
    self.leaf = leaf
  }

  private mutating func open(_ kind: MarkupTree.Kind, isTight: Bool = false) {
    frames.append(Frame(mark: tree.marks.count))
    tree.append(kind, isTight: isTight)
  }

  private mutating func descend(_ node: CommonMarkNode) {
    depth += 1
    guard depth > NestingBounds.depth else { return }
    let position = isReadingCells || leaf != nil ? inlinePosition(node) : map.position(ofBlock: node)
    let document = MarkupDocument.refused(
      NestingBounds.tooDeep, at: SourcePosition(file: position.file, line: position.line, column: 1))
    refusal = document.diagnostics.first
    isRefused = true
  }

  private mutating func enterHeading(_ node: CommonMarkNode) {
    guard !isReadingCells else { return frames.append(Frame()) }
    leaf = map.leaf(node, containers: containers)
    frames.append(Frame(mark: tree.marks.count))
    // It takes its place among the headings when it is left: inside it there is none.
    tree.append(.heading, value: tree.headings.count)
  }

  private mutating func leaveHeading(_ node: CommonMarkNode, _ frame: Frame) {
    guard let mark = frame.mark else {
      cells.append(tree.bodyStart..<tree.marks.count)
      tree.bodyStart = tree.marks.count
      return
    }
    let text = tree.plainText(of: mark + 1..<tree.marks.count)
    let heading = Heading(
      level: node.headingLevel, text: text, anchor: anchors.anchor(for: text), position: map.position(ofBlock: node))
    leaf = nil
    document.headings.append(heading)
    tree.headings.append(heading)
  }

  private mutating func enterLink(_ node: CommonMarkNode) {
    let position = inlinePosition(node)
    let isImage = node.kind == .image
    let destination = node.destination
    document.links.append(LinkUse(destination: destination, position: position, isImage: isImage))
    if let scheme = LinkAddress.unsafeScheme(of: destination, isImage: isImage) {
      dropped.append((scheme, position))
      frames.append(Frame(isDropped: true))
    } else {
      frames.append(Frame(mark: tree.marks.count))
      tree.append(isImage ? .image : .link, value: tree.links.count, at: position)
      tree.links.append(MarkupTree.Link(destination: destination, title: node.title))
    }
    descend(node)
  }

  private mutating func enterCode(_ node: CommonMarkNode) {
    let line = map.line(of: node)
    if nextTable < tables.count, tables[nextTable].lines.lowerBound == line { return appendTable() }
    let position = map.position(ofBlock: node)
    let start = map.lines.starts[line] + position.column - 1
    let isFenced =
      start < map.lines.bytes.count
      && (map.lines.bytes[start] == UInt8(ascii: "`") || map.lines.bytes[start] == UInt8(ascii: "~"))
    tree.append(.code, value: tree.codes.count)
    tree.codes.append(
      CodeBlock(
        info: node.info, literal: node.literal, position: position, contentLine: position.line + (isFenced ? 1 : 0)))
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
      var index = min(max(0, node.column - 3), cell.count)
      if node.kind == .codeSpan {
        let text = cell.text(of: map.lines.bytes)
        while index > 0, text[index - 1] == UInt8(ascii: "`") { index -= 1 }
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
    var rows: [[Range<Int>]] = []
    rows.reserveCapacity(table.rows.count)
    for (index, row) in table.rows.enumerated() {
      let shown = min(row.cells.count, count)
      var ranges = Array(cells[nextCell..<nextCell + shown])
      while ranges.count < count { ranges.append(0..<0) }
      rows.append(ranges)
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
    tree.append(.table, value: tree.tables.count)
    tree.tables.append(
      MarkupTree.Table(
        alignments: table.alignments, rows: rows, position: map.position(ofOffset: map.lines.skipBlanks(in: headLine))))
  }
}
