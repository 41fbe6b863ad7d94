import Diagnostics

/// The places of one text that an editor can go to: its lines and the one after the last, and in each the columns up to the
/// one behind its end.
struct Places {
  /// The bytes of each line without its end.
  private var lines: [Range<Int>] = []

  /// Lines end with LF, CRLF or CR.
  init(in bytes: [UInt8]) {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
      let isSecondOfTwo = bytes[index] == 0x0A && index > 0 && bytes[index - 1] == 0x0D
      if !isSecondOfTwo { lines.append(start..<index) }
      start = index + 1
    }
    lines.append(start..<bytes.count)
  }

  /// Of a table, whose places are those of its text in UTF-8 where a byte order mark says that it is written in UTF-16.
  init(inTable bytes: [UInt8]) {
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]) else {
      self.init(in: bytes)
      return
    }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index in
      let pair = (UInt16(bytes[index]), index + 1 < bytes.count ? UInt16(bytes[index + 1]) : 0)
      return isBigEndian ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
    }
    self.init(in: Array(String(decoding: units, as: UTF16.self).utf8))
  }

  /// Whether a line, counted from 1, starts with this byte.
  func starts(line: Int, at offset: Int) -> Bool { line <= lines.count && lines[line - 1].lowerBound == offset }

  /// Every finding names such a place, or a line or the file as a whole.
  func expect(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics { expect(diagnostic.position, "\(diagnostic)") }
  }

  func expect(_ position: SourcePosition, _ what: @autoclosure () -> String) {
    guard position.line != 0 else { return }
    Fuzzing.expect((1...lines.count + 1).contains(position.line), "line \(position.line) of \(lines.count): \(what())")
    let length = position.line <= lines.count ? lines[position.line - 1].count : 0
    Fuzzing.expect((0...length + 1).contains(position.column), "column of \(length) in \(position): \(what())")
  }
}
