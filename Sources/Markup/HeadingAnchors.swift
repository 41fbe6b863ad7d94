/// Hands out the anchors of a document's headings as GitHub does: lower case, blanks as hyphens, punctuation left
/// out, and a number behind a word that was taken.
struct HeadingAnchors {
  private var names = UniqueNames()

  mutating func anchor(for text: String) -> String { names.take(Self.slug(text)) }

  static func slug(_ text: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        slug.append(byte)
      case 0x09, 0x0A, 0x20: slug.append(UInt8(ascii: "-"))
      case 0x80...: return unicodeSlug(text)
      default: break
      }
    }
    return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
  }

  private static func unicodeSlug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        slug.append(scalar)
      } else if scalar.properties.isWhitespace {
        slug.append("-")
      }
    }
    return slug.isEmpty ? "section" : String(slug)
  }
}
