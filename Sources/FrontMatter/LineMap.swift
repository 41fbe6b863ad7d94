import Diagnostics

/// Turns libyaml's places into an editor's: lines of LF, CRLF or CR from 1, columns in UTF-8 bytes from 1.
struct LineMap {
  let file: String
  private let firstLine: Int
  /// Empty where the text is ASCII: then both count alike.
  private var lines: [Line] = []
  private let source: ArraySlice<UInt8>

  /// A line by libyaml's count.
  private struct Line {
    var start: Int
    /// Where the editor's line starts that this one is in, and its number from 0.
    var editorStart: Int
    var editorLine: Int
    /// Where every ``stride``th character of it starts, so that many places on one long line are found without walking it.
    var characters: [Int] = []
  }

  private static let stride = 256

  init(_ source: ArraySlice<UInt8>, file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    self.source = source
    guard source.contains(where: { $0 >= 0x80 }) else { return }
    var line = Line(start: source.startIndex, editorStart: source.startIndex, editorLine: 0)
    lines.append(line)
    var offset = source.startIndex
    var count = 0
    while offset < source.endIndex {
      let (length, isEditorBreak) = breakLength(at: offset)
      if length == 0, source[offset] & 0xC0 != 0x80 {
        if count > 0, count % Self.stride == 0 { lines[lines.count - 1].characters.append(offset) }
        count += 1
      }
      offset += max(1, length)
      guard length > 0 else { continue }
      count = 0
      line.start = offset
      if isEditorBreak {
        line.editorStart = offset
        line.editorLine += 1
      }
      lines.append(line)
    }
  }

  func position(_ mark: YAMLMark) -> SourcePosition {
    guard mark.line < lines.count else {
      // In text that is not ASCII the line after the last, on which libyaml ends a text without a line break at its end.
      let line = lines.last.map { $0.editorLine + 1 } ?? mark.line
      return SourcePosition(file: file, line: firstLine + line, column: mark.column + 1)
    }
    let line = lines[mark.line]
    let (offset, left) = index(of: mark)
    return SourcePosition(file: file, line: firstLine + line.editorLine, column: offset - line.editorStart + left + 1)
  }

  /// The place of a mark in the source, and how far libyaml points past the end of the text.
  private func index(of mark: YAMLMark) -> (index: Int, left: Int) {
    let line = lines[mark.line]
    let steps = min(mark.column / Self.stride, line.characters.count)
    var offset = steps == 0 ? line.start : line.characters[steps - 1]
    var left = mark.column - steps * Self.stride
    while left > 0, offset < source.endIndex {
      offset += 1
      while offset < source.endIndex, source[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return (offset, left)
  }

  /// Where a character first stands between two marks; the first mark where it is written there as an escape.
  func position(of scalar: Unicode.Scalar, between start: YAMLMark, and end: YAMLMark) -> SourcePosition {
    guard start.line < lines.count else { return position(start) }
    let from = index(of: start).index
    let to = end.line < lines.count ? index(of: end).index : source.endIndex
    let bytes = Array(String(scalar).utf8)
    for place in from..<max(from, to) where source[place...].starts(with: bytes) {
      return position(offset: place - source.startIndex)
    }
    return position(start)
  }

  /// The line of the source that a mark lies on, as an editor counts lines.
  func text(of mark: YAMLMark) -> String {
    let lines = source.split(omittingEmptySubsequences: false) { $0 == 0x0A }
    let line = position(mark).line - firstLine
    return lines.indices.contains(line) ? String(decoding: lines[line], as: UTF8.self) : ""
  }

  /// The place of a byte, counted from the start of the text.
  func position(offset: Int) -> SourcePosition {
    let end = min(source.startIndex + offset, source.endIndex)
    var line = firstLine
    var lineStart = source.startIndex
    var index = lineStart
    while index < end {
      let (length, isEditorBreak) = breakLength(at: index)
      index += max(1, length)
      guard isEditorBreak, index <= end else { continue }
      line += 1
      lineStart = index
    }
    return SourcePosition(file: file, line: line, column: end - lineStart + 1)
  }

  /// How many bytes the line break at `offset` has (0 where there is none), and whether editors break there too.
  private func breakLength(at offset: Int) -> (length: Int, isEditorBreak: Bool) {
    switch source[offset] {
    case 0x0A: return (1, true)
    case 0x0D: return source[offset...].starts(with: [0x0D, 0x0A]) ? (2, true) : (1, true)
    case 0xC2 where source[offset...].starts(with: [0xC2, 0x85]): return (2, false)
    case 0xE2 where source[offset...].starts(with: [0xE2, 0x80, 0xA8]): return (3, false)
    case 0xE2 where source[offset...].starts(with: [0xE2, 0x80, 0xA9]): return (3, false)
    default: return (0, false)
    }
  }
}
