/// Bytes of HTML or SVG under construction. The only place that escapes.
///
/// Text goes in by ``text(_:)``, attribute values by ``attribute(_:_:)``; what is already HTML by ``append(_:)`` of
/// another ``HTML`` value. Characters that HTML forbids become U+FFFD; ``hasReplacedCharacters`` tells so.
package struct HTML: Sendable, Hashable {
  package private(set) var bytes: [UInt8] = []
  /// Whether a character that HTML forbids (controls, noncharacters) was replaced.
  package private(set) var hasReplacedCharacters = false

  package init() {}

  /// Markup written by us, in the source, not by an author: a literal only.
  package init(markup: StaticString) { self.raw(markup) }

  /// A style sheet within a page: nothing in it can end its element.
  package static func styleSheet(_ text: String) -> HTML {
    var html = HTML()
    html.bytes += text.replacing("</", with: "<\\/").utf8
    return html
  }

  package static func text(_ text: String) -> HTML {
    var html = HTML()
    html.text(text)
    return html
  }

  package var isEmpty: Bool { bytes.isEmpty }
  package var string: String { String(decoding: bytes, as: UTF8.self) }
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  // MARK: Elements

  /// `<name a="b">`; attributes in the order given, those with nil left out, an empty string as a bare name.
  package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    byte("<")
    raw(name)
    for (key, value) in attributes { attribute(key, value) }
    byte(">")
  }

  package mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    byte(">")
  }

  /// An element with content.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: (inout HTML) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// An element with text.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text content: String
  ) {
    open(name, attributes)
    text(content)
    close(name)
  }

  /// A void HTML element such as `<link>`, without a closing tag.
  package mutating func void(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    open(name, attributes)
  }

  /// A self-closing SVG element such as `<rect/>`.
  package mutating func shape(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
    byte("<")
    raw(name)
    for (key, value) in attributes { attribute(key, value) }
    raw("/>")
  }

  /// One attribute; nothing for nil, a bare name for an empty string.
  package mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    byte(" ")
    raw(name)
    guard !value.isEmpty else { return }
    raw("=\"")
    escape(value, quotes: true)
    byte("\"")
  }

  /// One attribute whose value another serializer of ours appends (a formatted coordinate). Never author's text.
  package mutating func attribute(_ name: StaticString, trusted write: (inout [UInt8]) -> Void) {
    byte(" ")
    raw(name)
    raw("=\"")
    write(&bytes)
    byte("\"")
  }

  // MARK: Content

  /// Text; with `quotes`, quotation marks are entities.
  package mutating func text(_ text: String, quotes: Bool = false) { escape(text, quotes: quotes) }

  /// Text that lies in UTF-8 among other bytes.
  ///
  /// Memory safety: the bytes of the slice, for the length of the call.
  package mutating func text(_ utf8: [UInt8], in range: Range<Int>, quotes: Bool = false) {
    unsafe utf8[range].withUnsafeBufferPointer { unsafe escape($0, quotes: quotes) }
  }

  package mutating func append(_ other: HTML) {
    bytes.append(contentsOf: other.bytes)
    hasReplacedCharacters = hasReplacedCharacters || other.hasReplacedCharacters
  }

  /// Markup written by us, in the source.
  package mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  /// Bytes that another serializer of ours made (a rendered template, a formatted coordinate). Never author's text.
  package mutating func trusted(_ serialized: some Sequence<UInt8>) { bytes.append(contentsOf: serialized) }

  private mutating func byte(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  private mutating func escape(_ text: String, quotes: Bool) {
    var text = text
    text.withUTF8 { unsafe escape($0, quotes: quotes) }
  }

  /// Copies runs of plain bytes whole and replaces what HTML cannot hold as it is.
  ///
  /// Memory safety: `source` is read between 0 and its own count only, and does not outlive the call.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>, quotes: Bool) {
    var start = 0
    var index = 0
    while index < source.count {
      let byte = unsafe source[index]
      // Letters first, then digits and what stands between words: nearly all bytes are decided by one comparison or two.
      if byte &- 0x3F < 0x40 || byte == 0x20 || byte &- 0x27 < 0x15 {
        index += 1
        continue
      }
      guard byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte >= 0x7F,
        let (replacement, width) = unsafe Self.replacement(for: source, at: index, quotes: quotes)
      else {
        index += 1
        continue
      }
      unsafe bytes.append(contentsOf: source[start..<index])
      if byte >= 0x7F || (byte < 0x20 && byte != 0x0D) { hasReplacedCharacters = true }
      raw(replacement)
      index += width
      start = index
    }
    unsafe bytes.append(contentsOf: source[start..<source.count])
  }

  private static let replacementCharacter: StaticString = "\u{FFFD}"

  /// What stands for the character at `index` and how many bytes it has; nil where it stands for itself.
  private static func replacement(
    for source: UnsafeBufferPointer<UInt8>, at index: Int, quotes: Bool
  ) -> (StaticString, Int)? {
    func byte(_ offset: Int) -> UInt8 { index + offset < source.count ? unsafe source[index + offset] : 0 }
    switch byte(0) {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return quotes ? ("&quot;", 1) : nil
    // A parser would make a newline of it, and a reference to it is an error.
    case 0x0D: return ("\n", 1)
    case 0x09, 0x0A: return nil
    case 0x00...0x1F, 0x7F: return (replacementCharacter, 1)
    // C1 controls.
    case 0xC2 where byte(1) < 0xA0: return (replacementCharacter, 2)
    // U+FDD0...U+FDEF, U+FFFE, U+FFFF.
    case 0xEF where (byte(1) == 0xB7 && (0x90...0xAF).contains(byte(2))) || (byte(1) == 0xBF && byte(2) >= 0xBE):
      return (replacementCharacter, 3)
    // The last two of every plane above the first.
    case 0xF0...0xF4 where byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE:
      return (replacementCharacter, 4)
    default: return nil
    }
  }
}
