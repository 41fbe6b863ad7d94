import Editions

/// Hugo's shortcodes in other people's glossaries: `{{< glossary_tooltip text="pods" term_id="pod" >}}` becomes a link to
/// the term, and what only Hugo can fill in is left out. Lines stay where they are; columns after one move.
enum Shortcodes {
  static func resolved(in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let open = start(in: rest) {
      guard let close = end(in: rest[(open + 3)...], like: rest[open + 2]) else { break }
      result += rest[..<open]
      result += text(for: String(decoding: rest[(open + 3)..<close], as: UTF8.self)).utf8
      rest = rest[(close + 3)...]
    }
    return result + rest
  }

  /// The place of `{{<` or `{{%`.
  private static func start(in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count > 5 else { return nil }
    return (bytes.startIndex..<bytes.endIndex - 5).first { place in
      bytes[place] == 0x7B && bytes[place + 1] == 0x7B && (bytes[place + 2] == 0x3C || bytes[place + 2] == 0x25)
    }
  }

  /// The place of the `>}}` or `%}}` that ends it on the same line.
  private static func end(in bytes: ArraySlice<UInt8>, like opening: UInt8) -> Int? {
    let mark: UInt8 = opening == 0x3C ? 0x3E : 0x25
    for place in bytes.indices.dropLast(2) {
      if bytes[place] == 0x0A { return nil }
      if bytes[place] == mark, bytes[place + 1] == 0x7D, bytes[place + 2] == 0x7D { return place }
    }
    return nil
  }

  private static func text(for shortcode: String) -> String {
    let id = attribute("term_id", of: shortcode)
    let label = attribute("text", of: shortcode)
    guard let id else { return label ?? "" }
    return "[\(label ?? "")](term:\(id))"
  }

  /// The value of `name="value"`.
  private static func attribute(_ name: String, of shortcode: String) -> String? {
    guard let range = shortcode.firstRange(of: "\(name)=\"") else { return nil }
    let value = shortcode[range.upperBound...].prefix { $0 != "\"" }
    return value.isEmpty ? nil : String(value)
  }
}
