import Diagnostics

/// Turns libcmark's lines and columns into those of the file.
///
/// libcmark 0.30 counts every line of a paragraph as if it were indented like the first, does not count link
/// definitions that it took from a paragraph's head nor line ends behind a backslash, and lets a code span begin behind
/// its backticks. Not mended: what follows, in its paragraph, a link whose address or title goes over a line end.
struct PositionMap {
  let lines: SourceLines
  let file: String
  /// The line of the file on which the text begins, from 1.
  let firstLine: Int
  /// Lines that were put before the text for libcmark (``TableSource``).
  let insertedLines: Int

  /// A paragraph or heading whose inlines are being placed.
  struct Leaf {
    /// In the text, from 0.
    var firstLine: Int
    /// As libcmark has it, from 1.
    var column: Int
    /// Lines that libcmark did not count: link definitions at the head, line ends behind a backslash.
    var uncountedLines: Int
    /// Columns that it counts on from the line before, behind such a line end.
    var countedColumns = 0
    var containers: [Container]
  }

  /// The position of a block, whose column libcmark knows.
  func position(ofBlock node: CommonMarkNode) -> SourcePosition {
    SourcePosition(file: file, line: firstLine + line(of: node), column: max(1, node.column))
  }

  /// The position of a byte of the text.
  func position(ofOffset offset: Int) -> SourcePosition {
    // The last line that begins at or before the offset.
    var low = 0
    var high = max(0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines.starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return SourcePosition(file: file, line: firstLine + low, column: offset - lines.starts[low] + 1)
  }

  /// Line in the text, from 0.
  func line(of node: CommonMarkNode) -> Int { min(max(0, node.line - 1 - insertedLines), max(0, lines.count - 1)) }

  func leaf(_ node: CommonMarkNode, containers: [Container]) -> Leaf {
    let first = line(of: node)
    var removed = 0
    let start = lines.starts[first] + max(0, node.column - 1)
    if start < lines.bytes.count, lines.bytes[start] == UInt8(ascii: "["), let end = node.contentEndLine {
      let last = node.endLine - (node.kind == .heading && node.endLine > node.line ? 1 : 0)
      removed = max(0, last - end)
    }
    return Leaf(firstLine: first, column: node.column, uncountedLines: removed, containers: containers)
  }

  /// Takes note of a line end inside `leaf`.
  func pass(_ lineBreak: CommonMarkNode, in leaf: inout Leaf) {
    leaf.countedColumns = 0
    guard lineBreak.kind == .lineBreak, let next = lineBreak.next else { return }
    // The line was not counted if what follows stands on the line of what came before.
    let lineBefore = lineBreak.previous?.endLine ?? (leaf.firstLine + 1 + insertedLines)
    guard (next.firstLeaf ?? next).line == lineBefore else { return }
    leaf.uncountedLines += 1
    leaf.countedColumns = next.column - leaf.column
    guard next.kind == .codeSpan else { return }
    let position = place(next.line, leaf.column + leaf.countedColumns, in: leaf)
    let start = lines.starts[position.line - firstLine] + position.column - 1
    leaf.countedColumns -= lines.bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
  }

  /// The position of an inline of `leaf`.
  func position(of node: CommonMarkNode, in leaf: Leaf) -> SourcePosition {
    switch node.kind {
    case .link, .image:
      // Over several lines libcmark gives the line of the closing bracket: look back from the first word inside.
      guard let inner = node.firstLeaf, inner.line > 0, inner.line != node.line else { break }
      var position = place(inner.line, inner.column, in: leaf)
      position.column -= distance(from: position, backTo: UInt8(ascii: "["))
      if node.kind == .image { position.column = max(1, position.column - 1) }
      return position
    case .codeSpan:
      var position = place(node.line, node.column, in: leaf)
      position.column -= backticks(before: position)
      return position
    default: break
    }
    return place(node.line, node.column, in: leaf)
  }

  private func place(_ nodeLine: Int, _ nodeColumn: Int, in leaf: Leaf) -> SourcePosition {
    let line = min(max(leaf.firstLine, nodeLine - 1 - insertedLines + leaf.uncountedLines), max(0, lines.count - 1))
    let range = lines.range(of: line)
    var column = max(1, nodeColumn)
    if line > leaf.firstLine {
      let (end, isLazy) = lines.prefix(of: line, in: leaf.containers)
      let start = isLazy ? end : lines.skipBlanks(in: end..<max(end, range.upperBound))
      column = start - range.lowerBound + max(1, nodeColumn - leaf.countedColumns - leaf.column + 1)
    }
    return SourcePosition(file: file, line: firstLine + line, column: min(column, range.count + 1))
  }

  /// How many backticks stand right before a position.
  private func backticks(before position: SourcePosition) -> Int {
    let start = lines.starts[position.line - firstLine]
    var index = min(start + position.column - 1, lines.bytes.count)
    let end = index
    while index > start, lines.bytes[index - 1] == UInt8(ascii: "`") { index -= 1 }
    return end - index
  }

  /// How many columns before a position the nearest `byte` of the same line stands; 0 where there is none.
  private func distance(from position: SourcePosition, backTo byte: UInt8) -> Int {
    let start = lines.starts[position.line - firstLine]
    let end = min(start + position.column - 1, lines.bytes.count)
    guard start < end, let index = lines.bytes[start..<end].lastIndex(of: byte) else { return 0 }
    return end - index
  }
}
