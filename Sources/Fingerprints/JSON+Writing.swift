extension JSON {
  /// The value on lines of its own with two spaces per level and a line break at the end.
  package func pretty() -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the value without white space.
  package func append(to bytes: inout [UInt8]) { write(to: &bytes, indent: nil) }

  /// Appends a string.
  package static func append(_ text: String, to bytes: inout [UInt8]) { appendJSONString(text, to: &bytes) }

  /// The value without white space.
  package func compact() -> String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the value at the level `indent`; nil writes all on one line.
  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .string(let text): appendJSONString(text, to: &bytes)
    case .integer(let number): bytes += String(number).utf8
    case .number(let text): bytes += text.utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .null: bytes += "null".utf8
    case .array(let items):
      Self.writeList(items, "[", "]", to: &bytes, indent: indent) { item, bytes, indent in
        item.write(to: &bytes, indent: indent)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", to: &bytes, indent: indent) { member, bytes, indent in
        appendJSONString(member.name, to: &bytes)
        bytes += (indent == nil ? ":" : ": ").utf8
        member.value.write(to: &bytes, indent: indent)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ opening: String, _ closing: String, to bytes: inout [UInt8], indent: Int?,
    write: (Item, inout [UInt8], Int?) -> Void
  ) {
    bytes += opening.utf8
    for (index, item) in items.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(in: &bytes, indent: indent.map { $0 + 1 })
      write(item, &bytes, indent.map { $0 + 1 })
    }
    if !items.isEmpty { breakLine(in: &bytes, indent: indent) }
    bytes += closing.utf8
  }

  private static func breakLine(in bytes: inout [UInt8], indent: Int?) {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indent * 2)
  }
}
