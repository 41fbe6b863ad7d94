package import Diagnostics

/// Where a Markdown file's front matter and prose lie, as ranges of its bytes.
package struct FrontMatterSplit: Hashable, Sendable {
  /// Between the fences, without them; nil where the file has no front matter.
  package var yaml: Range<Int>?
  /// The line of the file, from 1, on which `yaml` starts.
  package var yamlFirstLine: Int
  package var body: Range<Int>
  /// The line of the file, from 1, on which `body` starts.
  package var bodyFirstLine: Int
}

/// Finds the front matter: a first line `---`, up to the next line `---` or `...`.
///
/// A byte order mark before it, CRLF line ends and white space after a fence are allowed. A fence that is never closed is
/// reported, and everything after it is prose.
package func splitFrontMatter(_ bytes: [UInt8], file: String) -> (split: FrontMatterSplit, diagnostics: [Diagnostic]) {
  let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
  let noFrontMatter = FrontMatterSplit(yaml: nil, yamlFirstLine: 1, body: start..<bytes.count, bodyFirstLine: 1)
  var line = lineRange(from: start, in: bytes)
  guard isFence(bytes[line], of: 0x2D) else { return (noFrontMatter, []) }
  let yamlStart = line.upperBound
  var number = 1
  while line.upperBound < bytes.count {
    line = lineRange(from: line.upperBound, in: bytes)
    number += 1
    if isFence(bytes[line], of: 0x2D) || isFence(bytes[line], of: 0x2E) {
      let body = line.upperBound..<bytes.count
      let yaml = yamlStart..<line.lowerBound
      return (FrontMatterSplit(yaml: yaml, yamlFirstLine: 2, body: body, bodyFirstLine: number + 1), [])
    }
  }
  let position = SourcePosition(file: file, line: 1, column: 1)
  let problem = Diagnostic(
    .yamlSyntax, at: position, "front matter starts here and is not closed", suggestion: "end it with a line '---'")
  return (FrontMatterSplit(yaml: nil, yamlFirstLine: 2, body: yamlStart..<bytes.count, bodyFirstLine: 2), [problem])
}

/// The line that starts at `start`, with its line break: LF, CRLF or CR.
private func lineRange(from start: Int, in bytes: [UInt8]) -> Range<Int> {
  var end = start
  while end < bytes.count {
    end += 1
    if bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D && !(end < bytes.count && bytes[end] == 0x0A) { break }
  }
  return start..<end
}

/// Three times `byte` and nothing but white space after them.
private func isFence(_ line: ArraySlice<UInt8>, of byte: UInt8) -> Bool {
  line.count >= 3 && line.prefix(3).allSatisfy { $0 == byte }
    && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
}
