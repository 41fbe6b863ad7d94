/// A path of bytes for messages; a byte that is no UTF-8 as `\xE9`. No file is found under what is written so.
package func shownPath(_ bytes: some Collection<UInt8>) -> String { FileName(Array(bytes)).shown }

/// The name of something in a folder, as the file system has it: bytes, which need not be text.
struct FileName: Hashable, Sendable, Comparable, ExpressibleByStringInterpolation {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }
  init(stringLiteral text: String) { self.init(text) }

  /// For calls to the system.
  var cString: [CChar] {
    [CChar](capacity: bytes.count + 1) { name in
      for byte in bytes { name.append(CChar(bitPattern: byte)) }
      name.append(0)
    }
  }

  /// Nil where it is not UTF-8.
  ///
  /// The standard library's own initializer for any bytes looks up types of its own whenever it runs, which takes longer than the text.
  var text: String? {
    do { return String(copying: try UTF8Span(validating: bytes.span)) } catch { return nil }
  }

  /// The name for messages; a byte that is no UTF-8 as `\xE9`.
  var shown: String {
    if let text { return text }
    var shown = ""
    var rest = bytes[...]
    while let first = rest.first {
      let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      if let scalar = String(validating: rest.prefix(width), as: UTF8.self) {
        shown += scalar
        rest = rest.dropFirst(width)
      } else {
        shown += "\\x" + (first < 0x10 ? "0" : "") + String(first, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return shown
  }

  static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
