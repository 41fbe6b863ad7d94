import Diagnostics

/// Turns libyaml's places into an editor's: lines of LF, CRLF or CR from 1, columns in UTF-8 bytes from 1.
struct LineMap {
  private let file: String
  private let firstLine: Int
  /// Empty where the text is ASCII: then both count alike.
  private var lines: [Line] = []
  private var source: ArraySlice<UInt8> = []

  /// A line by libyaml's count.
  private struct Line {
    var start: Int
    /// Where the editor's line starts that this one is in, and its number from 0.
    var editorStart: Int
    var editorLine: Int
  }

  init(_ source: ArraySlice<UInt8>, file: String, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
    guard source.contains(where: { $0 >= 0x80 }) else { return }
    self.source = source
    var line = Line(start: source.startIndex, editorStart: source.startIndex, editorLine: 0)
    lines.append(line)
    var offset = source.startIndex
    while offset < source.endIndex {
      let (length, isEditorBreak) = breakLength(at: offset)
      offset += max(1, length)
      guard length > 0 else { continue }
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
      return SourcePosition(file: file, line: firstLine + mark.line, column: mark.column + 1)
    }
    let line = lines[mark.line]
    var offset = line.start
    var left = mark.column
    while left > 0, offset < source.endIndex {
      offset += 1
      while offset < source.endIndex, source[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    // `left` stays above 0 only where libyaml points past the end of the text.
    return SourcePosition(file: file, line: firstLine + line.editorLine, column: offset - line.editorStart + left + 1)
  }

  /// The place of a byte, counted from the start of the text.
  func position(offset: Int) -> SourcePosition {
    let index = source.startIndex + offset
    guard let line = lines.last(where: { $0.start <= index }) else {
      return SourcePosition(file: file, line: firstLine)
    }
    return SourcePosition(file: file, line: firstLine + line.editorLine, column: index - line.editorStart + 1)
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
