/// What a row is split by: `region=emea;source=webinar`, or `*` for all.
package struct Dimensions: Sendable {
  package struct Part: Hashable, Sendable {
    package var name: String
    package var member: String

    package init(name: String, member: String) {
      self.name = name
      self.member = member
    }
  }

  /// One object for all copies: millions of rows have few splits, and each number that a page shows says its own in words.
  private final class Content: Sendable {
    let parts: [Part]
    let text: String

    init(_ parts: [Part]) {
      self.parts = parts
      text = parts.map { "\($0.name)=\(Dimensions.encoded($0.member))" }.joined(separator: ";")
    }
  }

  /// Nil for `*`.
  private let content: Content?

  /// Sorted by name; empty for `*`.
  package var parts: [Part] { content?.parts ?? [] }

  package static let all = Dimensions(parts: [])
  /// The member of a row whose attribute is blank in the source.
  package static let blank = "(none)"
  /// The member of credit for what nobody touched in time.
  package static let untouched = "(no touch)"

  /// Whether a member stands for what has none.
  package static func isNameless(_ member: String) -> Bool { member == blank || member == untouched }

  package init(parts: [Part]) { content = parts.isEmpty ? nil : Content(parts.sorted { $0.name < $1.name }) }
  package init(name: String, member: String) { content = Content([Part(name: name, member: member)]) }

  /// Reads the column's text; nil where a part has no `=`, a name stands twice, an escape is broken, or
  /// there are more parts than any metric has.
  package init?(_ text: String) {
    guard text != "*", !text.isEmpty else {
      self = .all
      return
    }
    var parts: [Part] = []
    // By bytes: a mark that combines makes one Character with the `=` before it.
    for piece in text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false) {
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")), equals > piece.startIndex,
        let member = Self.decoded(Substring(piece[piece.index(after: equals)...])), !member.isEmpty
      else { return nil }
      let name = String(Substring(piece[..<equals]))
      guard parts.count < Self.mostParts, !parts.contains(where: { $0.name == name }) else { return nil }
      parts.append(Part(name: name, member: member))
    }
    self.init(parts: parts)
  }

  /// No metric is split by more at once.
  private static let mostParts = 32

  package var isAll: Bool { content == nil }
  package subscript(name: String) -> String? { parts.first { $0.name == name }?.member }
  /// The member where there is exactly one dimension of this name.
  package func onlyMember(of name: String) -> String? { parts.count == 1 && parts[0].name == name ? parts[0].member : nil }

  private static func decoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexDigit), let low = rest.popFirst().flatMap(hexDigit) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension Dimensions: Hashable, Comparable {
  package static func == (left: Self, right: Self) -> Bool {
    left.content === right.content || left.content?.text == right.content?.text
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(content?.text) }

  package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

extension Dimensions: CustomStringConvertible {
  /// The column's text, with `;`, `=`, `%` and control characters percent-encoded in members.
  package var description: String { content?.text ?? "*" }

  private static func encoded(_ member: String) -> String {
    guard member.utf8.contains(where: isReserved) else { return member }
    var bytes: [UInt8] = []
    for byte in member.utf8 {
      guard isReserved(byte) else {
        bytes.append(byte)
        continue
      }
      let hex = String(byte, radix: 16, uppercase: true)
      bytes.append(contentsOf: "%\(hex.utf8.count == 1 ? "0" : "")\(hex)".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isReserved(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ";") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "%") || byte < 0x20 || byte == 0x7F
  }
}
