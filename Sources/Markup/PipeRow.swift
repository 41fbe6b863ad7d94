/// One line of a pipe table, cut into cells.
///
/// A pipe behind a backslash is text, also inside code: the backslash is taken away before the cell is read as
/// Markdown. Any other pipe ends a cell.
struct PipeRow {
  struct Cell {
    /// Offset in the source of the first byte that is not blank.
    var start: Int
    /// The cell's Markdown, with `\|` turned into `|`.
    var text: [UInt8]
    /// Offsets in ``text`` of the pipes that lost a backslash.
    var unescaped: [Int]

    /// The offset in the source of a byte of ``text``.
    func sourceOffset(of index: Int) -> Int {
      var range = unescaped.indices
      while !range.isEmpty {
        let middle = (range.lowerBound + range.upperBound) / 2
        range = unescaped[middle] < index ? middle + 1..<range.upperBound : range.lowerBound..<middle
      }
      return start + index + range.lowerBound
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
    var cell = Cell(start: start, text: [], unescaped: [])
    cell.text.reserveCapacity(end - start)
    for index in start..<end {
      if bytes[index] == UInt8(ascii: "|") {
        cell.text.removeLast()
        cell.unescaped.append(cell.text.count)
      }
      cell.text.append(bytes[index])
    }
    cells.append(cell)
  }

  /// The alignments of a delimiter row such as `| :-- | --: |`; nil where the row is none.
  static func alignments(_ range: Range<Int>, of bytes: [UInt8]) -> [TableBlock.Alignment]? {
    guard bytes[range].contains(UInt8(ascii: "|")) else { return nil }
    var alignments: [TableBlock.Alignment] = []
    for cell in PipeRow(range, of: bytes).cells {
      guard let alignment = alignment(cell.text[...]) else { return nil }
      alignments.append(alignment)
    }
    return alignments
  }

  private static func alignment(_ text: ArraySlice<UInt8>) -> TableBlock.Alignment? {
    let colon = UInt8(ascii: ":")
    var dashes = text
    let left = dashes.first == colon
    if left { dashes.removeFirst() }
    let right = dashes.last == colon
    if right { dashes.removeLast() }
    guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    return left ? (right ? .center : .left) : (right ? .right : .natural)
  }
}
