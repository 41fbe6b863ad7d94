import Diagnostics

/// What keeps a text from being the address of a page that whoever reads a signature can open; nil where it is one.
///
/// RFC 3986 with the path's other letters allowed, and less of it where the rest misleads: a user name before the host, and
/// a backslash, which browsers read as a slash.
package func evidenceProblem(_ text: String) -> String? {
  let shown = "the evidence '\(printable(text))'"
  guard let scheme = ["https://", "http://"].first(where: { text.prefix($0.count).lowercased() == $0 }) else {
    return "\(shown) does not begin with https:// or http://"
  }
  guard text.utf8.count <= longestAddress else { return "the evidence is longer than \(longestAddress) bytes" }
  if let character = invisibleCharacters(in: text).first {
    return "\(shown) contains an invisible character: \(character.description)"
  }
  if let wrong = text.unicodeScalars.first(where: { $0.properties.isWhitespace || excluded.contains($0) }) {
    return "\(shown) contains \(wrong == " " ? "a space" : "'\(printable(String(wrong)))'"), which an address cannot contain"
  }
  let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
  if authority.contains("@") { return "\(shown) names a user before its host" }
  return isHost(authority) ? nil : "\(shown) has no host"
}

private let longestAddress = 2048

/// RFC 3986 leaves them out.
private let excluded = Set("\\\"<>^`{|}".unicodeScalars)

/// A name or an IPv6 address in brackets, and perhaps a port.
private func isHost(_ authority: Substring) -> Bool {
  var (name, port) = (authority, nil as Substring?)
  if let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") {
    (name, port) = (authority[..<colon], authority[authority.index(after: colon)...])
  }
  if let port, UInt16(port).map({ $0 > 0 }) != true { return false }
  if name.hasPrefix("["), name.hasSuffix("]") {
    let digits = name.dropFirst().dropLast()
    return digits.contains(":") && digits.utf8.allSatisfy { isHexadecimal($0) || $0 == 0x3A || $0 == 0x2E }
  }
  let labels = name.split(separator: ".", omittingEmptySubsequences: false)
  return labels.allSatisfy { label in
    let bytes = label.utf8
    return (1...63).contains(bytes.count)
      && bytes.allSatisfy { isLowercase($0 | 0x20) || isDigit($0) || $0 == 0x2D || $0 == 0x5F }
      && bytes.first != 0x2D && bytes.last != 0x2D
  }
}

private func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }
