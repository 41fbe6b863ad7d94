/// The lines of a text, for the passes over the source before and after libcmark. Lines and offsets count from 0.
struct SourceLines {
  let bytes: [UInt8]
  /// Where each line begins; one more entry than lines, the last being the end of the text.
  private(set) var starts: [Int] = [0]
  /// Whether an image's `![` stands anywhere.
  private(set) var hasImages = false

  /// Line ends are those of CommonMark: LF, CR LF, CR.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts.reserveCapacity(bytes.count / 32 + 2)
    let span = bytes.span
    var index = 0
    while index < span.count {
      // Eight bytes at a time while none of them is LF, CR or an exclamation mark.
      while index + 8 <= span.count {
        // Memory safety: the eight bytes lie within the span.
        let word = unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        guard !(word.has(0x0A) || word.has(0x0D) || word.has(UInt8(ascii: "!"))) else { break }
        index += 8
      }
      let end = min(index + 8, span.count)
      while index < end {
        let byte = span[index]
        index += 1
        switch byte {
        case 0x0A: starts.append(index)
        case 0x0D where !(index < span.count && span[index] == 0x0A): starts.append(index)
        case UInt8(ascii: "!") where index < span.count && span[index] == UInt8(ascii: "["): hasImages = true
        default: break
        }
      }
    }
    if starts[starts.count - 1] != bytes.count { starts.append(bytes.count) }
  }

  var count: Int { starts.count - 1 }

  /// The bytes of a line without its line end.
  func range(of line: Int) -> Range<Int> {
    let start = starts[line]
    var end = starts[line + 1]
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The first index in `range` that is neither space nor tab; its end where there is none.
  func skipBlanks(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound, bytes[index].isBlank { index += 1 }
    return index
  }
}

extension UInt64 {
  /// Whether one of the eight bytes is `byte` (Warren, "Hacker's Delight", 6-1).
  fileprivate func has(_ byte: UInt8) -> Bool {
    let difference = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0
  }
}

extension UInt8 {
  /// Space or tab.
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

/// A container that a line of its content must continue.
enum Container {
  case quote
  /// A list item; its content begins at this column, from 0.
  case item(column: Int)
}

extension SourceLines {
  /// Where the marks of `containers` end on a line that continues a paragraph, and whether the line lacks some of them
  /// (CommonMark's lazy continuation).
  func prefix(of line: Int, in containers: [Container]) -> (end: Int, isLazy: Bool) {
    let range = range(of: line)
    var index = range.lowerBound
    var column = 0
    for container in containers {
      let before = index
      switch container {
      case .quote:
        let limit = column + 3
        while index < range.upperBound, bytes[index] == 0x20, column < limit { advance(&index, &column) }
        guard index < range.upperBound, bytes[index] == UInt8(ascii: ">") else { return (before, true) }
        advance(&index, &column)
        if index < range.upperBound, bytes[index].isBlank { advance(&index, &column) }
      case .item(let wanted):
        while index < range.upperBound, bytes[index].isBlank, column < wanted { advance(&index, &column) }
        guard column >= wanted else { return (before, true) }
      }
    }
    return (index, false)
  }

  /// Steps over one byte; a tab reaches to the next multiple of four columns.
  private func advance(_ index: inout Int, _ column: inout Int) {
    column += bytes[index] == 0x09 ? 4 - column % 4 : 1
    index += 1
  }
}
