import HyperText

/// Addresses of links: which are safe, and how they are written into HTML.
enum LinkAddress {
  /// The scheme that makes an address unsafe, nil where it is safe.
  ///
  /// Blanks and controls are overlooked, as browsers overlook some of them; data: is safe for bitmap images only.
  static func unsafeScheme(of address: String, isImage: Bool) -> String? {
    // Nearly every address begins with another letter.
    switch address.utf8.first {
    case nil: return nil
    case .some(let first) where first > 0x20:
      guard [UInt8(ascii: "j"), UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "d")].contains(first | 0x20) else {
        return nil
      }
    default: break
    }
    var head: [UInt8] = []
    for byte in address.utf8 where byte > 0x20 {
      head.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
      if head.count == 16 { break }
    }
    for scheme in ["javascript", "vbscript", "file", "data"] where head.starts(with: scheme.utf8) {
      guard head.dropFirst(scheme.utf8.count).first == UInt8(ascii: ":") else { continue }
      if scheme == "data", isImage, bitmaps.contains(where: { head.starts(with: $0.utf8) }) { return nil }
      return scheme
    }
    return nil
  }

  private static let bitmaps = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]

  /// Writes the address as the value of `href` or `src`, quotes not included: bytes that a URL cannot hold are percent-encoded, `&`
  /// and `'` are written as entities.
  static func write(_ address: String, to html: inout HTML) {
    // What is plain here, HTML has no need to escape.
    guard !address.utf8.allSatisfy({ isPlain($0) }) else { return html.text(address) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(address.utf8.count)
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "'"): bytes += "&#x27;".utf8
      case _ where isPlain(byte): bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexadecimal(byte >> 4))
        bytes.append(hexadecimal(byte & 15))
      }
    }
    html.trusted(bytes)
  }

  /// Whether it stands in an address and in an attribute as it is.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "'"): false
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "#")...UInt8(ascii: ";"):
      true
    default: false
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
