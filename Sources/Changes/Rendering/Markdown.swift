import Diagnostics

/// Markdown for a code host's conversation, under construction. The only place that escapes for it.
///
/// What stands in the source of this program is markup; what is put in is text and comes out as that text, on one line, with
/// nothing in it that CommonMark or a code host would make into something else:
///
/// ```swift
/// let line: Markdown = "- **\(definition.name)** \(code: definition.id)\n"
/// ```
struct Markdown: ExpressibleByStringInterpolation, Sendable {
  private(set) var source: String

  init(stringLiteral markup: String) { source = markup }
  init(stringInterpolation interpolation: StringInterpolation) { source = interpolation.source }
  private init(source: String) { self.source = source }

  static func + (left: Markdown, right: Markdown) -> Markdown { Markdown(source: left.source + right.source) }
  static func += (left: inout Markdown, right: Markdown) { left.source += right.source }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source: String

    init(literalCapacity: Int, interpolationCount: Int) {
      source = ""
      source.reserveCapacity(literalCapacity + interpolationCount * 16)
    }

    mutating func appendLiteral(_ markup: String) { source += markup }
    mutating func appendInterpolation(_ markdown: Markdown) { source += markdown.source }
    mutating func appendInterpolation(_ text: String) { source += Markdown.escaped(text) }
    mutating func appendInterpolation(code text: String) { source += Markdown.code(text) }
  }

  /// What CommonMark or GFM's tables read as markup.
  private static let special = Set("\\`*_[]|~#@".unicodeScalars)

  /// Text that comes out as it is, wherever in a line it is put.
  private static func escaped(_ text: String) -> String {
    let scalars = Array(printable(text).unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      // Mathematics, which a backslash does not stop.
      case "$": result += "<span>$</span>"
      case _ where special.contains(scalar): result += "\\\(scalar)"
      // Lists, quotations and underlined headings, which are made by how a line starts.
      case "-" where index == 0, "+" where index == 0, "=" where index == 0, ">" where index == 0: result += "\\\(scalar)"
      case "." where isNumber(scalars[..<index]), ")" where isNumber(scalars[..<index]): result += "\\\(scalar)"
      // Space at an end would let a mark beside it stand alone; four at the start are code.
      case " " where index == 0 || index == scalars.count - 1 || scalars[index - 1] == " ": result += "&#32;"
      default: result.unicodeScalars.append(scalar)
      }
      guard index + 1 < scalars.count else { continue }
      // A code host looks for mentions and addresses in what the text came to, where a backslash is gone: only the end of a
      // piece of text stops it.
      if breaksLink(scalars[index], before: scalars[index + 1], after: scalars[..<index]) { result += "<!-- -->" }
    }
    return result
  }

  private static func breaksLink(
    _ scalar: Unicode.Scalar, before next: Unicode.Scalar, after past: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    switch scalar {
    // Mentions, issues, merge requests, labels and milestones.
    case "@", "#", "!", "~", "%": next.properties.isAlphabetic || ("0"..."9").contains(next) || next == "_" || next == "\""
    // Addresses and emoji.
    case ":": next != " "
    // `GH-1`, `www.example.com`.
    case "-": past.suffix(2).map { $0.properties.uppercaseMapping } == ["G", "H"]
    case ".": past.suffix(3).map { $0.properties.lowercaseMapping } == ["w", "w", "w"]
    default: false
    }
  }

  /// Whether what stands before a point would make it a list's number.
  private static func isNumber(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    (1...9).contains(scalars.count) && scalars.allSatisfy { ("0"..."9").contains($0) }
  }

  /// A code span: its fence is longer than any run of backticks in the text, and a table's bar is a reference outside of it.
  private static func code(_ text: String) -> String {
    let text = printable(text)
    let runs = text.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    // Blank text is no span; a bar would end a table's cell even here.
    guard text.contains(where: { $0 != " " }), !text.contains("|") else { return escaped(text) }
    let isPadded = text.hasPrefix("`") || text.hasSuffix("`") || (text.hasPrefix(" ") && text.hasSuffix(" "))
    return isPadded ? "\(fence) \(text) \(fence)" : "\(fence)\(text)\(fence)"
  }
}

extension Sequence<Markdown> {
  func joined(separator: Markdown = "") -> Markdown {
    var joined: Markdown = ""
    var isFirst = true
    for part in self {
      if !isFirst { joined += separator }
      joined += part
      isFirst = false
    }
    return joined
  }
}
