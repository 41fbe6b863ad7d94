/// A SHA-256 digest: what a party signs and what a number carries.
package struct Fingerprint: Hashable, Sendable {
  // Four words instead of an array, so that a fingerprint needs no memory of its own.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// - Parameter digest: 32 bytes; nil for any other number.
  package init?(_ digest: some Collection<UInt8>) {
    guard digest.count == 32 else { return nil }
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in digest.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = (words[0], words[1], words[2], words[3])
  }

  /// Reads 64 lower-case hexadecimal digits, as ``full`` writes them.
  package init?(hex: some StringProtocol) {
    let digits = Array(hex.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = hexValue(digits[index]), let low = hexValue(digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes)
  }

  /// All 64 digits, as `meaning.json` and `run.yml` hold them.
  package var full: String { digits(64) }

  /// The first 12 digits, as rows and folder names hold them.
  package var stored: String { digits(12) }

  /// The first 8 digits, as people are shown them.
  package var short: String { digits(8) }

  /// The first `count` digits, 1 to 64: more than ``short`` where two would look alike.
  package func digits(_ count: Int) -> String {
    var text: [UInt8] = []
    for word in [words.0, words.1, words.2, words.3] {
      for shift in stride(from: 60, through: 0, by: -4) where text.count < count {
        text.append(hexDigits[Int(word >> UInt64(shift) & 0xF)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  package static func == (left: Self, right: Self) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) {
    // Any part of a digest is as good as a hash.
    hasher.combine(words.0)
  }
}

extension Fingerprint: Comparable, CustomStringConvertible {
  /// Orders as the hexadecimal digits do.
  package static func < (left: Self, right: Self) -> Bool { left.words < right.words }

  package var description: String { full }
}

private let hexDigits = Array("0123456789abcdef".utf8)

private func hexValue(_ digit: UInt8) -> UInt8? {
  switch digit {
  case 0x30...0x39: digit - 0x30
  case 0x61...0x66: digit - 0x61 + 10
  default: nil
  }
}
