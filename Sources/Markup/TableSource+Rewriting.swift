extension TableSource {
  /// The text as libcmark is to see it: the cells of all tables first, one heading each, then the text with a fence in
  /// the place of every table. So cells are read as Markdown in the same pass, with the link definitions of the whole
  /// text, containers stay as they are, and a line of the text is off by the number of cells only.
  static func rewrite(_ lines: SourceLines, _ tables: [TableSource]) -> (text: [UInt8], insertedLines: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(lines.bytes.count * 2)
    var cells = 0
    for table in tables {
      for row in table.rows {
        for cell in table.shown(row) {
          // The closing mark keeps one that the cell may end with.
          text.append(UInt8(ascii: "#"))
          text.append(0x20)
          cell.append(from: lines.bytes, to: &text)
          text.append(0x20)
          text.append(UInt8(ascii: "#"))
          text.append(0x0A)
          cells += 1
        }
      }
    }
    var copied = 0
    for table in tables {
      text += lines.bytes[copied..<lines.starts[table.lines.lowerBound]]
      for (index, line) in table.lines.enumerated() {
        text += lines.bytes[lines.starts[line]..<table.prefixEnds[index]]
        text += (index == 0 || line == table.lines.upperBound - 1 ? "```\n" : "x\n").utf8
      }
      copied = lines.starts[table.lines.upperBound]
    }
    text += lines.bytes[copied...]
    return (text, cells)
  }

  /// The cells of a row that are shown: those beyond the head's count are not.
  func shown(_ row: PipeRow) -> ArraySlice<PipeRow.Cell> { row.cells.prefix(alignments.count) }
}
