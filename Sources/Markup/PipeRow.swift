/// One line of a pipe table, cut into cells.
///
/// A pipe behind a backslash is text, also inside code: the backslash is taken away before the cell is read as
/// Markdown. Any other pipe ends a cell.
struct PipeRow {
  struct Cell {
    /// In the source, without the blanks around it.
    var range: Range<Int>
    /// Offsets in its text of the pipes that lost a backslash.
    var unescaped: [Int]

    /// Bytes of its text.
    var count: Int { range.count - unescaped.count }

    /// Appends the cell's Markdown, with `\|` turned into `|`.
    func append(from bytes: [UInt8], to text: inout [UInt8]) {
      guard !unescaped.isEmpty else { return text += bytes[range] }
      for index in range {
        if bytes[index] == UInt8(ascii: "|") { text.removeLast() }
        text.append(bytes[index])
      }
    }

    /// The cell's Markdown, with `\|` turned into `|`.
    func text(of bytes: [UInt8]) -> [UInt8] {
      var text: [UInt8] = []
      append(from: bytes, to: &text)
      return text
    }

    /// The offset in the source of a byte of its text.
    func sourceOffset(of index: Int) -> Int {
      var range = unescaped.indices
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        range = unescaped[middle] < index ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      return self.range.lowerBound + index + range.lowerBound
    }
  }

  var cells: [Cell] = []

  /// Cuts the bytes of `range`, which has neither container marks nor a line end.
  init(_ range: Range<Int>, of bytes: [UInt8]) {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    cells.reserveCapacity(4)
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "|"):
        append(start..<index, of: bytes)
        index += 1
        start = index
      default: index += 1
      }
    }
    // What follows the last pipe is a cell unless the row ends there.
    if start < end || cells.isEmpty { append(start..<end, of: bytes) }
  }

  private mutating func append(_ range: Range<Int>, of bytes: [UInt8]) {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    var cell = Cell(range: start..<end, unescaped: [])
    for index in start..<end where bytes[index] == UInt8(ascii: "|") {
      cell.unescaped.append(index - start - cell.unescaped.count - 1)
    }
    cells.append(cell)
  }

  /// The alignments of a delimiter row such as `| :-- | --: |`; nil where the row is none.
  static func alignments(_ range: Range<Int>, of bytes: [UInt8]) -> [TableBlock.Alignment]? {
    guard bytes[range].contains(UInt8(ascii: "|")) else { return nil }
    var alignments: [TableBlock.Alignment] = []
    for cell in PipeRow(range, of: bytes).cells {
      guard let alignment = alignment(cell.range, of: bytes) else { return nil }
      alignments.append(alignment)
    }
    return alignments
  }

  private static func alignment(_ range: Range<Int>, of bytes: [UInt8]) -> TableBlock.Alignment? {
    let colon = UInt8(ascii: ":")
    var (start, end) = (range.lowerBound, range.upperBound)
    let left = start < end && bytes[start] == colon
    if left { start += 1 }
    let right = start < end && bytes[end - 1] == colon
    if right { end -= 1 }
    guard start < end else { return nil }
    for index in start..<end where bytes[index] != UInt8(ascii: "-") { return nil }
    return left ? (right ? .center : .left) : (right ? .right : .natural)
  }
}
