/// Who sends or receives: `RevOps <revops@example.com>`, or an address alone.
package struct Mailbox: Hashable, Sendable {
  package let name: String
  package let address: String

  /// Nil where the text is not one address, with or without a name before it: nothing in a header can then begin another one.
  package init?(_ text: String) {
    guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && !$0.properties.isNoncharacterCodePoint })
    else { return nil }
    var name = ""
    var address = text.trimmed
    if address.last == ">" {
      guard let open = address.lastIndex(of: "<") else { return nil }
      name = String(address[..<open]).trimmed
      address = String(address[address.index(after: open)...].dropLast())
    }
    guard Self.isAddress(address), !name.contains("<"), !name.contains(">") else { return nil }
    if name.count > 1, name.hasPrefix("\""), name.hasSuffix("\"") { name = String(name.dropFirst().dropLast()) }
    self.name = name
    self.address = address
  }

  /// As a person writes it: `RevOps <revops@example.com>`. Not for a header.
  package var text: String { name.isEmpty ? address : "\(name) <\(address)>" }

  /// What tells it from others: no server in use tells capitals of an address apart.
  package var key: String { address.lowercased() }

  package var domain: String { String(address.split(separator: "@").last ?? "") }

  /// What people have, of ASCII: a name, an at sign, a domain of words between full stops.
  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, let local = parts.first, let domain = parts.last else { return false }
    return isDotted(local) { isWordByte($0) || "!#$%&'*+/=?^_`{|}~-".utf8.contains($0) }
      && isDotted(domain) { isWordByte($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isDotted(_ text: Substring, of isFine: (UInt8) -> Bool) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isFine) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
