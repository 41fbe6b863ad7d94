/// Makes UTF-8 of a file's bytes, a part at a time; a byte order mark is left out.
struct TextDecoder: Sendable {
  /// What a file has that its encoding does not.
  enum Fault: Hashable, Sendable {
    /// Half a character, in the middle of the text or at its end.
    case halfCharacter(atEnd: Bool)
    /// A byte order mark that tells another encoding than the declared one.
    case otherMark(TextEncoding)
    /// Every other byte is empty, as in UTF-16, and no byte order mark says so.
    case looksLikeUTF16(TextEncoding)
  }

  private let declared: TextEncoding?
  private(set) var encoding: TextEncoding?
  /// The first fault, if any.
  private(set) var fault: Fault?
  /// Bytes of a character, or of a pair of surrogates, that is not whole yet.
  private var rest: [UInt8] = []

  init(_ declared: TextEncoding?) { self.declared = declared }

  /// Whether the bytes are taken as they are, once the first of them were seen.
  var keepsBytes: Bool { encoding == .utf8 }

  /// Bytes at the start of a file that are needed to tell its encoding.
  static let markLength = 3

  /// Tells the encoding by the first bytes and gives the length of the byte order mark.
  mutating func begin(_ first: some Collection<UInt8>) -> Int {
    let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]
    // In an encoding of single bytes they are letters, but no header begins with these.
    if let mark = marks.first(where: { first.starts(with: $0.bytes) }) {
      if let declared, declared != mark.encoding { fault = .otherMark(mark.encoding) }
      encoding = mark.encoding
      return mark.bytes.count
    }
    encoding = declared ?? .utf8
    let pair = Array(first.prefix(2))
    if declared == nil, pair.count == 2, (pair[0] == 0) != (pair[1] == 0) {
      fault = .looksLikeUTF16(pair[0] == 0 ? .utf16BigEndian : .utf16LittleEndian)
    }
    return 0
  }

  /// Appends the text of some more bytes to `text`.
  mutating func append(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
    switch encoding {
    case nil, .utf8?: text.append(contentsOf: bytes)
    case .latin1?: for byte in bytes { append(Unicode.Scalar(byte), to: &text) }
    case .windows1252?: for byte in bytes { append(Self.windows1252(byte), to: &text) }
    case .utf16LittleEndian?, .utf16BigEndian?: appendUnits(bytes, to: &text)
    }
  }

  /// Ends the text: what is left of a character is a fault.
  mutating func finish(_ text: inout [UInt8]) {
    guard !rest.isEmpty else { return }
    rest = []
    replace(&text, atEnd: true)
  }

  private mutating func appendUnits(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
    for byte in bytes {
      rest.append(byte)
      guard rest.count % 2 == 0 else { continue }
      let first = unit(0)
      if rest.count == 2 {
        if let scalar = Unicode.Scalar(first) {
          append(scalar, to: &text)
          rest = []
        } else if !(0xD800..<0xDC00).contains(first) {
          rest = []
          replace(&text, atEnd: false)
        }
      } else {
        let second = unit(2)
        if (0xDC00..<0xE000).contains(second) {
          let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00
          if let scalar = Unicode.Scalar(value) { append(scalar, to: &text) }
          rest = []
        } else {
          // The second is a character of its own.
          let again = Array(rest[2...])
          rest = []
          replace(&text, atEnd: false)
          appendUnits(again, to: &text)
        }
      }
    }
  }

  private func unit(_ index: Int) -> UInt16 {
    let (one, other) = (UInt16(rest[index]), UInt16(rest[index + 1]))
    return encoding == .utf16LittleEndian ? other << 8 | one : one << 8 | other
  }

  private mutating func replace(_ text: inout [UInt8], atEnd: Bool) {
    fault = fault ?? .halfCharacter(atEnd: atEnd)
    append("\u{FFFD}", to: &text)
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    text.append(contentsOf: UTF8.encode(scalar) ?? .init())
  }

  /// The characters of 0x80 to 0x9F; the five bytes that are none stay control characters.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar {
    (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  private static let upper = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
