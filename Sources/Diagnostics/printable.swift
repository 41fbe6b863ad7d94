/// The text for a terminal, on one line: content is quoted in messages and must not move a cursor, forge a line, turn the
/// direction, hide a letter, or be taken for a command by the log of a workflow.
///
/// What does is spelt out: `\u{1b}`.
package func printable(_ text: String) -> String {
  // `::error::` at the start of a line and `##[error]` anywhere in it are commands to the runners that show logs.
  let startsCommand = text.drop(while: \.isWhitespace).hasPrefix("::")
  let holdsCommand = text.contains("##[") || text.contains("##vso[")
  let steers = text.unicodeScalars.contains(where: \.steersTerminal)
  let hidden = Set(invisibleCharacters(in: text).map(\.offset))
  guard steers || startsCommand || holdsCommand || !hidden.isEmpty else { return text }
  var result = ""
  var offset = 0
  var isAfterHash = false
  var isAtStart = startsCommand
  for scalar in text.unicodeScalars {
    let isCommand = (scalar == ":" && isAtStart) || (scalar == "#" && isAfterHash && holdsCommand)
    if scalar.steersTerminal || isCommand || hidden.contains(offset) {
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
    isAtStart = isAtStart && scalar.properties.isWhitespace
    isAfterHash = scalar == "#"
    offset += UTF8.width(scalar)
  }
  return result
}

/// The same of a text whose lines are meant, each on its own.
package func printableLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
}

/// JSON for a terminal: what would steer it is written as an escape, which says the same to every reader of JSON.
///
/// Controls below U+0020 never stand in JSON as they are, so that only strings can hold what is replaced.
package func printableJSON(_ json: String) -> String {
  guard json.unicodeScalars.contains(where: { $0.value >= 0x7F && $0.steersTerminal }) else { return json }
  var result = ""
  for scalar in json.unicodeScalars {
    if scalar.value >= 0x7F, scalar.steersTerminal {
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

extension Unicode.Scalar {
  /// Controls, line separators and the marks that turn the direction of text. None lies beyond four hexadecimal digits.
  var steersTerminal: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
