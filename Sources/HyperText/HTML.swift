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
    html.reserve(text.utf8.count)
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "/"), last == UInt8(ascii: "<") { html.bytes.append(UInt8(ascii: "\\")) }
      html.bytes.append(byte)
      last = byte
    }
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

  /// Begins anew in the same memory.
  package mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    hasReplacedCharacters = false
  }

  /// Takes away what stands behind the first bytes.
  package mutating func cut(to count: Int) { bytes.removeSubrange(count...) }

  /// Writes again what stands in a range.
  package mutating func again(_ range: Range<Int>) { bytes += Array(bytes[range]) }

  // MARK: Elements

  /// `<name>`
  package mutating func open(_ name: StaticString) {
    grow(by: 2 + name.utf8CodeUnitCount) { $0.put(0x3C, name, 0x3E) }
  }

  /// `<name a="b">`; attributes in the order given, those with nil left out, an empty string as a bare name.
  package mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
    begin(name)
    for (key, value) in attributes { attribute(key, value) }
    bytes.append(0x3E)
  }

  /// `<name a="b">` with the attributes that `write` puts: the same as with a list of them, and cheaper.
  package mutating func open(_ name: StaticString, _ write: (inout HTML) -> Void) {
    begin(name)
    write(&self)
    bytes.append(0x3E)
  }

  /// `<name class="a">`, or `<name>` for nil.
  package mutating func open(_ name: StaticString, class style: StaticString?) {
    guard let style else { return open(name) }
    grow(by: 11 + name.utf8CodeUnitCount + style.utf8CodeUnitCount) { room in
      room.put(0x3C)
      room.put(name)
      room.put(0x20, "class", 0x3D)
      room.put(0x22, style, 0x22)
      room.put(0x3E)
    }
  }

  /// `<name class="a" id="b">`, each left out where it is nil: the same as with a list of both, and cheaper.
  package mutating func open(_ name: StaticString, class style: StaticString?, id: String?) {
    guard let id else { return open(name, class: style) }
    begin(name)
    if let style { attribute("class", literal: style) }
    attribute("id", id)
    bytes.append(0x3E)
  }

  /// The same with a class that is put together.
  @_disfavoredOverload
  package mutating func open(_ name: StaticString, class style: String?, id: String? = nil) {
    begin(name)
    attribute("class", style)
    attribute("id", id)
    bytes.append(0x3E)
  }

  package mutating func close(_ name: StaticString) {
    grow(by: 3 + name.utf8CodeUnitCount) { room in
      room.put(0x3C)
      room.put(0x2F, name, 0x3E)
    }
  }

  private mutating func begin(_ name: StaticString) {
    grow(by: 1 + name.utf8CodeUnitCount) { room in
      room.put(0x3C)
      room.put(name)
    }
  }

  /// An element with content.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: (inout HTML) -> Void
  ) {
    open(name, attributes)
    content(&self)
    close(name)
  }

  /// An element without attributes, with text.
  package mutating func element(_ name: StaticString, text content: String) {
    open(name)
    text(content)
    close(name)
  }

  /// An element with one attribute, and text.
  package mutating func element(_ name: StaticString, _ key: StaticString, _ value: String, text content: String) {
    begin(name)
    attribute(key, value)
    bytes.append(0x3E)
    text(content)
    close(name)
  }

  /// An element of a class, with text.
  package mutating func element(_ name: StaticString, class style: StaticString, text content: String) {
    open(name, class: style)
    text(content)
    close(name)
  }

  /// An element with text.
  package mutating func element(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, text content: String
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
    begin(name)
    for (key, value) in attributes { attribute(key, value) }
    raw("/>")
  }

  /// One attribute; nothing for nil, a bare name for an empty string.
  package mutating func attribute(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    // Memory safety: the text is read below its count, for the length of the call.
    unsafe value.utf8Span.span.withUnsafeBufferPointer { text in
      guard text.count > 0 else { return grow(by: 1 + name.utf8CodeUnitCount) { $0.putName(name) } }
      var copied = 0
      grow(by: 4 + name.utf8CodeUnitCount + text.count) { room in
        room.put(0x20, name, 0x3D)
        room.put(0x22)
        copied = unsafe room.put(text, from: 0, quotes: true)
        if copied == text.count { room.put(0x22) }
      }
      guard copied < text.count else { return }
      unsafe escape(text, from: copied, quotes: true)
      bytes.append(0x22)
    }
  }

  /// One attribute with a value that stands in the source, free of quotation marks and `&`.
  package mutating func attribute(_ name: StaticString, literal value: StaticString) {
    grow(by: 4 + name.utf8CodeUnitCount + value.utf8CodeUnitCount) { room in
      room.put(0x20, name, 0x3D)
      room.put(0x22, value, 0x22)
    }
  }

  /// One attribute whose value another serializer of ours appends (a formatted coordinate), in so many bytes at most. Never
  /// author's text.
  package mutating func attribute(_ name: StaticString, atMost count: Int, trusted write: (inout OutputSpan<UInt8>) -> Void) {
    bytes.append(addingCapacity: 4 + name.utf8CodeUnitCount + count) { span in
      // Memory safety: the room is that of the span, and keeps within it.
      unsafe span.withUnsafeMutableBufferPointer { buffer, written in
        var room = unsafe Room(buffer)
        room.put(0x20, name, 0x3D)
        room.put(0x22)
        written = room.used
      }
      write(&span)
      span.append(0x22)
    }
  }

  // MARK: Content

  /// Text; with `quotes`, quotation marks are entities.
  package mutating func text(_ text: String, quotes: Bool = false) {
    // Memory safety: the text is read below its count, for the length of the call.
    unsafe text.utf8Span.span.withUnsafeBufferPointer { unsafe escape($0, from: 0, quotes: quotes) }
  }

  /// Text that lies in UTF-8 among other bytes.
  ///
  /// Memory safety: the bytes of the slice, for the length of the call.
  package mutating func text(_ utf8: [UInt8], in range: Range<Int>, quotes: Bool = false) {
    unsafe utf8[range].withUnsafeBufferPointer { unsafe escape($0, from: 0, quotes: quotes) }
  }

  package mutating func append(_ other: HTML) {
    bytes.append(contentsOf: other.bytes)
    hasReplacedCharacters = hasReplacedCharacters || other.hasReplacedCharacters
  }

  /// Markup written by us, in the source.
  package mutating func raw(_ markup: StaticString) { grow(by: markup.utf8CodeUnitCount) { $0.put(markup) } }

  /// Bytes that another serializer of ours made (a rendered template, a formatted coordinate). Never author's text.
  package mutating func trusted(_ serialized: some Sequence<UInt8>) { bytes.append(contentsOf: serialized) }

  /// Appends what `write` puts, `count` bytes at most.
  @inline(__always)
  private mutating func grow(by count: Int, _ write: (inout Room) -> Void) {
    bytes.append(addingCapacity: count) { span in
      // Memory safety: the room is that of the span, and keeps within it.
      unsafe span.withUnsafeMutableBufferPointer { buffer, written in
        var room = unsafe Room(buffer)
        write(&room)
        written = room.used
      }
    }
  }

  /// Copies runs of plain bytes whole and replaces what HTML cannot hold as it is.
  ///
  /// Memory safety: `source` is read between 0 and its own count only, and does not outlive the call.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>, from start: Int, quotes: Bool) {
    var index = start
    while index < source.count {
      grow(by: source.count - index) { unsafe index += $0.put(source, from: index, quotes: quotes) }
      guard index < source.count,
        let (replacement, width) = unsafe Self.replacement(for: source, at: index, quotes: quotes)
      else { return }
      let byte = unsafe source[index]
      if byte >= 0x7F || (byte < 0x20 && byte != 0x0D) { hasReplacedCharacters = true }
      raw(replacement)
      index += width
    }
  }

  private static let replacementCharacter: StaticString = "\u{FFFD}"

  /// What stands for the character at `index` and how many bytes it has; nil where it stands for itself.
  static func replacement(
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
