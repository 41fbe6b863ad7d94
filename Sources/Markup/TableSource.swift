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
  /// The cells that the tables of one text have at most: about 200 MB while they are read.
  static let mostCells = 500_000

  /// The first line, from 0, with which the tables of a text have more cells than ``mostCells``.
  static func excess(_ tables: [TableSource]) -> Int? {
    var cells = 0
    for table in tables {
      for (index, row) in table.rows.enumerated() {
        cells += row.cells.count
        // The delimiter row stands behind the head.
        if cells > mostCells { return table.lines.lowerBound + (index == 0 ? 0 : index + 1) }
      }
    }
    return nil
  }

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
    var cells = headRow.cells.count
    // What goes on beyond the bound is refused, and need not be read.
    while line < block.upperBound, cells <= Self.mostCells, let range = content(line) {
      let row = PipeRow(range, of: lines.bytes)
      rows.append(row)
      cells += row.cells.count
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
  /// begin with a pipe, or in a fence at the margin; no other fence and no raw HTML begins anywhere. Nil where that is
  /// not so. It saves most texts the first pass through libcmark.
  private static func plainTables(_ candidates: [Int], _ lines: SourceLines) -> [TableSource]? {
    var tables: [TableSource] = []
    var fence: ArraySlice<UInt8>?
    var next = candidates[...]
    for line in 0..<lines.count {
      let range = lines.range(of: line)
      let mark = fenceMark(in: range, lines)
      if let open = fence {
        if next.first == line { next.removeFirst() }
        if mark.starts(with: open), lines.skipBlanks(in: mark.endIndex..<range.upperBound) == range.upperBound {
          fence = nil
        } else if mark.isEmpty, lines.bytes[lines.skipBlanks(in: range)..<range.upperBound].starts(with: open) {
          // Perhaps its end, off the margin.
          return nil
        }
        continue
      }
      if !mark.isEmpty {
        // An info string with a backtick makes it code within a line.
        let info = lines.bytes[mark.endIndex..<range.upperBound]
        if mark.first == UInt8(ascii: "~") || !info.contains(UInt8(ascii: "`")) { fence = mark }
        continue
      }
      if mayOpenBlock(range, lines) { return nil }
      guard next.first == line else { continue }
      next.removeFirst()
      if let last = tables.last, line < last.lines.upperBound { continue }
      guard line > 0, beginsWithPipe(line, lines), beginsWithPipe(line - 1, lines), line == 1 || isBlank(line - 2, lines)
      else { return nil }
      var end = line + 1
      while end < lines.count, beginsWithPipe(end, lines) { end += 1 }
      guard end == lines.count || isBlank(end, lines) else { return nil }
      if let table = TableSource(delimiter: line, block: line - 1..<end, column: 1, containers: [], lines: lines) {
        tables.append(table)
      }
    }
    return tables
  }

  /// The run of at least three backticks or tildes at the margin of a line; empty where there is none.
  private static func fenceMark(in range: Range<Int>, _ lines: SourceLines) -> ArraySlice<UInt8> {
    guard let start = range.first else { return [] }
    let first = lines.bytes[start]
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else { return [] }
    let mark = lines.bytes[range].prefix { $0 == first }
    return mark.count >= 3 ? mark : []
  }

  /// Whether a fence off the margin, or raw HTML, might begin on a line, behind whatever containers.
  private static func mayOpenBlock(_ range: Range<Int>, _ lines: SourceLines) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      switch lines.bytes[index] {
      case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        index += 1
      case UInt8(ascii: "<"): return true
      case UInt8(ascii: "`"), UInt8(ascii: "~"):
        return lines.bytes[index..<range.upperBound].prefix { $0 == lines.bytes[index] }.count >= 3
      default: return false
      }
    }
    return false
  }

  private static func beginsWithPipe(_ line: Int, _ lines: SourceLines) -> Bool {
    lines.bytes[lines.starts[line]] == UInt8(ascii: "|")
  }

  private static func isBlank(_ line: Int, _ lines: SourceLines) -> Bool {
    let range = lines.range(of: line)
    return lines.skipBlanks(in: range) == range.upperBound
  }
}
