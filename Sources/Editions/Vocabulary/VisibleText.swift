import Diagnostics

/// A text without the characters that nobody sees, and where each of its bytes stands in the whole.
struct VisibleText {
  var bytes: [UInt8] = []
  /// By byte, and one more for the end.
  var offsets: [Int] = []

  /// Nil where the text has no such character, which is almost always.
  init?(_ text: [UInt8]) {
    guard mayHoldInvisibles(text) else { return nil }
    var offset = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let width = UTF8.width(scalar)
      defer { offset += width }
      guard !scalar.isInvisible else { continue }
      bytes += String(scalar).utf8
      offsets += offset..<offset + width
    }
    guard bytes.count < text.count else { return nil }
    offsets.append(text.count)
  }
}
