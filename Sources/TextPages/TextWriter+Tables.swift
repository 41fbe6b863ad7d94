import Documents

extension TextWriter {
  /// A table drawn by characters, its cells broken into lines where it is wider than the page; where even the longest words
  /// do not fit beside each other, a group of lines for each row.
  mutating func write(_ table: Table) {
    paragraph(table.caption.plain)
    guard let columns = ColumnWidths(table, room: room) else { return writeStacked(table) }
    draw(table.heads, columns)
    draw(rule: "-", columns)
    for (place, row) in table.rows.enumerated() {
      if place > 0, row.followsBreak { draw(rule: ".", columns) }
      draw(row.cells.map(\.plain), columns)
    }
    if !table.footer.isEmpty { draw(rule: "-", columns) }
    for row in table.footer { draw(row.cells.map(\.plain), columns) }
  }

  private mutating func draw(rule mark: Character, _ columns: ColumnWidths) {
    let between = mark == "-" ? "-+-" : String(repeating: mark, count: 3)
    line(columns.widths.map { String(repeating: mark, count: $0) }.joined(separator: between))
  }

  private mutating func draw(_ cells: [String], _ columns: ColumnWidths) {
    let broken = columns.widths.indices.map { place in
      place < cells.count ? wrapped(cells[place], to: columns.widths[place]) : []
    }
    for number in 0..<max(1, broken.map(\.count).max() ?? 1) {
      let padded = columns.widths.indices.map { place in
        let text = number < broken[place].count ? broken[place][number] : ""
        let space = String(repeating: " ", count: max(0, columns.widths[place] - text.count))
        return columns.areNumbers[place] ? space + text : text + space
      }
      line(withoutEnd(padded.joined(separator: " | ")))
    }
  }

  private mutating func writeStacked(_ table: Table) {
    let heads = table.heads
    for (place, row) in (table.rows + table.footer).enumerated() {
      if place > 0, row.followsBreak { line("....") }
      let cells = row.cells.map(\.plain)
      paragraph(cells.first ?? "")
      hang("  ") { writer in
        for (head, cell) in zip(heads, cells).dropFirst() where !cell.isEmpty {
          writer.hang(head.isEmpty ? "" : "\(head): ") { $0.paragraph(cell) }
        }
      }
    }
  }
}

/// A line without the blanks at its end.
private func withoutEnd(_ line: String) -> String { String(line.reversed().drop { $0 == " " }.reversed()) }

extension Table {
  /// What stands above each column.
  fileprivate var heads: [String] {
    columns.map { column in
      ([column.heading.plain] + [column.beneath?.plain].compactMap(\.self)).joined(separator: " ")
    }
  }
}

/// How wide each column of a table is drawn.
private struct ColumnWidths {
  private(set) var widths: [Int]
  let areNumbers: [Bool]

  /// As wide as its longest line where there is room; else columns of words give way, the widest first, as far as their
  /// longest words let them. Nil where that is not enough. Numbers are never broken.
  init?(_ table: Table, room: Int) {
    let heads = table.heads
    let rows = (table.rows + table.footer).map { $0.cells.map(\.plain) }
    areNumbers = table.columns.map(\.isNumber)
    var least: [Int] = []
    widths = []
    for (place, head) in heads.enumerated() {
      let cells = rows.compactMap { place < $0.count ? $0[place] : nil }
      let longest = cells.map(\.count).max() ?? 0
      widths.append(max(head.count, longest))
      least.append(max(longestWord(head), areNumbers[place] ? longest : cells.map(longestWord).max() ?? 0))
    }
    let space = room - 3 * (heads.count - 1)
    guard least.reduce(0, +) <= space else { return nil }
    while widths.reduce(0, +) > space {
      let widest = widths.indices.filter { widths[$0] > least[$0] }.max { widths[$0] < widths[$1] }
      guard let widest else { return nil }
      widths[widest] -= 1
    }
  }
}

private func longestWord(_ text: String) -> Int { text.split(separator: " ").map(\.count).max() ?? 0 }
