/// A pipe table as it stands in the source.
struct TableSource {
  /// Lines from 0: the head, the delimiter row, then the rows.
  var lines: Range<Int>
  var alignments: [TableBlock.Alignment]
  /// Head first, then the rows, not yet padded or cut.
  var rows: [PipeRow]
  /// Where the containers' marks end on each line.
  var prefixEnds: [Int]
}

extension TableSource {
  /// The tables of a text.
  ///
  /// libcmark knows no tables, and reads the delimiter row `- | -` as a list. So it is asked where the paragraphs are in
  /// a copy whose possible delimiter rows are plain words: a table is a paragraph, or the rest of one, whose second
  /// line is a delimiter row with as many cells as its first. Only texts with a possible delimiter row pay for that.
  static func tables(in lines: SourceLines) -> [TableSource] {
    let candidates = (1..<max(1, lines.count)).filter { mayBeDelimiterRow($0, lines) }
    guard !candidates.isEmpty else { return [] }
    if let tables = plainTables(candidates, lines) { return tables }

    var copy = lines.bytes
    for line in candidates {
      for index in lines.range(of: line) where ":|-".utf8.contains(copy[index]) { copy[index] = UInt8(ascii: "x") }
    }
    guard let tree = CommonMarkTree(copy) else { return [] }
    var containers: [Container] = []
    var tables: [TableSource] = []
    var next = candidates[...]
    tree.walk { node, isEntering in
      switch node.kind {
      case .quote: if isEntering { containers.append(.quote) } else { containers.removeLast() }
      case .item:
        if isEntering {
          containers.append(.item(column: max(0, (node.contentColumn ?? 1) - 1)))
        } else {
          containers.removeLast()
        }
      case .paragraph, .heading:
        guard isEntering, node.endLine > node.line else { break }
        // A setext heading's last line is its underline.
        let block = (node.line - 1)..<(node.kind == .heading ? node.endLine - 1 : node.endLine)
        while let line = next.first, line <= block.lowerBound { next.removeFirst() }
        while let line = next.first, line < block.upperBound {
          next.removeFirst()
          guard
            let table = TableSource(
              delimiter: line, block: block, column: node.column, containers: containers, lines: lines)
          else { continue }
          tables.append(table)
          break
        }
      default: break
      }
      return true
    }
    return tables
  }

  /// Reads a table whose delimiter row is the line `delimiter` of the paragraph `block`, which begins at `column`.
  private init?(delimiter: Int, block: Range<Int>, column: Int, containers: [Container], lines: SourceLines) {
    func content(_ line: Int) -> Range<Int>? {
      let range = lines.range(of: line)
      if line == block.lowerBound { return min(range.upperBound, range.lowerBound + column - 1)..<range.upperBound }
      let (end, isLazy) = lines.prefix(of: line, in: containers)
      return isLazy ? nil : end..<max(end, range.upperBound)
    }
    guard let head = content(delimiter - 1), let second = content(delimiter) else { return nil }
    let headRow = PipeRow(head, of: lines.bytes)
    guard let alignments = PipeRow.alignments(second, of: lines.bytes), alignments.count == headRow.cells.count
    else { return nil }
    self.alignments = alignments
    rows = [headRow]
    prefixEnds = [head.lowerBound, second.lowerBound]
    var line = delimiter + 1
    while line < block.upperBound, let range = content(line) {
      rows.append(PipeRow(range, of: lines.bytes))
      prefixEnds.append(range.lowerBound)
      line += 1
    }
    self.lines = (delimiter - 1)..<line
  }

  /// Whether a line holds nothing but what delimiter rows and quotes are made of, a pipe and a dash among it.
  private static func mayBeDelimiterRow(_ line: Int, _ lines: SourceLines) -> Bool {
    var hasPipe = false
    var hasDash = false
    for index in lines.range(of: line) {
      switch lines.bytes[index] {
      case UInt8(ascii: "|"): hasPipe = true
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09: break
      default: return false
      }
    }
    return hasPipe && hasDash
  }

  /// The tables of a text in which nothing can hide one: every candidate stands between blank lines among lines that
  /// begin with a pipe, and no line could open a fence or raw HTML. Nil where that is not so. It saves most texts the
  /// first pass through libcmark.
  private static func plainTables(_ candidates: [Int], _ lines: SourceLines) -> [TableSource]? {
    for line in 0..<lines.count {
      let range = lines.range(of: line)
      let index = lines.skipBlanks(in: range)
      guard index < range.upperBound else { continue }
      // A fence or HTML may also stand in a list item or a quote; those lines are rare enough to give up on any.
      switch lines.bytes[index] {
      case UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "<"): return nil
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        let rest = lines.bytes[index..<range.upperBound]
        if rest.contains(UInt8(ascii: "<")) || rest.contains(UInt8(ascii: "`")) || rest.contains(UInt8(ascii: "~")) {
          return nil
        }
      default: break
      }
    }
    var tables: [TableSource] = []
    for delimiter in candidates {
      if let last = tables.last, delimiter < last.lines.upperBound { continue }
      guard beginsWithPipe(delimiter, lines), beginsWithPipe(delimiter - 1, lines),
        delimiter == 1 || isBlank(delimiter - 2, lines)
      else { return nil }
      var end = delimiter + 1
      while end < lines.count, beginsWithPipe(end, lines) { end += 1 }
      guard end == lines.count || isBlank(end, lines) else { return nil }
      let table = TableSource(delimiter: delimiter, block: delimiter - 1..<end, column: 1, containers: [], lines: lines)
      if let table { tables.append(table) }
    }
    return tables
  }

  private static func beginsWithPipe(_ line: Int, _ lines: SourceLines) -> Bool {
    lines.bytes[lines.starts[line]] == UInt8(ascii: "|")
  }

  private static func isBlank(_ line: Int, _ lines: SourceLines) -> Bool {
    let range = lines.range(of: line)
    return lines.skipBlanks(in: range) == range.upperBound
  }
}
