/// What a page of HTML marks: its numbers by their indices, and the stamps that stand on it.
package struct PageMarks: Sendable {
  package struct Number: Sendable {
    package let index: Int
    package let text: String
    /// In a drawing, where a long text may be cut.
    package let isDrawn: Bool
    package let line: Int
  }

  package struct Stamp: Sendable {
    /// The definition and the digits of the meaning that it leads to.
    package let definition: String
    package let meaning: String
    /// What it says: `MQLs created v1 9865d790`.
    package let text: String
    package let line: Int
  }

  package private(set) var numbers: [Number] = []
  package private(set) var stamps: [Stamp] = []

  /// Reads a page as it is: what is damaged is passed over.
  package init(_ html: [UInt8]) {
    var scan = MarkupScan(html)
    while let element = scan.next() {
      switch element.name {
      case "data", "text", "tspan":
        guard let index = element.attributes[element.name == "data" ? "value" : "data-n"].flatMap({ Int($0) }) else { continue }
        numbers.append(
          Number(index: index, text: element.text, isDrawn: element.name != "data", line: element.line))
      default:
        guard let address = element.attributes["href"], let place = address.lastIndex(of: "#"),
          element.attributes["class"]?.split(separator: " ").contains("stamp") ?? false
        else { continue }
        let parts = address[..<place].split(separator: "/").map { $0.hasSuffix(".html") ? $0.dropLast(5) : $0 }
        guard let name = parts.last else { continue }
        let isVersion = name.hasPrefix("v") && Int(name.dropFirst()) != nil && parts.count > 1
        stamps.append(
          Stamp(
            definition: String(isVersion ? parts[parts.count - 2] : name),
            meaning: String(address[address.index(after: place)...]), text: element.text, line: element.line))
      }
    }
  }
}

/// The elements of a page that mark something, each when it ends.
private struct MarkupScan {
  struct Element {
    let name: String
    let attributes: [String: String]
    let line: Int
    var text = ""
  }

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private var open: [Element] = []
  /// Deeper than any page of ours nests them.
  private static let deepest = 16

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Element? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        takeText()
        continue
      }
      let start = line
      let end = endOfTag()
      let tag = bytes[(place + 1)..<end]
      place = min(end + 1, bytes.count)
      let isEnd = tag.first == UInt8(ascii: "/")
      let name = String(decoding: tag.dropFirst(isEnd ? 1 : 0).prefix { !Self.isSpace($0) }, as: UTF8.self)
      guard ["data", "text", "tspan", "a"].contains(name) else { continue }
      if !isEnd {
        if open.count < Self.deepest { open.append(Element(name: name, attributes: Self.attributes(tag), line: start)) }
      } else if let last = open.lastIndex(where: { $0.name == name }) {
        let element = open[last]
        open.removeSubrange(last...)
        return element
      }
    }
    return nil
  }

  private mutating func takeText() {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      place += 1
    }
    guard !open.isEmpty else { return }
    let text = unescaped(bytes[start..<place])
    for index in open.indices { open[index].text += text }
  }

  /// Where the tag that begins here ends; a `>` in quotes does not end it.
  private mutating func endOfTag() -> Int {
    var end = place + 1
    var quote: UInt8?
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\n") { line += 1 }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return end
      }
      end += 1
    }
    return bytes.count
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func attributes(_ tag: ArraySlice<UInt8>) -> [String: String] {
    var found: [String: String] = [:]
    var rest = tag.drop { !isSpace($0) }
    while true {
      rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: "/") }
      let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") }
      guard !name.isEmpty else { return found }
      rest = rest.dropFirst(name.count)
      guard rest.first == UInt8(ascii: "=") else { continue }
      rest = rest.dropFirst()
      let quote = rest.first
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return found }
      rest = rest.dropFirst()
      let value = rest.prefix { $0 != quote }
      found[String(decoding: name, as: UTF8.self)] = unescaped(value)
      rest = rest.dropFirst(value.count + 1)
    }
  }
}

/// A text with the characters that its references stand for.
func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard bytes.contains(UInt8(ascii: "&")) else { return text }
  var result = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "&") {
    result += rest[..<start]
    let after = rest[rest.index(after: start)...]
    guard let end = after.prefix(10).firstIndex(of: ";"), let character = character(after[..<end]) else {
      result += "&"
      rest = after
      continue
    }
    result.unicodeScalars.append(character)
    rest = after[after.index(after: end)...]
  }
  return result + rest
}

private func character(_ name: Substring) -> Unicode.Scalar? {
  switch name {
  case "amp": return "&"
  case "lt": return "<"
  case "gt": return ">"
  case "quot": return "\""
  case "apos": return "'"
  case "nbsp": return "\u{A0}"
  default:
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
    return UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10).flatMap { Unicode.Scalar($0) }
  }
}
