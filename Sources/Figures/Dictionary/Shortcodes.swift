import Definitions

/// The macros of other publishing systems in other people's glossaries: `{{< glossary_tooltip text="pods" term_id="pod" >}}`
/// of Hugo becomes a link to the term, `{{Glossary("API", "APIs")}}` its text, and what only their own system can fill in is
/// left out. Code stays as it is, lines stay where they are; columns after a macro move.
enum Shortcodes {
  static func resolved(in bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x7B) else { return bytes }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var fence: [UInt8]?
    var result: [[UInt8]] = []
    for (index, line) in lines.enumerated() {
      let mark = fenceMark(line)
      if let open = fence {
        if let mark, mark.starts(with: open) { fence = nil }
        result.append(Array(line))
        continue
      }
      fence = mark
      func isBlank(_ other: Int) -> Bool { !lines.indices.contains(other) || lines[other].allSatisfy(isSpace) }
      result.append(mark == nil ? text(of: line, isParagraph: isBlank(index - 1) && isBlank(index + 1)) : Array(line))
    }
    return Array(result.joined(separator: [0x0A]))
  }

  /// The backticks or tildes that open or close a block of code; nil for any other line.
  private static func fenceMark(_ line: ArraySlice<UInt8>) -> [UInt8]? {
    let text = line.drop(while: isSpace)
    guard let first = text.first, first == 0x60 || first == 0x7E else { return nil }
    let mark = text.prefix { $0 == first }
    return mark.count < 3 ? nil : Array(mark)
  }

  /// A line with its macros as text; one that is a paragraph and nothing but a macro draws something that is not here.
  private static func text(of line: ArraySlice<UInt8>, isParagraph: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var rest = line
    while let byte = rest.first {
      if byte == 0x60 {
        let mark = rest.prefix { $0 == 0x60 }
        let code = mark + upToAndWith(Array(mark), in: rest.dropFirst(mark.count))
        result += code
        rest = rest.dropFirst(code.count)
      } else if rest.starts(with: "{{".utf8), let end = place(of: Array("}}".utf8), in: rest.dropFirst(2)) {
        let inner = String(decoding: rest[(rest.startIndex + 2)..<end], as: UTF8.self)
        rest = rest[(end + 2)...]
        let isAlone = isParagraph && result.allSatisfy(isSpace) && rest.allSatisfy(isSpace)
        result += shown(inner, isAlone: isAlone).utf8
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// What follows up to the end of a mark, itself included; nothing where it does not come again.
  private static func upToAndWith(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    place(of: mark, in: bytes).map { bytes[..<($0 + mark.count)] } ?? []
  }

  private static func place(of mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }

  private static func shown(_ macro: String, isAlone: Bool) -> String {
    let isHugo = macro.hasPrefix("<") || macro.hasPrefix("%")
    if isHugo, let range = macro.firstRange(of: "term_id=\"") {
      let id = macro[range.upperBound...].prefix { $0 != "\"" }
      let label = macro.contains("text=\"") ? macroText(macro) ?? "" : ""
      if !id.isEmpty { return "[\(label)](term:\(id))" }
    }
    guard isHugo || !isAlone, let text = macroText(macro) else { return "" }
    return String(text.flatMap { "\\`*_[]<&".contains($0) ? ["\\", $0] : [$0] })
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
