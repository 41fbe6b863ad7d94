package import Diagnostics

/// The most that a content file may have: what no hand wrote and no snapshot needs.
private let largestFile = 256 << 20
/// The longest line of Markdown or YAML.
private let longestLine = 1 << 20

/// Reads a text file of a project; nil, with a diagnostic, where it is not one.
package func readText(
  _ path: String, in root: RootFolder, boundsLines: Bool = true
) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
  do throws(FileError) {
    let file = try root.file(path)
    if let problem = tooLarge(file.size, path) { return (nil, [problem]) }
    return checkText(try file.bytes(), path: path, boundsLines: boundsLines)
  } catch {
    return (nil, [error.finding])
  }
}

/// The bytes of a file that is named from where the command runs, in whatever encoding.
package func readNamedBytes(_ path: String) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
  do throws(FileError) {
    let file = try OpenFile(named: path)
    if let problem = tooLarge(file.size, path) { return (nil, [problem]) }
    let bytes = try file.bytes()
    return pointerProblem(bytes, path: path).map { (nil, [$0]) } ?? (bytes, [])
  } catch {
    return (nil, [error.finding])
  }
}

private func tooLarge(_ size: Int, _ path: String) -> Diagnostic? {
  guard size > largestFile else { return nil }
  return Diagnostic(.fileTooLarge, at: SourcePosition(file: path), "the file is \(size >> 20) MB")
}

/// The bytes again where they are text without faults that keep it from being read.
private func checkText(_ bytes: [UInt8], path: String, boundsLines: Bool) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  if let pointer = pointerProblem(bytes, path: path) { return (nil, [pointer]) }
  if let (line, column) = firstInvalidUTF8(bytes) {
    return (
      nil,
      [
        Diagnostic(
          .fileNotUTF8, at: SourcePosition(file: path, line: line, column: column), "the file is not UTF-8 text",
          suggestion: "save it as UTF-8")
      ]
    )
  }
  if boundsLines { diagnostics += scanLines(bytes, path: path) }
  if path.utf8.suffix(3).elementsEqual(".md".utf8), let line = mergeConflict(in: bytes) {
    diagnostics.append(
      Diagnostic(
        .fileUnreadable, at: SourcePosition(file: path, line: line, column: 1), "a merge conflict is left in this file",
        suggestion: "keep one side and remove the conflict markers"))
  }
  return (diagnostics.contains { $0.severity == .error } ? nil : bytes, diagnostics)
}

/// Git LFS leaves a few lines in place of a file whose content it has not fetched.
package func pointerProblem(_ bytes: [UInt8], path: String) -> Diagnostic? {
  guard bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8) else { return nil }
  return Diagnostic(
    .fileUnreadable, at: SourcePosition(file: path), "Git LFS has not fetched this file: what lies there points to its content",
    suggestion: "git lfs pull; in CI, check out with lfs: true")
}

/// The place of the first byte that is not UTF-8; the validation itself is the standard library's fast one.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> (line: Int, column: Int)? {
  guard !isASCII(bytes), String(validating: bytes, as: UTF8.self) == nil else { return nil }
  // Slow path, once per broken file: find the longest valid prefix by decoding scalar by scalar.
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var line = 1
  var column = 1
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar):
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += UTF8.width(scalar)
      }
    case .emptyInput, .error: return (line, column)
    }
  }
}

/// Whether no byte has its high bit set; most snapshots are, and need no copy to be validated.
private func isASCII(_ bytes: [UInt8]) -> Bool {
  var all: UInt8 = 0
  for byte in bytes { all |= byte }
  return all < 0x80
}

/// Finds lines that are too long, and characters that HTML forbids.
private func scanLines(_ bytes: [UInt8], path: String) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var line = 1
  var start = 0
  let span = bytes.span
  var index = 0
  while index < span.count {
    // Eight bytes at a time, and on to the first control among them.
    if index + 8 <= span.count {
      // Memory safety: the eight bytes lie within the span.
      let word = unsafe UInt64(littleEndian: span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let controls = word.controls
      guard controls != 0 else {
        index += 8
        continue
      }
      index += controls.trailingZeroBitCount / 8
    }
    let byte = span[index]
    if byte == UInt8(ascii: "\n") {
      if index - start > longestLine {
        diagnostics.append(
          Diagnostic(.fileTooLarge, at: SourcePosition(file: path, line: line), "the line has more than 1 MB"))
      }
      line += 1
      start = index + 1
    } else if byte == 0x7F || (byte < 0x20 && byte != 0x09 && byte != 0x0D) {
      diagnostics.append(forbidden(byte, SourcePosition(file: path, line: line, column: index - start + 1)))
      if diagnostics.count > 20 { return diagnostics }
    }
    index += 1
  }
  if bytes.count - start > longestLine {
    diagnostics.append(
      Diagnostic(.fileTooLarge, at: SourcePosition(file: path, line: line), "the line has more than 1 MB"))
  }
  return diagnostics
}

extension UInt64 {
  /// The highest bit of each of eight bytes of UTF-8 that may be a control; the lowest bit that is set is right (Warren, "Hacker's
  /// Delight", 6-1).
  fileprivate var controls: UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low = (self &- ones &* 0x20) & ~self
    let delete = self ^ (ones &* 0x7F)
    return (low | ((delete &- ones) & ~delete)) & 0x8080_8080_8080_8080
  }
}

/// The line at which git began a conflict. Markdown would show both sides, as text.
private func mergeConflict(in bytes: [UInt8]) -> Int? {
  // Seven marks in a row leave one on every seventh byte: most texts have none there.
  let span = bytes.span
  let mark = UInt8(ascii: "<")
  guard stride(from: 6, to: span.count, by: 7).contains(where: { span[$0] == mark }) else { return nil }
  var line = 1
  var rest = bytes[...]
  while !rest.isEmpty {
    if rest.first == mark, rest.starts(with: "<<<<<<< ".utf8) { return line }
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    rest = rest[(end + 1)...]
    line += 1
  }
  return nil
}

private func forbidden(_ byte: UInt8, _ place: SourcePosition) -> Diagnostic {
  let code = String(byte, radix: 16, uppercase: true)
  return Diagnostic(
    .fileForbiddenCharacter, at: place, "the control character U+00\(byte < 16 ? "0" : "")\(code) is shown as U+FFFD")
}
