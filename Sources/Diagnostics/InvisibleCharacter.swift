/// A character that nobody sees, and where it stands.
package struct InvisibleCharacter: Hashable, Sendable {
  package var scalar: Unicode.Scalar
  /// Bytes of UTF-8 before it.
  package var offset: Int

  package init(scalar: Unicode.Scalar, offset: Int) {
    self.scalar = scalar
    self.offset = offset
  }

  /// "U+200B ZERO WIDTH SPACE"; a control has no name in Unicode.
  package var description: String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = scalar.properties.name ?? (scalar.properties.generalCategory == .control ? "CONTROL CHARACTER" : nil)
    return name.map { "\(code) \($0)" } ?? code
  }
}

/// The characters of a text that nobody sees and that its script does not ask for: controls, zero widths, turns of direction.
///
/// Accepted, because a reader sees what they do: joiners inside an emoji, after a virama and beside letters of scripts that
/// join (Arabic, Syriac, N'Ko, Mongolian); variation selectors after an emoji, an ideograph or a Mongolian letter; the tags of a
/// flag. Tabs and line ends are white space.
package func invisibleCharacters(in text: String) -> [InvisibleCharacter] {
  guard mayHoldInvisibles(text.utf8) else { return [] }
  var found: [InvisibleCharacter] = []
  let scalars = Array(text.unicodeScalars)
  var offset = 0
  var isInFlag = false
  for (index, scalar) in scalars.enumerated() {
    defer { offset += UTF8.width(scalar) }
    isInFlag = scalar.value == 0x1F3F4 || (isInFlag && scalar.isTag)
    guard scalar.isInvisible, !isInFlag else { continue }
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    if !scalar.isAskedFor(between: before, and: after) { found.append(InvisibleCharacter(scalar: scalar, offset: offset)) }
  }
  return found
}

/// The text without every character that nobody sees, those that a script asks for among them: how names are compared.
package func withoutInvisibles(_ text: String) -> String {
  guard mayHoldInvisibles(text.utf8) else { return text }
  var seen = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !scalar.isInvisible { seen.append(scalar) }
  return String(seen)
}

/// A look at the bytes of UTF-8, which spares almost every text the look at its characters: false where there is none.
package func mayHoldInvisibles(_ utf8: some Sequence<UInt8>) -> Bool {
  // Without a branch for each byte: plain ASCII holds none.
  // Memory safety: bytes are read below their count, for the length of the call.
  let isPlain = utf8.withContiguousStorageIfAvailable { bytes -> Bool in
    var others = 0
    for index in 0..<bytes.count {
      let byte = unsafe bytes[index]
      others &+= byte &- 0x20 < 0x5F || byte == 0x0A ? 0 : 1
    }
    return others == 0
  }
  if isPlain == true { return false }
  var (first, second): (UInt8, UInt8) = (0, 0)
  for third in utf8 {
    if third < 0x80 {
      if third < 0x20 ? third != 0x0A && third != 0x09 && third != 0x0D : third == 0x7F { return true }
    } else if begins(first, second, third) {
      return true
    }
    (first, second) = (second, third)
  }
  return false
}

/// Whether two or three bytes begin a character that may be invisible. No such character begins otherwise.
private func begins(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
  switch second {
  // C1 controls and the soft hyphen.
  case 0xC2: return third < 0xA0 || third == 0xAD
  case 0xCD: return third == 0x8F
  case 0xD8: return third == 0x9C
  // Hangul fillers, Khmer and Mongolian.
  case 0xE1: return third == 0x85 || third == 0x9E || third == 0xA0
  case 0xE3: return third == 0x85
  // Variation selectors, the byte order mark, the half-width filler, specials.
  case 0xEF: return third == 0xB8 || third == 0xBB || third == 0xBE || third == 0xBF
  // Tags and more variation selectors.
  case 0xF3: return third == 0xA0
  // U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F.
  case 0x80 where first == 0xE2: return (0x8B...0x8F).contains(third) || (0xA8...0xAE).contains(third)
  case 0x81 where first == 0xE2: return third >= 0xA0
  // Musical controls.
  case 0x9D where first == 0xF0: return third == 0x85
  // Shorthand controls.
  case 0x9B where first == 0xF0: return third == 0xB2
  default: return false
  }
}

extension Unicode.Scalar {
  /// Whether it leaves no mark of its own: a control, a line separator, or what Unicode says to ignore where it is not known.
  package var isInvisible: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E: false
    case 0x00...0x9F, 0x2028, 0x2029, 0xFFF9...0xFFFB: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether the characters around it show that a script or an emoji is written with it.
  fileprivate func isAskedFor(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
    guard let before else { return false }
    switch value {
    case 0x200C:
      return before.isVirama || after?.isVirama == true || (before.isOfJoiningScript && after?.isOfJoiningScript == true)
    case 0x200D:
      if before.isPicture || before.value == 0xFE0F, after?.isPicture == true { return true }
      return before.isVirama || after?.isVirama == true || before.isOfJoiningScript
    case 0xFE0E, 0xFE0F: return before.properties.isEmoji
    case 0xFE00...0xFE0D, 0xE0100...0xE01EF: return before.properties.isIdeographic
    case 0x180B...0x180F: return before.isMongolian
    default: return false
    }
  }

  private var isVirama: Bool { properties.canonicalCombiningClass == .virama }
  /// An emoji that is no digit.
  private var isPicture: Bool { properties.isEmoji && value > 0xFF }
  private var isMongolian: Bool { (0x1820...0x18AA).contains(value) }
  fileprivate var isTag: Bool { (0xE0020...0xE007F).contains(value) }

  /// Letters and marks of the scripts whose letters join.
  private var isOfJoiningScript: Bool {
    switch value {
    case 0x0620...0x06FF, 0x0710...0x07FF, 0x0840...0x08FF, 0x1820...0x18AA, 0xFB50...0xFDFF, 0xFE70...0xFEFC:
      properties.isAlphabetic || properties.generalCategory == .nonspacingMark
    default: false
    }
  }
}

extension Diagnostic {
  /// A text that holds what nobody sees: the first such character, and how many more there are.
  package static func invisible(
    _ character: InvisibleCharacter, others: Int, at position: SourcePosition, severity: Severity? = nil
  ) -> Diagnostic {
    let more = others == 0 ? "" : ", and \(others) more"
    return Diagnostic(
      .textInvisibleCharacter, at: position, "this text contains an invisible character: \(character.description)\(more)",
      suggestion: "delete it", severity: severity)
  }
}
