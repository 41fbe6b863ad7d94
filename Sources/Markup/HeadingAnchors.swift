/// Hands out the anchors of a document's headings as GitHub does: lower case, blanks as hyphens, punctuation left
/// out, and a number behind a word that was taken.
struct HeadingAnchors {
  private var taken: Set<String> = []
  /// The last number tried for a slug, so that a thousand equal headings stay cheap.
  private var numbers: [String: Int] = [:]

  mutating func anchor(for text: String) -> String {
    let slug = Self.slug(text)
    if taken.insert(slug).inserted { return slug }
    var number = numbers[slug] ?? 1
    repeat { number += 1 } while !taken.insert("\(slug)-\(number)").inserted
    numbers[slug] = number
    return "\(slug)-\(number)"
  }

  static func slug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": slug.append(scalar)
        case " ", "\t", "\n": slug.append("-")
        default: break
        }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
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
