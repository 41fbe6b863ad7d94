import Fingerprints

/// Markdown's words without its marks, on one line: links and macros by their text, comments, tags and emphasis gone.
///
/// For sentences of other people's glossaries. It is no Markdown reader: what it does not know stays as it is.
func plainText(ofMarkdown text: String) -> String {
  let bytes = Array(text.utf8)
  // Marks are looked for from every other mark on, and inside each other.
  guard bytes.count <= longestSentence else { return normalized(text) }
  return normalized(String(decoding: plainBytes(bytes[...]), as: UTF8.self))
}

/// A text of more bytes is no sentence, and stays as it is.
private let longestSentence = 8192

private func plainBytes(_ source: ArraySlice<UInt8>) -> [UInt8] {
  var plain: [UInt8] = []
  var rest = source
  while let byte = rest.first {
    if let macro = between("{{", "}}", rest) {
      plain += (macroText(String(decoding: macro.inner, as: UTF8.self)) ?? "").utf8
      rest = macro.rest
    } else if let comment = between("<!--", "-->", rest) {
      rest = comment.rest
    } else if byte == 0x3C, let tag = between("<", ">", rest), let first = tag.inner.first,
      first == 0x2F || isLowercase(first | 0x20)
    {
      // `<https://example.com>` is a link and shows its address.
      if tag.inner.contains(0x3A) { plain += tag.inner }
      rest = tag.rest
    } else if byte == 0x5B || rest.starts(with: "![".utf8), let link = link(rest) {
      plain += plainBytes(link.text)
      rest = link.rest
    } else if byte == 0x60 || byte == 0x2A {
      rest = rest.dropFirst()
    } else if byte == 0x5F, !isWord(plain.last) || !isWord(rest.dropFirst().first) {
      rest = rest.dropFirst()
    } else if byte == 0x5C, let escaped = rest.dropFirst().first, escaped < 0x80, !isWord(escaped), !isSpace(escaped) {
      plain.append(escaped)
      rest = rest.dropFirst(2)
    } else {
      plain.append(byte)
      rest = rest.dropFirst()
    }
  }
  return plain
}

private func isWord(_ byte: UInt8?) -> Bool {
  guard let byte else { return false }
  return byte >= 0x80 || isDigit(byte) || isLowercase(byte | 0x20) || byte == 0x5F
}

/// What stands between two marks at the start of `bytes`, and what follows.
private func between(
  _ opening: String, _ closing: String, _ bytes: ArraySlice<UInt8>
) -> (inner: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
  guard bytes.starts(with: opening.utf8) else { return nil }
  let inside = bytes.dropFirst(opening.utf8.count)
  guard let end = firstIndex(of: Array(closing.utf8), in: inside) else { return nil }
  return (inside[..<end], inside[end...].dropFirst(closing.utf8.count))
}

private func firstIndex(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
}

/// `[text](address)` or `[text][label]`, with brackets in the text; an image counts as its text.
private func link(_ bytes: ArraySlice<UInt8>) -> (text: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
  let start = bytes.first == 0x21 ? bytes.dropFirst() : bytes
  var depth = 0
  for index in start.indices {
    if start[index] == 0x5B { depth += 1 }
    guard start[index] == 0x5D else { continue }
    depth -= 1
    guard depth == 0 else { continue }
    let text = start[start.index(after: start.startIndex)..<index]
    let after = start[start.index(after: index)...]
    if let address = between("(", ")", after) { return (text, address.rest) }
    if let label = between("[", "]", after) { return (text, label.rest) }
    return nil
  }
  return nil
}
