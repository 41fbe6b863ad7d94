/// A text of `starters/` with what was found in somebody's files put into it.
struct FilledText {
  /// What `<<name>>` stands for.
  var values: [String: String] = [:]
  /// What holds, for lines that end in `<<if X>>`.
  var facts: Set<String> = []

  /// The text of a resource: lines whose condition does not hold are gone, names are replaced.
  func callAsFunction(_ resource: [UInt8]) -> String {
    let lines = String(decoding: resource, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.compactMap(line).joined(separator: "\n")
  }

  private func line(_ text: Substring) -> String? {
    var text = text
    if text.hasSuffix(">>"), let start = text.lastRange(of: "<<if ") {
      let condition = text[start.upperBound...].dropLast(2)
      guard holds(condition) else { return nil }
      text = text[..<start.lowerBound]
    }
    guard text.contains("<<") else { return String(text) }
    // One pass from left to right: what was put in is not looked at again.
    var filled = ""
    while let open = text.firstRange(of: "<<"), let close = text[open.upperBound...].firstRange(of: ">>") {
      filled += text[..<open.lowerBound] + (values[String(text[open.upperBound..<close.lowerBound])] ?? "")
      text = text[close.upperBound...]
    }
    return filled + text
  }

  private func holds(_ condition: Substring) -> Bool {
    if condition.hasPrefix("no ") { return !facts.contains(String(condition.dropFirst(3))) }
    return condition.split(separator: " and ").allSatisfy { facts.contains(String($0)) }
  }
}

extension Substring {
  /// Where a text stands for the last time.
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    ranges(of: text).last
  }
}
