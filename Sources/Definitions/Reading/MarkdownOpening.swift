/// The first heading and the first paragraph of a Markdown text, plain, for files whose front matter does not say them.
struct MarkdownOpening {
  private(set) var heading: String?
  private(set) var paragraph: String?

  init(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var isInComment = false
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let text = trimmed(line)
      if isInComment || text.starts(with: "<!--".utf8) {
        isInComment = !text.suffix(3).elementsEqual("-->".utf8)
        continue
      }
      if text.first == 0x23, lines.isEmpty {
        if heading == nil { heading = Self.heading(text) }
        continue
      }
      if !lines.isEmpty, heading == nil, text.first == 0x3D || text.first == 0x2D, Set(text).count == 1 {
        heading = Self.plain(lines)
        lines = []
        continue
      }
      if text.isEmpty || text.first == 0x23 {
        // A macro that stands alone draws something, as a side bar: it opens no text.
        if Self.isMacro(lines) || Self.plain(lines).isEmpty {
          lines = []
          if text.first == 0x23, heading == nil { heading = Self.heading(text) }
          continue
        }
        break
      }
      lines.append(text)
    }
    let text = Self.isMacro(lines) ? "" : Self.plain(lines)
    paragraph = text.isEmpty ? nil : text
  }

  /// `## Lead ##` is "Lead"; nil for `#tag` and an empty heading.
  private static func heading(_ line: ArraySlice<UInt8>) -> String? {
    let afterMarks = line.drop { $0 == 0x23 }
    guard let first = afterMarks.first, isSpace(first) else { return nil }
    var text = trimmed(afterMarks)
    while text.last == 0x23 { text.removeLast() }
    let heading = plain([text])
    return heading.isEmpty ? nil : heading
  }

  /// Whether a paragraph is one macro and nothing else.
  private static func isMacro(_ lines: [ArraySlice<UInt8>]) -> Bool {
    guard lines.count == 1, let line = lines.first, line.starts(with: "{{".utf8) else { return false }
    let inner = String(decoding: line.dropFirst(2), as: UTF8.self)
    return inner.hasSuffix("}}") && inner.dropLast(2).firstRange(of: "}}") == nil
  }

  private static func plain(_ lines: [ArraySlice<UInt8>]) -> String {
    plainText(ofMarkdown: lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
  }
}

extension Definition.Body {
  /// The first paragraph in plain words: the sentence of a file whose front matter says none.
  package var opening: String? { MarkdownOpening(bytes).paragraph }
}

private func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var line = line.drop(while: isSpace)
  while let last = line.last, isSpace(last) { line.removeLast() }
  return line
}
