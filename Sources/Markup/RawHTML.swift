/// What is dropped of raw HTML, and whether that needs a word.
enum RawHTML {
  /// What to report about dropped markup: nil for comments, which hide nothing that was to be read.
  static func report(_ markup: String) -> String? {
    var rest = trim(Array(markup.utf8)[...])
    while rest.starts(with: "<!--".utf8) {
      guard let end = endOfComment(rest) else { return "the HTML comment is never closed and hides what follows" }
      rest = trim(rest[end...])
    }
    guard !rest.isEmpty else { return nil }
    let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
    let text = String(decoding: line, as: UTF8.self)
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return "raw HTML '\(shown)' is dropped"
  }

  private static func endOfComment(_ text: ArraySlice<UInt8>) -> Int? {
    var dashes = 0
    for index in text.indices.dropFirst(4) {
      if text[index] == UInt8(ascii: ">"), dashes >= 2 { return index + 1 }
      dashes = text[index] == UInt8(ascii: "-") ? dashes + 1 : 0
    }
    return nil
  }

  private static func trim(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
    return text.drop(while: isSpace)
  }
}
