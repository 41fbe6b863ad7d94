import Diagnostics

/// Reads a template: its tags with their places, and the text between them.
///
/// The subset that can be checked: variables, sections, inverted sections, partials and comments. What makes a template
/// depend on more than its shape (lambdas, transforms, dotted names, delimiters, inheritance) is a finding. White space is Mustache's:
/// a line on which a section's tag, a partial or a comment stands alone is not part of the text.
struct TemplateParser {
  private let file: TemplateFile
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var open: [(name: String, inverted: Bool, position: SourcePosition, before: [TemplateNode])] = []
  private var nodes: [TemplateNode] = []
  /// Since the last tag.
  private var text: [UInt8] = []
  private var diagnostics: [Diagnostic] = []

  static func parse(_ file: TemplateFile) -> (nodes: [TemplateNode], diagnostics: [Diagnostic]) {
    var parser = TemplateParser(file)
    parser.run()
    return (parser.nodes, parser.diagnostics)
  }

  private init(_ file: TemplateFile) {
    self.file = file
    bytes = Array(file.text.utf8)
  }

  private var position: SourcePosition { SourcePosition(file: file.path, line: line, column: index - lineStart + 1) }

  private mutating func run() {
    while index < bytes.count {
      if starts(with: "{{") {
        guard tag() else { break }
      } else {
        let byte = bytes[index]
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D {
          report("a template must not contain control characters; here is byte \(byte)", at: position)
        }
        text.append(byte)
        advance(1)
      }
    }
    endText()
    while let section = open.popLast() {
      report(
        "section '\(section.name)' is not closed", at: section.position, suggestion: "end it with {{/\(section.name)}}")
      close(section)
    }
  }

  /// Reads the tag that starts here; false where it never ends.
  private mutating func tag() -> Bool {
    let start = position
    let first = index
    let triple = starts(with: "{{{")
    let from = index + (triple ? 3 : 2)
    let terminator = triple ? "}}}" : "}}"
    guard let to = find(terminator, from: from) else {
      report("a tag is not closed", at: start, suggestion: "end it with \(terminator)")
      return false
    }
    let isUnquoted = index > 0 && bytes[index - 1] == UInt8(ascii: "=")
    var inner = bytes[from..<to]
    advance(to + terminator.utf8.count - index)
    guard !triple else {
      endText()
      variable(inner, unescaped: true, isUnquoted: isUnquoted, at: start)
      return true
    }
    let sigil = inner.first ?? 0
    var indentation: [UInt8] = []
    if [UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "!")].contains(sigil) {
      indentation = takeLine(from: first)
    }
    endText()
    switch sigil {
    case UInt8(ascii: "!"): return true
    case UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "*"):
      report(
        "tags that begin with '\(Character(Unicode.Scalar(sigil)))' are not used here", at: start,
        suggestion: "use variables, sections, partials and comments only")
    case UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "/"), UInt8(ascii: ">"):
      inner = inner.dropFirst()
      guard let name = readName(inner, isPath: sigil == UInt8(ascii: ">"), at: start) else { return true }
      switch sigil {
      case UInt8(ascii: ">"): nodes.append(.partial(name: name, indentation: indentation, start))
      case UInt8(ascii: "/"): end(section: name, at: start)
      default:
        open.append((name, sigil == UInt8(ascii: "^"), start, nodes))
        nodes = []
      }
    case UInt8(ascii: "&"): variable(inner.dropFirst(), unescaped: true, isUnquoted: isUnquoted, at: start)
    default: variable(inner, unescaped: false, isUnquoted: isUnquoted, at: start)
    }
    return true
  }

  /// Passes over the rest of the line of a tag that stands alone on it, and gives the white space before it, which is no text.
  private mutating func takeLine(from first: Int) -> [UInt8] {
    let before = bytes[..<first].reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard first == before.count || bytes[first - before.count - 1] == UInt8(ascii: "\n") else { return [] }
    var end = index
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r"), end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\n") {
      end += 1
    }
    guard end == bytes.count || bytes[end] == UInt8(ascii: "\n") else { return [] }
    text.removeLast(before.count)
    advance(min(end + 1, bytes.count) - index)
    return before.reversed()
  }

  private mutating func endText() {
    if !text.isEmpty { nodes.append(.text(text)) }
    text = []
  }

  private mutating func variable(_ inner: ArraySlice<UInt8>, unescaped: Bool, isUnquoted: Bool, at start: SourcePosition) {
    guard let name = readName(inner, isPath: false, at: start) else { return }
    if isUnquoted {
      report(
        "an attribute's value stands in quotes, or a space in '\(name)' would end it", at: start, suggestion: "=\"{{\(name)}}\""
      )
    }
    nodes.append(.variable(name: name, unescaped: unescaped, start))
  }

  private mutating func end(section name: String, at start: SourcePosition) {
    guard let section = open.popLast() else {
      report("section '\(name)' ends but does not begin", at: start)
      return
    }
    if section.name != name {
      report("section '\(name)' ends where '\(section.name)' is open", at: start, suggestion: "{{/\(section.name)}}")
    }
    close(section)
  }

  private mutating func close(_ section: (name: String, inverted: Bool, position: SourcePosition, before: [TemplateNode])) {
    nodes = section.before + [.section(name: section.name, inverted: section.inverted, nodes, section.position)]
  }

  /// A tag's name without the spaces round it; nil and a finding where it is none.
  private mutating func readName(_ inner: ArraySlice<UInt8>, isPath: Bool, at start: SourcePosition) -> String? {
    let text = String(decoding: inner, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isName = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      case UInt8(ascii: "/"): isPath
      default: false
      }
    }
    guard isName && !text.isEmpty else {
      report(
        text.isEmpty ? "a tag is empty" : "'\(text)' is not a name", at: start,
        suggestion: text.contains(".") ? "open the section instead of a dotted name" : nil)
      return nil
    }
    return text
  }

  private mutating func report(_ message: String, at position: SourcePosition, suggestion: String? = nil) {
    diagnostics.append(Diagnostic(.templateSyntax, at: position, message, suggestion: suggestion))
  }

  // MARK: Bytes

  private func starts(with text: StaticString) -> Bool { matches(text.description, at: index) }

  private func matches(_ text: String, at start: Int) -> Bool {
    bytes[start...].starts(with: text.utf8)
  }

  private func find(_ text: String, from start: Int) -> Int? {
    guard start <= bytes.count else { return nil }
    return (start..<bytes.count).first { matches(text, at: $0) }
  }

  private mutating func advance(_ count: Int) {
    for _ in 0..<count {
      if bytes[index] == 0x0A {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
  }
}
