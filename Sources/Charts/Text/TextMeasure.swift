/// The width of text set in Arial, in user units, without a font engine.
///
/// A browser may kern and so come out up to 6 % narrower; it does not come out wider.
package enum TextMeasure {
  package static func width(of text: String, size: Double = 12, bold: Bool = false) -> Double {
    Double(plainAdvance(of: text, bold: bold) ?? advance(of: text, bold: bold)) * size / ArialAdvances.unitsPerEm
  }

  /// Of a text of printable ASCII, as most are; nil for any other.
  private static func plainAdvance(of text: String, bold: Bool) -> Int? {
    let advances = bold ? ArialAdvances.latin.bold : ArialAdvances.latin.regular
    let first = UInt8(ArialAdvances.latin.first)
    var sum = 0
    for byte in text.utf8 {
      guard byte >= first, byte < 0x80 else { return nil }
      sum += Int(advances[Int(byte - first)])
    }
    return sum
  }

  private static func advance(of text: String, bold: Bool) -> Int {
    text.unicodeScalars.reduce(0) { $0 + advance(of: $1, bold: bold) }
  }

  /// The text itself where it fits into `width`, else its longest beginning with an ellipsis; empty where not even that fits.
  package static func fitted(_ text: String, width: Double, size: Double = 12, bold: Bool = false) -> String {
    guard self.width(of: text, size: size, bold: bold) > width else { return text }
    let room = width - self.width(of: "…", size: size, bold: bold)
    var end = text.startIndex
    var used = 0.0
    for index in text.indices {
      used += self.width(of: String(text[index]), size: size, bold: bold)
      if used > room { break }
      if text[index] != " ", text[index] != "," { end = text.index(after: index) }
    }
    return end == text.startIndex ? "" : text[..<end] + "…"
  }

  /// In 1/2048 em.
  private static func advance(of scalar: Unicode.Scalar, bold: Bool) -> Int {
    for block in ArialAdvances.blocks where scalar.value >= block.first {
      let index = Int(scalar.value - block.first)
      let advances = bold ? block.bold : block.regular
      if index < advances.count { return Int(advances[index]) }
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return Int(ArialAdvances.unitsPerEm)
    }
  }
}
